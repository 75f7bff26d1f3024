using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Ledger;
using PakRussiaMonitor.Tests.Support;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>What a fetch, its drain and an operator write into a source's row is the same on every database.</summary>
public abstract class SourceRowsContract : DatabaseContract
{
    private readonly ManualTime time = new();

    private SourceTable Table => field ??= new(Database, time, CrashPoints.None);

    private ResponseTable Responses => new(Database, time, CrashPoints.None);

    private SourceEditing Editing => new(Database, time);

    private SourceDays Days => new(Database, time);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    [Fact]
    public async Task A_drain_sets_interval_floor_and_due_time_and_adds_to_the_day()
    {
        await Register();
        await FetchAndDrain(items: 10, known: 0, TimeSpan.Zero);
        time.Advance(TimeSpan.FromMinutes(30));
        await FetchAndDrain(items: 10, known: 2, TimeSpan.FromMinutes(20));

        var source = (await Table.Find("feed", default))!;
        Assert.Equal((900, 1200, 1200, Now + 1_200_000), (source.IntervalSeconds, source.AskedSeconds, source.FloorSeconds, source.NextDueAt));
        var day = Assert.Single(await Days.Of("feed", default));
        Assert.Equal((2, 2, 18), (day.Fetches, day.Good, day.NewItems));
        Assert.Equal([day], (await Days.OfAll(default))["feed"]);
    }

    [Fact]
    public async Task A_drain_that_finds_no_feed_takes_back_what_the_fetch_had_concluded()
    {
        await Register();
        await Save(fetch => fetch with { Move = new("https://new.example/", 2, Now) });
        await Responses.Advance(new((await Responses.NextPending("feed", default))!.Id, 0, 0, 0, [], true, "No feed.", FetchOutcome.NotAFeed), default);

        var source = (await Table.Find("feed", default))!;
        Assert.Equal((null, null, 1.0), (source.ETag, source.Move, source.FailureWeight));
        Assert.Equal((1, 0), (await Days.Of("feed", default)) is [var day] ? (day.Fetches, day.Good) : default);
    }

