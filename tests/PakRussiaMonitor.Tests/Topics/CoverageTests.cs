using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>The share of time that was observed, bucket by bucket. Now is noon.</summary>
public sealed class CoverageTests : IAsyncLifetime
{
    private const int Seed = 1947;
    private const long Hour = 3_600_000;

    private readonly ManualTime time = new();
    private readonly TestDatabase place;
    private readonly Random random = new(Seed);

    public CoverageTests() => place = new(time);

    private static DateTimeOffset Noon => ManualTime.Noon;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await place.DisposeAsync();

    [Fact]
    public async Task A_bucket_before_the_first_source_is_null_one_that_was_missed_is_zero_and_the_future_is_no_part_of_it()
    {
        await Source("a", -3, (-3, -2), (-1, 0));
        var coverage = await Of(new(Noon.AddHours(-5), Noon.AddHours(3), Bucket.Hour));

        Assert.Equal(
            "7:null/0/0 8:null/0/0 9:1/1/0 10:0/1/1 11:1/1/0", string.Join(' ', coverage.Buckets.Select(bucket =>
                FormattableString.Invariant($"{bucket.Start.Hour}:{bucket.Coverage?.ToString(null, null) ?? "null"}/{bucket.Sources}/{bucket.PossibleGaps}"))));
        Assert.Equal((0.6666, 1, 1), (coverage.Share, coverage.Sources, coverage.PossibleGaps));
    }

    [Fact]
    public async Task Sources_weigh_alike_by_the_time_at_which_they_were_active()
    {
        await Source("a", -10, (-2, -1));
        await Source("b", -1.5, (-1.5, -1.25)); // half of its half hour
        var coverage = await Of(new(Noon.AddHours(-2), Noon.AddHours(-1), Bucket.Hour));
        Assert.Equal(new CoverageBucket(Noon.AddHours(-2), 0.75, 2, 0), coverage.Buckets.Single());
    }

    [Fact]
    public async Task What_was_not_quite_observed_is_not_one()
    {
        await Source("a", -24 * 200, (-24 * 200, -0.0001));
        Assert.Equal(0.9999, (await Of(new())).Share);
    }

    [Fact]
    public async Task Paused_time_is_no_part_of_it_and_changes_of_the_set_are_listed()
    {
        await Source("a", -4, (-4, -3));
        await Source("b", -6, (-6, 0));
        await Audit("source.pause", "a", -3);
        await Audit("source.resume", "a", -1);
        await Audit("source.retire", "b", -2);
        await Audit("source.purge", "b", -1.5);
        var coverage = await Of(new(Noon.AddHours(-5), null, Bucket.Hour));

        Assert.Equal([1.0, 1.0, 1.0, null, 0.0], coverage.Buckets.Select(bucket => bucket.Coverage));
        Assert.Equal([1, 2, 1, 0, 1], coverage.Buckets.Select(bucket => bucket.Sources));
        Assert.Equal(
            ["a Resumed -1", "b Retired -2", "a Paused -3", "a Added -4"],
            coverage.Changes.Select(change => FormattableString.Invariant($"{change.Source} {change.Change} {(change.At - Noon).TotalHours}")));
    }

    [Fact]
    public async Task Replayed_folders_are_no_sources_of_time()
    {
        await new SourceTable(place.Database, time, CrashPoints.None).PutReplay("replay:seeds", new("http://127.0.0.1:1/"), "Seeds", default);
        var coverage = await Of(new(Noon.AddHours(-1), null, Bucket.Hour));
        Assert.Equal((null, 0), (coverage.Share, coverage.Sources));
        Assert.Empty(coverage.Changes);
    }

    [Theory]
    [InlineData("0001-01-01", "9999-12-31")]
    [InlineData("0001-01-01", "0001-02-01")]
    [InlineData("1926-01-01", "2026-11-20")]
    [InlineData("9998-01-01", "9999-12-31")]
    public async Task Any_range_is_answered(string from, string to)
    {
        await Source("a", -300 * 24, (-300 * 24, 0));
        foreach (var bucket in Enum.GetValues<Bucket>())
        {
            foreach (var zone in (string[])["UTC", "Asia/Karachi", "America/Santiago", "Pacific/Apia"])
            {
                var coverage = await Of(new(DateTimeOffset.Parse(from + "Z", null), DateTimeOffset.Parse(to + "Z", null), bucket, zone));
                Assert.InRange(coverage.Buckets.Count, 0, 5_001);
                Assert.Equal(bucket == Bucket.Hour && coverage.Sources > 0, coverage.Note is not null);
            }
        }
    }

