using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Ledger;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>Which time fetches cover. Moments are hours.</summary>
public abstract class ObservationContract : DatabaseContract
{
    private const long Hour = 3_600_000;

    private readonly ManualTime time = new();
    private readonly Crash crash = new();

    private SourceTable Sources => field ??= new(Database, time, crash);

    private ResponseTable Responses => new(Database, time, crash);

    [Fact]
    public async Task Fetches_that_share_items_and_those_that_find_nothing_changed_cover_the_time_between_them()
    {
        await Begin(0);
        Assert.Equal("0-0", await Observed());
        await Read(1);
        await Save(FetchOutcome.NotModified, 2);
        await Save(FetchOutcome.Unchanged, 3);
        Assert.Equal("0-3", await Observed());
    }

    [Fact]
    public async Task A_feed_that_shares_nothing_with_what_was_known_leaves_the_time_before_it_uncovered()
    {
        await Begin(0);
        await Read(1);
        await Read(2, apart: true);
        await Save(FetchOutcome.NotModified, 3);
        Assert.Equal("0-1 2-3", await Observed());
    }

    [Fact]
    public async Task A_feed_that_never_shares_anything_has_one_row()
    {
        await Begin(0);
        for (var hour = 1; hour < 5; hour++)
            await Read(hour, apart: true);
        Assert.Equal("4-4", await Observed());
    }

    [Fact]
    public async Task Failures_cover_nothing_and_break_nothing()
    {
        await Begin(0);
        await Save(FetchOutcome.Unreachable, 1);
        Assert.Equal("0-0", await Observed());
        await Read(2);
        Assert.Equal("0-2", await Observed());
    }

    [Fact]
    public async Task That_a_feed_is_unchanged_says_nothing_until_its_body_is_read()
    {
        await Begin(0);
        await Read(1);
        await Save(FetchOutcome.Fetched, 2);
        await Save(FetchOutcome.NotModified, 3);
        Assert.Equal("0-1", await Observed());
        await Drain(apart: true);
        Assert.Equal("0-1 2-2", await Observed());
        await Save(FetchOutcome.NotModified, 4);
        Assert.Equal("0-1 2-4", await Observed());
    }

    [Fact]
    public async Task That_what_turned_out_to_be_no_feed_is_unchanged_covers_nothing()
    {
        await Begin(0);
        await Save(FetchOutcome.Fetched, 1);
        await Drain(outcome: FetchOutcome.NotAFeed);
        await Save(FetchOutcome.Unchanged, 2);
        Assert.Equal("0-0", await Observed());
        await Read(3);
        Assert.Equal("0-3", await Observed());
    }

    [Fact]
    public async Task A_clock_that_is_a_day_behind_for_a_while_loses_nothing()
    {
        await Begin(0);
        await Read(48);
        await Save(FetchOutcome.NotModified, 25);
        Assert.Equal("0-25", await Observed());
        await Save(FetchOutcome.NotModified, 49);
        Assert.Equal("0-49", await Observed());
    }

    [Fact]
    public async Task What_a_clock_told_that_was_a_year_ahead_is_forgotten_with_the_first_fetch_by_the_right_one()
    {
        await Begin(0);
        await Read(8760);
        await Read(8762, apart: true);
        await Save(FetchOutcome.NotModified, 8763);
        Assert.Equal("0-8760 8762-8763", await Observed());
        await Read(2);
        Assert.Equal("0-2", await Observed());
    }

    [Fact]
    public async Task A_replayed_folder_is_no_observation()
    {
        await Sources.PutReplay("feed", new("http://127.0.0.1:1/"), "Folder", default);
        await Read(0);
        await Read(1);
        await Save(FetchOutcome.Unchanged, 2);
        Assert.Equal("", await Observed());
    }

