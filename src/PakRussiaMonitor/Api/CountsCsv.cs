using System.Text;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Api;

/// <summary>
/// Counts as a table: a line for the total, one for the undated, one per bucket, and the same for each group. Lines of groups name by
/// what they are grouped; the others have nothing there.
/// </summary>
internal static class CountsCsv
{
    public static string Write(CountsView view, string? by)
    {
        var text = new StringBuilder().Append(CsvTable.Mark);
        var isShare = view.Share is not null;
        CsvTable.Append(text, ["topic", "revision", "asOf", "unit", "clock", "timeZone", "by", "group", "part", "start", "count", .. isShare ? (string[])["whole", "share"] : []]);
        void Line(string? grouped, string? group, string part, DateTimeOffset? start, long count, ShareCount? share) => CsvTable.Append(text, [
            view.Topic, view.Revision, view.AsOf, Name(view.Unit), Name(view.Clock), view.TimeZone, grouped, group, part, start, count,
            .. isShare ? (object?[])[share?.Whole, share?.Value] : []]);

        Line(null, null, "total", null, view.Total, view.Share is { } whole ? new(whole.Count, whole.Whole, whole.Value) : null);
        Line(null, null, "undated", null, view.Undated, view.Share?.Undated);
        var bucket = view.Bucket is { } size ? Name(size) : "";
        if (view.Share is { } share)
        {
            foreach (var one in share.Buckets)
                Line(null, null, bucket, one.Start, one.Count, new(one.Count, one.Whole, one.Value));
        }
        else
        {
            foreach (var one in view.Buckets)
                Line(null, null, bucket, one.Start, one.Count, null);
        }
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
