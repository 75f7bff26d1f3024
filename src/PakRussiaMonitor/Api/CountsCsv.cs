using System.Text;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>
/// Counts as a table: a line for the total, one for the undated, one per bucket that has a count or was observed, and the same for each group.
/// Lines of groups name by what they are grouped; the others have nothing there. The last columns say what was observed of the time that a line
/// counts; they are empty where it is no time (the undated), or the same time again (the groups).
/// </summary>
internal static class CountsCsv
{
    public static string Write(CountsView view, string? by)
    {
        var text = new StringBuilder().Append(CsvTable.Mark);
        var isShare = view.Share is not null;
        CsvTable.Append(text, [
            "topic", "revision", "asOf", "unit", "clock", "timeZone", "by", "group", "part", "start", "count", .. isShare ? (string[])["whole", "share"] : [], "coverage", "sources", "possibleGaps"]);
        void Line(string? grouped, string? group, string part, DateTimeOffset? start, long count, ShareCount? share, CoverageBucket? seen = null) => CsvTable.Append(text, [
            view.Topic, view.Revision, view.AsOf, Name(view.Unit), Name(view.Clock), view.TimeZone, grouped, group, part, start, count,
            .. isShare ? (object?[])[share?.Whole, share?.Value] : [], seen?.Coverage, seen?.Sources, seen?.PossibleGaps]);

        Line(null, null, "total", null, view.Total, view.Share is { } whole ? new(whole.Count, whole.Whole, whole.Value) : null,
            view.Coverage is { } all ? new(default, all.Share, all.Sources, all.PossibleGaps) : null);
        Line(null, null, "undated", null, view.Undated, view.Share?.Undated);
        var bucket = view.Bucket is { } size ? Name(size) : "";
        var counts = view.Buckets.ToDictionary(one => one.Start, one => one.Count);
        var shares = (view.Share?.Buckets ?? []).ToDictionary(one => one.Start, one => new ShareCount(one.Count, one.Whole, one.Value));
        var observed = (view.Coverage?.Buckets ?? []).ToDictionary(one => one.Start);
        foreach (var start in counts.Keys.Union(shares.Keys).Union(observed.Keys.Where(start => observed[start].Coverage is not null)).Order())
            Line(null, null, bucket, start, counts.GetValueOrDefault(start), shares.GetValueOrDefault(start), observed.GetValueOrDefault(start));
        foreach (var group in view.Groups)
        {
            Line(by, group.Key, "total", null, group.Total, null);
            Line(by, group.Key, "undated", null, group.Undated, null);
            foreach (var one in group.Buckets)
                Line(by, group.Key, bucket, one.Start, one.Count, null);
        }

        return text.ToString();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