    [Fact]
    public async Task What_was_found_apart_stays_so_when_it_is_read_again_after_a_crash()
    {
        await Begin(0);
        await Save(FetchOutcome.Fetched, 1);
        await Responses.SetApart((await Responses.NextPending("feed", default))!.Id, possibleGap: true, default);
        await Drain(); // by the next process, to which the response's own items are known
        Assert.Equal("1-1", await Observed());
        Assert.True((await new FetchHistory(Database).Of("feed", 1, default))[0].PossibleGap);
    }

    [Fact]
    public async Task A_kill_before_the_commit_covers_nothing_and_doing_it_again_covers_it_once()
    {
        await Begin(0);
        await crash.At(CrashPoints.FetchBeforeCommit, () => Save(FetchOutcome.NotModified, 1));
        Assert.Equal("0-0", await Observed());
        await Save(FetchOutcome.Fetched, 2);
        await crash.At(CrashPoints.DrainBeforeCommit, () => Drain());
        Assert.Equal("0-0", await Observed());
        var response = (await Responses.NextPending("feed", default))!.Id;
        Assert.True(await Finish(response, null));
        Assert.False(await Finish(response, null));
        Assert.Equal("0-2", await Observed());
    }

    [Fact]
    public async Task A_fetch_that_comes_too_late_covers_nothing()
    {
        await Begin(0);
        var late = await Fetch(FetchOutcome.NotModified, 1);
        await Save(FetchOutcome.Unreachable, 2);
        Assert.False(await Responses.Save(late, default));
        Assert.Equal("0-0", await Observed());
    }

    /// <summary>Registers the source and reads it for the first time.</summary>
    private async Task Begin(int hour)
    {
        await Sources.Add("feed", new("https://paper.example/feed"), "Paper", TimeSpan.Zero, default);
        await Read(hour, apart: true, possibleGap: false);
    }

    private async Task Read(int hour, bool apart = false, bool possibleGap = true)
    {
        await Save(FetchOutcome.Fetched, hour);
        await Drain(apart, possibleGap);
    }

    private async Task Save(FetchOutcome outcome, int hour) => Assert.True(await Responses.Save(await Fetch(outcome, hour), default));

    private async Task<FinishedFetch> Fetch(FetchOutcome outcome, int hour)
    {
        var source = (await Sources.Find("feed", default))!;
        byte[]? body = outcome == FetchOutcome.Fetched ? [1, 2, 3] : null;
        return new("feed", hour * Hour, 5, outcome, "Fetched.", 200, 3, 1, source.Url, null, body, body, null, null, null, null, 0, source.Fence);
    }

    private async Task Drain(bool apart = false, bool possibleGap = true, FetchOutcome? outcome = null)
    {
        var response = (await Responses.NextPending("feed", default))!.Id;
        if (apart)
            await Responses.SetApart(response, possibleGap, default);
        Assert.True(await Finish(response, outcome));
    }

    private Task<bool> Finish(long response, FetchOutcome? outcome) => Responses.Advance(new(response, 1, 1, 1, [], Done: true, Outcome: outcome), default);

    private async Task<string> Observed() => string.Join(' ', (await Database.Read(
        connection => connection.QueryAsync<(long From, long Until)>("SELECT from_ms, until_ms FROM observed ORDER BY from_ms"), default))
        .Select(stretch => $"{stretch.From / Hour}-{stretch.Until / Hour}"));

    /// <summary>Dies where it is told to.</summary>
    private sealed class Crash : CrashPoints
    {
        private string? place;

        public async Task At(string name, Func<Task> work)
        {
            place = name;
            await Assert.ThrowsAnyAsync<Exception>(work);
            Assert.Null(place);
        }

        public override void Reached(string name)
        {
            if (name != place)
                return;
            place = null;
            throw new InvalidOperationException($"Died at {name}.");
        }
    }
}

public sealed class SqliteObservationTests : ObservationContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

[NeedsPostgreSql]
public sealed class PostgreSqlObservationTests : ObservationContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