    [Fact]
    public async Task An_address_is_adopted_once_and_a_note_outlives_the_drains_own_account()
    {
        await Register();
        await Table.Add("other", new("https://other.example/feed"), "Other", TimeSpan.Zero, default);
        await Save(fetch => fetch with { Adopts = "https://other.example/feed" });
        Assert.Equal("https://paper.example/feed", (await Table.Find("feed", default))!.Url);
        await Save(fetch => fetch with { Adopts = "https://new.example/feed" });
        Assert.Equal(("https://new.example/feed", 2L), (await Table.Find("feed", default)) is { } source ? (source.Url, source.Version) : default);

        while (await Responses.NextPending("feed", default) is { } response)
            await Responses.Advance(new(response.Id, 0, 0, 0, [], true, "Read 0 items."), default);
        var sentences = (await new FetchHistory(Database).Of("feed", 5, default)).Select(fetch => fetch.Sentence).ToArray();
        Assert.StartsWith("Read 0 items. From now on it is fetched from https://new.example/feed", sentences[0], StringComparison.Ordinal);
        Assert.StartsWith("Read 0 items. It has moved for good to https://other.example/feed", sentences[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_is_saved_with_its_audit_row_for_the_version_it_was_made_for()
    {
        await Register();
        var patch = System.Text.Json.JsonDocument.Parse("""{"intervalMinutes":60}""").RootElement;
        Assert.Equal(EditOutcome.Changed, (await Editing.Change("feed", new("A paper", SourceState.Paused, patch), 1, default)).Outcome);
        Assert.Equal(new(EditOutcome.Stale, Version: 2), await Editing.Change("feed", new("Another"), 1, default));
        Assert.Equal(EditOutcome.Refused, (await Editing.Change("feed", new(" "), null, default)).Outcome);
        Assert.Equal(EditOutcome.Unknown, (await Editing.Change("nowhere", new("x"), null, default)).Outcome);

        var source = (await Table.Find("feed", default))!;
        Assert.Equal(("A paper", SourceState.Paused, 3600, 60), (source.Name, source.State, source.IntervalSeconds, source.Settings.IntervalMinutes));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM audit WHERE action = 'source.pause' AND subject = 'feed'"));
        Assert.Equal(EditOutcome.Changed, (await Editing.Change("feed", new(State: SourceState.Active), null, default)).Outcome);
        Assert.Equal(Now, (await Table.Find("feed", default))!.NextDueAt);
    }

    [Fact]
    public async Task A_source_that_is_retired_leaves_nothing_pending_and_takes_no_more_fetches()
    {
        await Register();
        await Save(fetch => fetch);
        var source = (await Table.Find("feed", default))!;
        Assert.Equal(EditOutcome.Stale, (await Editing.Retire("feed", 7, default)).Outcome);
        Assert.Equal(EditOutcome.Changed, (await Editing.Retire("feed", 1, default)).Outcome);

        Assert.False(await Responses.AnyPending(default));
        Assert.False(await Responses.Save(Fetched(source), default));
        Assert.Equal(EditOutcome.Unknown, (await Editing.Retire("feed", null, default)).Outcome);
        Assert.True(await Register("again"));
    }

    [Fact]
    public async Task A_sweep_forgets_fetches_after_ninety_days_and_leaves_each_source_its_last_one_and_the_sums_of_its_days()
    {
        await Register();
        for (var day = 0; day < 95; day++)
        {
            await Save(fetch => fetch with { Body = null, BodyHash = null });
            time.Advance(TimeSpan.FromDays(1));
        }

        await Table.Add("still", new("https://still.example/feed"), "Fetched once", TimeSpan.Zero, default);
        Assert.True(await Responses.Save(Fetched((await Table.Find("still", default))!) with { Body = null, BodyHash = null }, default));
        await Responses.Sweep(TimeSpan.FromDays(14), long.MaxValue, default);
        Assert.Equal(90, await Scalar("SELECT count(*) FROM \"fetch\" WHERE source = 'feed'"));
        time.Advance(TimeSpan.FromDays(91));
        await Responses.Sweep(TimeSpan.FromDays(14), long.MaxValue, default);

        Assert.Equal(["feed", "still"], (await new FetchHistory(Database).OfAll(5, default)).Where(source => source.Value.Fetches.Count == 1).Select(source => source.Key).Order());
        Assert.Equal(95, await Scalar("SELECT sum(fetches) FROM source_day WHERE source = 'feed'"));
    }

    [Fact]
    public async Task The_last_fetches_of_all_sources_are_those_of_each_newest_first()
    {
        await Register();
        await Table.Add("other", new("https://other.example/feed"), "Fetched once", TimeSpan.Zero, default);
        for (var status = 200; status < 205; status++)
            await Save(fetch => fetch with { Status = status });
        Assert.True(await Responses.Save(Fetched((await Table.Find("other", default))!), default));

        var all = await new FetchHistory(Database).OfAll(3, default);
        Assert.Equal([204, 203, 202], all["feed"].Fetches.Select(fetch => fetch.Status!.Value));
        Assert.Equal([200], all["other"].Fetches.Select(fetch => fetch.Status!.Value));
    }

    /// <summary>The start of a fetch that a wrong clock put into the future used to make every later one seem early.</summary>
    [Fact]
    public async Task After_the_clock_was_set_back_intervals_grow_again()
    {
        await Register();
        await FetchAndDrain(items: 10, known: 0, TimeSpan.Zero);
        time.Advance(-TimeSpan.FromDays(1));
        await FetchAndDrain(items: 10, known: 10, TimeSpan.Zero);
        time.Advance(TimeSpan.FromMinutes(30));
        await FetchAndDrain(items: 10, known: 10, TimeSpan.Zero);

        Assert.Equal(2250, (await Table.Find("feed", default))!.IntervalSeconds);
    }

    private Task<bool> Register(string id = "feed") => Table.Add(id, new("https://paper.example/feed"), "The feed", TimeSpan.Zero, default);

    private async Task Save(Func<FinishedFetch, FinishedFetch> with) =>
        Assert.True(await Responses.Save(with(Fetched((await Table.Find("feed", default))!)), default));

    private async Task FetchAndDrain(int items, int known, TimeSpan pace)
    {
        await Save(fetch => fetch);
        var response = (await Responses.NextPending("feed", default))!;
        Assert.True(await Responses.Advance(new(response.Id, items, items, items - known, [], true) { Known = known, Pace = pace }, default));
    }

    private FinishedFetch Fetched(RegisteredSource source) => new(
        source.Id, Now, 1, FetchOutcome.Fetched, "Fetched.", 200, 1, 1, source.Url, null, [1], [1], "\"e\"", null, Now, Now + 1_800_000, 0, source.Fence)
    {
        IntervalSeconds = source.IntervalSeconds,
        FloorSeconds = source.FloorSeconds,
    };
}

public sealed class SqliteSourceRowsTests : SourceRowsContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

[NeedsPostgreSql]
public sealed class PostgreSqlSourceRowsTests : SourceRowsContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
