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

    /// <summary>Every count of a topic: per published day, for the undated and in all.</summary>
    public IReadOnlyDictionary<string, long> Counts(string topic, bool pieces)
    {
        var holds = SimulatedTopics.All.Single(one => one.Definition.Id == topic).Holds;
        var matching = last.Values.Where(item => holds(item.Words.ToHashSet()));
        // A piece is a text; its day is that of its first print, and a dated print comes before an undated one.
        var days = pieces
            ? matching.GroupBy(item => item.Text).Select(prints => prints.Min(item => item.Published))
            : matching.Select(item => item.Published);
        return Table(days.Select(Day));
    }

    public static string Day(DateTimeOffset? time) => time is { } at ? at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "undated";

    private static Dictionary<string, long> Table(IEnumerable<string> days)
    {
        var table = days.CountBy(day => day).ToDictionary(day => day.Key, day => (long)day.Value);
        table["total"] = table.Values.Sum();
        return table;
    }
}
