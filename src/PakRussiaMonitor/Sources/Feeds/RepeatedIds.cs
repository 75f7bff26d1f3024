using System.Globalization;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>A guid that a feed gives to several items is nobody's: else one of them would be taken for a revision of another.</summary>
internal static class RepeatedIds
{
    public static void Disown(List<FeedItem> items, FeedWarnings warnings)
    {
        var first = new Dictionary<string, FeedItem>(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.Id is { } id && !first.TryAdd(id, item) && IsOther(first[id], item))
                shared.Add(id);
        }

        if (shared.Count == 0)
            return;
        warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Several items have the same guid ({shared.Count} such guids); they are told apart by their links."));
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Id is { } id && shared.Contains(id))
                items[i] = items[i] with { Id = null, SharedId = id };
        }
    }

    /// <summary>The same address or title twice is the same item twice.</summary>
    private static bool IsOther(FeedItem one, FeedItem two) => one.Url != two.Url && one.Title != two.Title;
}