    [Fact]
    public async Task Buckets_begin_where_those_of_counts_do_and_leave_nothing_out()
    {
        await Source("a", -24 * 900, (-24 * 900, 0));
        foreach (var zone in (string[])["UTC", "Asia/Karachi", "Europe/London", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu"])
        {
            foreach (var (bucket, days) in (IEnumerable<(Bucket, int)>)[(Bucket.Hour, 200), (Bucket.Day, 800), (Bucket.Week, 800), (Bucket.Month, 800)])
            {
                var from = Noon.AddMinutes(-random.Next(days * 24 * 60));
                var calendar = new Calendar(bucket, zone);
                var expected = Enumerable.Range(0, (int)(Noon - from).TotalMinutes).Select(minute => calendar.StartOf((from.ToUnixTimeSeconds() / 60) + minute)).Distinct();
                Assert.Equal(expected, (await Of(new(from, null, bucket, zone))).Buckets.Select(one => one.Start));
            }
        }
    }

    [Fact]
    public void Shares_are_those_of_a_count_second_by_second()
    {
        for (var i = 0; i < 300; i++)
        {
            long[] bounds = [.. Enumerable.Range(0, random.Next(2, 12)).Select(_ => (long)random.Next(120)).Distinct().Order()];
            if (bounds.Length < 2)
                continue;
            FollowedSource[] sources = [.. Enumerable.Range(0, random.Next(4)).Select(n => new FollowedSource($"{n}", "", [], Stretches(), Stretches()))];
            var sweep = new CoverageSweep(bounds);
            foreach (var source in sources)
                sweep.Add(source);
            Assert.Equal($"{i} (seed {Seed})\n{string.Join('\n', Plainly(bounds, sources))}", $"{i} (seed {Seed})\n{string.Join('\n', sweep.Shares())}");
        }
    }

    private static IEnumerable<(double?, int, int)> Plainly(long[] bounds, FollowedSource[] sources)
    {
        static bool Holds(IReadOnlyList<Stretch> stretches, long at) => stretches.Any(stretch => stretch.From <= at && at < stretch.Until);
        for (var i = 0; i + 1 < bounds.Length; i++)
        {
            long[] moments = [.. Enumerable.Range((int)bounds[i], (int)(bounds[i + 1] - bounds[i])).Select(moment => (long)moment)];
            double[] shares = [.. from source in sources
                                  let active = moments.Where(at => Holds(source.Active, at)).ToArray()
                                  where active.Length > 0
                                  select (double)active.Count(at => Holds(source.Observed, at)) / active.Length];
            var gaps = sources.Sum(source => source.Observed.Zip(source.Observed.Skip(1)).Count(pair => moments.Any(at => at >= pair.First.Until && at < pair.Second.From)));
            yield return (shares.Length == 0 ? null : Math.Floor((shares.Where(s => s == 1).Sum() + shares.Where(s => s < 1).Sum()) / shares.Length * 10_000) / 10_000, shares.Length, gaps);
        }
    }

    private Stretch[] Stretches()
    {
        long[] ends = [.. Enumerable.Range(0, 2 * random.Next(4)).Select(_ => (long)random.Next(-20, 140)).Distinct().Order()];
        return [.. ends.Chunk(2).Where(pair => pair.Length == 2).Select(pair => new Stretch(pair[0], pair[1]))];
    }

    private Task<CoverageReport> Of(CountsQuery query) => new Coverage(new FollowedSources(place.Database, time), time).Of(query, default);

    /// <summary>Hours are counted from noon.</summary>
    private async Task Source(string id, double created, params (double From, double Until)[] observed)
    {
        await Execute($"INSERT INTO source (id, url, name, kind, state, created_at, interval_seconds) VALUES ('{id}', '{id}', '{id}', 'Feed', 'Active', {At(created)}, 1800)");
        foreach (var (from, until) in observed)
            await Execute($"INSERT INTO observed (source, from_ms, until_ms) VALUES ('{id}', {At(from)}, {At(until)})");
    }

    private Task<int> Audit(string action, string source, double at) =>
        Execute($"INSERT INTO audit (at, actor, action, subject, detail) VALUES ({At(at)}, 'operator', '{action}', '{source}', '')");

    private static long At(double hour) => Noon.ToUnixTimeMilliseconds() + (long)(hour * Hour);

    private Task<int> Execute(string sql) => place.Database.Write(connection => connection.ExecuteAsync(sql), default);
}
