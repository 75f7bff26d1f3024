using System.Globalization;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// What share of the time asked about was observed, bucket by bucket. As of now whatever <c>asOf</c> says: time can be found to be covered
/// only after it has passed. Sources count alike; time at which one was not registered yet, paused or retired does not
/// count, nor does the future.
/// </summary>
public sealed class Coverage(FollowedSources sources, TimeProvider time)
{
    private const int MostBuckets = 5_000, MostChanges = 200;

    public async Task<CoverageReport> Of(CountsQuery query, CancellationToken cancellation)
    {
        var all = await sources.All(cancellation);
        var now = time.GetUtcNow();
        var (from, until) = Window(query, all, now);
        SourceChange[] changes = [.. all.SelectMany(source => source.Changes).Where(change => change.At >= from && change.At < until).OrderByDescending(change => change.At)];
        var (whole, followed, gaps) = from < until ? Sweep([from, until], all).Single() : default;
        var report = new CoverageReport(
            now, whole, followed, gaps, [], [.. changes.Take(MostChanges).Select(ToView)], Math.Max(0, changes.Length - MostChanges), null);
        var begin = Math.Max(from, 0); // nothing was observed before 1970
        if (query.Bucket is not { } bucket || begin >= until)
            return report;
        // Where there are too many, those before the first source are left out.
        if ((until - begin) / Shortest(bucket) > MostBuckets)
            begin = Math.Clamp(all.Min(source => (long?)source.Changes[0].At) ?? until, begin, until - 1);
        if ((until - begin) / Shortest(bucket) > MostBuckets)
            return report with { Note = string.Create(CultureInfo.InvariantCulture, $"These are more than {MostBuckets:N0} buckets; ask for a shorter range or for larger ones.") };
        var starts = Starts(new Calendar(bucket, query.TimeZone), bucket, begin, until);
        long[] bounds = [Math.Max(starts[0], from), .. starts.Skip(1), until];
        return report with
        {
            Buckets = [.. starts.Zip(Sweep(bounds, all), (start, share) => new CoverageBucket(Time(start), share.Share, share.Sources, share.PossibleGaps))],
        };
    }

    /// <summary>What was observed of one source; null where there is none, or it is a replayed folder.</summary>
    public async Task<SourceCoverage?> OfSource(string id, CancellationToken cancellation)
    {
        if (await sources.Find(id, cancellation) is not { } source)
            return null;
        var now = time.GetUtcNow();
        var (share, _, _) = Sweep([now.AddDays(-7).ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds()], [source]).Single();
        var (newest, gap) = source.Observed switch
        {
            [.., var before, var last] => (last, new PossibleGap(Time(before.Until), Time(last.From))),
            [var only] => (only, null),
            _ => ((Stretch?)null, (PossibleGap?)null),
        };
        return new(share, newest is { } one ? Time(one.From) : null, newest is { } same ? Time(same.Until) : null, gap);
    }

    private static IEnumerable<(double? Share, int Sources, int PossibleGaps)> Sweep(long[] bounds, IReadOnlyList<FollowedSource> all)
    {
        var sweep = new CoverageSweep(bounds);
        foreach (var source in all)
            sweep.Add(source);
        return sweep.Shares();
    }

    /// <summary>What is asked about, as far as it has passed; without a beginning, from the first source on.</summary>
    private static (long From, long Until) Window(CountsQuery query, IReadOnlyList<FollowedSource> all, DateTimeOffset now)
    {
        var end = now.ToUnixTimeMilliseconds();
        var until = query.To is { } to ? Math.Min(to.ToUnixTimeMilliseconds(), end) : end;
        return (query.From?.ToUnixTimeMilliseconds() ?? all.Min(source => (long?)source.Changes[0].At) ?? until, until);
    }

    /// <summary>The first is that of the moment asked for, be it earlier than it: buckets have the starts that counts give.</summary>
    private static List<long> Starts(Calendar calendar, Bucket bucket, long from, long until)
    {
        var starts = new List<long>();
        var longest = Longest(bucket);
        for (var minute = Minute(calendar.StartOf(from / 60_000)); minute * 60_000 < until; minute = Next(minute))
            starts.Add(minute * 60_000);
        return starts;

        // Clocks change, so the next one is looked for backwards from a minute that lies behind it.
        long Next(long start)
        {
            var next = start;
            while (next == start)
                next = Minute(calendar.StartOf(next + longest));
            while (Minute(calendar.StartOf(next - 1)) is var between && between > start)
                next = between;
            return next;
        }
    }

    private static long Minute(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

    /// <summary>Milliseconds.</summary>
    private static long Shortest(Bucket bucket) => bucket switch { Bucket.Hour => 1L, Bucket.Day => 24, Bucket.Week => 7 * 24, _ => 28 * 24 } * 3_600_000;

    /// <summary>More minutes than any has.</summary>
    private static long Longest(Bucket bucket) => bucket switch { Bucket.Hour => 2, Bucket.Day => 27, Bucket.Week => 8 * 24, _ => 32 * 24 } * 60;

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static SourceSetChange ToView(SourceChange change) => new(Time(change.At), change.Source, change.Name, change.Change);
}

/// <param name="At">The moment at which this was so: coverage may grow with the next fetch.</param>
/// <param name="Share">Of the whole range, 0 to 1; null where no source was active in it.</param>
/// <param name="Sources">Those that were active in it.</param>
/// <param name="PossibleGaps">Of how many breaks in what was observed of a source it holds any part.</param>
/// <param name="Changes">Of the set of sources within the range, the newest first.</param>
/// <param name="MoreChanges">Older ones that are not listed.</param>
/// <param name="Note">Why there are no buckets, where there might be.</param>
public sealed record CoverageReport(
    DateTimeOffset At, double? Share, int Sources, int PossibleGaps, IReadOnlyList<CoverageBucket> Buckets, IReadOnlyList<SourceSetChange> Changes,
    int MoreChanges, string? Note);

/// <param name="Coverage">0 to 1; null where no source was active, so that a count of 0 says nothing.</param>
public sealed record CoverageBucket(DateTimeOffset Start, double? Coverage, int Sources, int PossibleGaps);

/// <param name="Last7Days">Share of the last seven days that was observed, of the time at which the source was active; null where it never was.</param>
/// <param name="Since">From then on it is observed without a break; null: it was never fetched well.</param>
/// <param name="Until">Up to then: its newest good fetch.</param>
/// <param name="LastGap">The newest time between two fetches in which items may have come and gone unseen.</param>
public sealed record SourceCoverage(double? Last7Days, DateTimeOffset? Since, DateTimeOffset? Until, PossibleGap? LastGap);

public sealed record PossibleGap(DateTimeOffset From, DateTimeOffset Until);

public sealed record SourceSetChange(DateTimeOffset At, string Source, string Name, SourceChangeKind Change);
