using System.Globalization;

namespace PakRussiaMonitor.Simulator;

/// <summary>What the service must have come to, worked out from the log of what was served alone.</summary>
internal sealed class Oracle
{
    private readonly Dictionary<string, ServedItem> last = [];

    public Oracle(IEnumerable<ServedItem> served)
    {
        foreach (var item in served)
            last[item.Url] = item;
    }

    /// <summary>By its URL, every item as it was served last.</summary>
    public IReadOnlyDictionary<string, ServedItem> Items => last;

    /// <summary>
    /// Every count of a topic: per published day, for the undated and in all. When the service would see an item is not known
    /// here, so on that clock there is the total alone.
    /// </summary>
    public IReadOnlyDictionary<string, long> Counts(CountedTopic what)
    {
        var matching = Matching(what.Topic);
        // A piece is a text; its day is that of its first print, and a dated print comes before an undated one.
        var days = what.Pieces
            ? matching.GroupBy(item => item.Text).Select(prints => prints.Min(item => item.Published))
            : matching.Select(item => item.Published);
        return Table(what.Seen ? days.Select(_ => "all days") : days.Select(Day));
    }

    /// <summary>What a receipt must list, each once: the URLs of articles, the texts of pieces.</summary>
    public IReadOnlySet<string> Receipt(CountedTopic what) => Matching(what.Topic).Select(item => what.Pieces ? item.Text : item.Url).ToHashSet();

    public static string Day(DateTimeOffset? time) => time is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "undated";

    private IEnumerable<ServedItem> Matching(string topic)
    {
        var holds = SimulatedTopics.All.Single(one => one.Definition.Id == topic).Holds;
        return last.Values.Where(item => holds(item.Words.ToHashSet()));
    }

    private static Dictionary<string, long> Table(IEnumerable<string> days)
    {
        var table = days.CountBy(day => day).ToDictionary(day => day.Key, day => (long)day.Value);
        table["total"] = table.Values.Sum();
        return table;
    }
}
