using System.Collections.Concurrent;
using System.Globalization;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Tests.Ledger.Histories;

/// <summary>An article that stands, with what it counts as. Answers are derived from lists of these, the plainest way.</summary>
internal sealed record Entry(
    long Article, long? PublishedMinute, long SeenMinute, string Outlet, string? Author, string? Language, string Kind, long Piece)
{
    private static readonly ConcurrentDictionary<(long, Bucket, string), DateTimeOffset> Starts = [];

    /// <summary>Whether it carries its piece on the published clock.</summary>
    public bool IsFirstPublished { get; init; }

    /// <summary>Whether it carries its piece on the seen clock.</summary>
    public bool IsFirstSeen { get; init; }

    /// <summary>
    /// A whole revision's entries, each piece given to one of them: to the first, the undated coming after all dated ones; where
    /// that is a tie to the first seen, then to the older article.
    /// </summary>
    public static IReadOnlyList<Entry> WithPieces(IReadOnlyCollection<Entry> standing) => [.. standing
        .Select(entry => (Entry: entry, Piece: standing.Where(other => other.Piece == entry.Piece)))
        .Select(of => of.Entry with
        {
            IsFirstPublished = of.Entry == of.Piece.OrderBy(e => e.PublishedMinute ?? long.MaxValue).ThenBy(e => e.SeenMinute).ThenBy(e => e.Article).First(),
            IsFirstSeen = of.Entry == of.Piece.OrderBy(e => e.SeenMinute).ThenBy(e => e.Article).First(),
        })
        .OrderBy(entry => entry.Article)];

    /// <summary>The entries that answer a question, newest first and the undated last: the receipt.</summary>
    public static IReadOnlyList<Entry> Receipt(IReadOnlyCollection<Entry> standing, CountsQuery query)
    {
        return [.. standing
            .Where(entry => query.Unit != Unit.Pieces || (query.Clock == Clock.Published ? entry.IsFirstPublished : entry.IsFirstSeen))
            .Where(entry => (query.Kind is null || entry.Kind == query.Kind) && IsWithin(entry.MinuteOn(query.Clock), query))
            .OrderByDescending(entry => entry.MinuteOn(query.Clock) ?? long.MinValue).ThenByDescending(entry => entry.Article)];
    }

    /// <summary>An answer in words, the way <see cref="Words(TopicCounts)"/> puts the service's.</summary>
    public static string Answer(IReadOnlyCollection<Entry> standing, CountsQuery query)
    {
        var counted = Receipt(standing, query);
        var groups = query.By is not { } by ? [] : counted
            .GroupBy(entry => by switch { Grouping.Outlet => entry.Outlet, Grouping.Author => entry.Author, Grouping.Kind => entry.Kind, _ => entry.Language })
            .Select(group => $"{group.Key ?? "(none)"}: {Sums([.. group], query)}");
        return string.Join("\n", [Sums(counted, query), .. groups.Order(StringComparer.Ordinal)]);
    }

    public static string Words(TopicCounts counts) => string.Join(
        "\n",
        [
            Words(counts.Total, counts.Undated, counts.Buckets),
            .. counts.Groups.Select(group => $"{group.Key ?? "(none)"}: {Words(group.Total, group.Undated, group.Buckets)}").Order(StringComparer.Ordinal),
        ]);

    private static string Sums(IReadOnlyCollection<Entry> counted, CountsQuery query)
    {
        var buckets = query.Bucket is not { } bucket ? [] : counted
            .Where(entry => entry.MinuteOn(query.Clock) is not null)
            .GroupBy(entry => StartOf(entry.MinuteOn(query.Clock)!.Value, bucket, query.TimeZone))
            .Select(group => new BucketCount(group.Key, Sum(group, query.Unit)))
            .Where(sum => sum.Count != 0);
        return Words(
            Sum(counted, query.Unit), Sum(counted.Where(entry => entry.MinuteOn(query.Clock) is null), query.Unit), [.. buckets.OrderBy(sum => sum.Start)]);
    }

    private static long Sum(IEnumerable<Entry> entries, Unit unit) => unit switch
    {
        Unit.Outlets => entries.Select(entry => entry.Outlet).Distinct().Count(),
        Unit.Authors => entries.Select(entry => entry.Author).OfType<string>().Distinct().Count(),
        _ => entries.Count(),
    };

    private long? MinuteOn(Clock clock) => clock == Clock.Published ? PublishedMinute : SeenMinute;

    private static bool IsWithin(long? minute, CountsQuery query)
    {
        if (minute is not { } at)
            return query.From is null && query.To is null;
        var time = DateTimeOffset.FromUnixTimeSeconds(at * 60);
        return (query.From is null || time >= query.From) && (query.To is null || time < query.To);
    }

    /// <summary>Walks back a quarter of an hour at a time, for as long as a clock on the wall there shows the same bucket.</summary>
    private static DateTimeOffset StartOf(long minute, Bucket bucket, string zone) => Starts.GetOrAdd((minute, bucket, zone), static asked =>
    {
        var (minute, bucket, zone) = asked;
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var start = DateTimeOffset.FromUnixTimeSeconds((minute - (minute % 15)) * 60);
        var name = NameOf(start);
        while (NameOf(start.AddMinutes(-15)) == name)
            start = start.AddMinutes(-15);
        return start;

        // An hour that the wall shows twice is two hours: the offset tells them apart.
        string NameOf(DateTimeOffset time)
        {
            var wall = TimeZoneInfo.ConvertTime(time, place);
            return bucket switch
            {
                Bucket.Hour => wall.ToString("yyyy-MM-dd HH zzz", CultureInfo.InvariantCulture),
                Bucket.Day => wall.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Bucket.Week => $"{ISOWeek.GetYear(wall.Date)} {ISOWeek.GetWeekOfYear(wall.Date)}",
                _ => wall.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            };
        }
    });

    private static string Words(long total, long undated, IEnumerable<BucketCount> buckets) =>
        $"{total} ({undated} undated) {string.Join(", ", buckets.Select(bucket => $"{bucket.Start.UtcDateTime:s} {bucket.Count}"))}";
}
