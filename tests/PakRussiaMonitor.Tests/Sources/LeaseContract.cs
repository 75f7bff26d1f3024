using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Pages;
using PakRussiaMonitor.Tests.Ledger;
using PakRussiaMonitor.Tests.Support;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>Two processes share the sources of one database: each has a source table, and with it a name, of its own.</summary>
public abstract class LeaseContract : DatabaseContract
{
    private static readonly TimeSpan Almost = SourceTable.Lease - TimeSpan.FromSeconds(1);

    private readonly ManualTime time = new();

    private SourceTable Mine => field ??= new(Database, time, CrashPoints.None);

    private SourceTable Theirs => field ??= new(Database, time, CrashPoints.None);

    private ResponseTable Responses => new(Database, time, CrashPoints.None);

    [Fact]
    public async Task A_source_that_one_process_runs_is_left_alone_until_its_lease_runs_out()
    {
        await Register();
        Assert.Equal(["feed"], await Mine.ClaimDue(8, default));

        time.Advance(Almost);
        Assert.Empty(await Theirs.ClaimDue(8, default));
        Assert.False(await Theirs.Claim("feed", default));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["feed"], await Theirs.ClaimDue(8, default));
        Assert.False(await Mine.Claim("feed", default));
    }

    [Fact]
    public async Task Sources_that_failed_and_others_are_claimed_apart()
    {
        await Register();
        await Mine.Add("failed", new("https://failed.example/feed"), "Failed", TimeSpan.Zero, default);
        await Execute("UPDATE source SET failure_weight = 0.5 WHERE id = 'failed'");

        Assert.Equal(["failed"], await Mine.ClaimDue(8, default, failed: true));
        Assert.Equal(["feed"], await Mine.ClaimDue(8, default, failed: false));
        Assert.Empty(await Mine.ClaimDue(8, default));
    }

    [Fact]
    public async Task A_look_for_due_sources_and_pages_that_finds_none_writes_nothing()
    {
        await Register();
        var reader = new OnlyReading(Database);
        var sources = new SourceTable(reader, time, CrashPoints.None);
        Assert.Equal(["feed"], await Mine.ClaimDue(8, default));

        Assert.Empty(await sources.ClaimDue(8, default));
        Assert.False(await new PageTable(reader, time).AnyPending(default));
        time.Advance(SourceTable.Lease);
        await Assert.ThrowsAsync<NotSupportedException>(() => sources.ClaimDue(8, default));
    }

    [Fact]
    public async Task What_was_asked_just_before_a_start_is_known_by_its_lease_or_its_last_fetch()
    {
        await Register();
        await Mine.Add("quiet", new("https://quiet.example/feed"), "Quiet", TimeSpan.Zero, default);
        Assert.Empty(await Mine.AskedSince(time.GetUtcNow(), default));
        Assert.True(await Theirs.Claim("feed", default));
        Assert.Equal(["https://paper.example/feed"], await Mine.AskedSince(time.GetUtcNow(), default));
        await Theirs.Release("feed", default);

        await Execute($"""INSERT INTO "fetch" (source, started_at, took_ms, outcome, sentence, attempts) VALUES ('quiet', {time.GetUtcNow().ToUnixTimeMilliseconds()}, 1, 'Fetched', '', 1)""");
        Assert.Equal(["https://quiet.example/feed"], await Mine.AskedSince(time.GetUtcNow() - TimeSpan.FromSeconds(5), default));
        Assert.Empty(await Mine.AskedSince(time.GetUtcNow(), default));
    }

    [Fact]
    public async Task A_lease_that_is_renewed_lasts_and_one_that_was_lost_is_not_renewed()
    {
        await Register();
        var leases = new SourceLeases(Mine);
        var run = (await leases.Take("feed", default))!;
        for (var i = 0; i < 5; i++)
        {
            time.Advance(Almost);
            await leases.Renew(default);
        }

        Assert.False(await Theirs.Claim("feed", default));
        Assert.False(run.Lost.IsCancellationRequested);
        time.Advance(SourceTable.Lease);
        Assert.True(await Theirs.Claim("feed", default));
        await leases.Renew(default);
        Assert.True(run.Lost.IsCancellationRequested);
        await run.GiveBack(release: true);
        Assert.Empty(await Mine.ClaimDue(8, default));
    }

    [Fact]
    public async Task Runs_of_one_process_share_a_lease_and_the_last_one_gives_it_back()
    {
        await Register();
        var leases = new SourceLeases(Mine);
        var (first, second) = ((await leases.Take("feed", default))!, (await leases.Take("feed", default))!);
        await first.GiveBack(release: true);
        Assert.False(await Theirs.Claim("feed", default));
        await second.GiveBack(release: true);
        Assert.True(await Theirs.Claim("feed", default));
    }

    [Fact]
    public async Task A_source_whose_run_failed_is_left_alone_for_some_seconds_by_everyone_and_no_longer()
    {
        await Register();
        await (await new SourceLeases(Mine).Take("feed", default))!.GiveBack(release: false);
        Assert.Empty(await Mine.ClaimDue(8, default));
        Assert.False(await Mine.Claim("feed", default));
        time.Advance(SourceTable.AfterFailure - TimeSpan.FromSeconds(1));
        Assert.Empty(await Theirs.ClaimDue(8, default));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["feed"], await Theirs.ClaimDue(8, default));
    }

    [Fact]
    public async Task A_fetch_that_comes_back_after_another_process_took_over_changes_nothing()
    {
        await Register();
        await Mine.ClaimDue(8, default);
        var before = (await Mine.Find("feed", default))!;
        time.Advance(SourceTable.Lease);
        await Theirs.ClaimDue(8, default);
        var theirs = (await Theirs.Find("feed", default))!;

        Assert.False(await Responses.Save(Fetched(before, "\"old\""), default));
        Assert.True(await Responses.Save(Fetched(theirs, "\"new\""), default));
        await Theirs.Release("feed", default);
        Assert.False(await Responses.Save(Fetched(before, "\"old\""), default));
        Assert.Equal(0, await Mine.Reschedule(before, time.GetUtcNow(), default));
        Assert.Equal("\"new\"", (await Mine.Find("feed", default))!.ETag);
        Assert.Equal((1, 1), (await Scalar("SELECT count(*) FROM response"), await Scalar("SELECT count(*) FROM \"fetch\"")));
    }

    [Fact]
    public async Task A_slice_that_another_process_has_handled_too_is_noted_once()
    {
        var response = await Stored();
        Assert.True(await Responses.Advance(new(response, 256, 256, 10, [], Done: false), default));
        Assert.False(await Responses.Advance(new(response, 256, 256, 0, [], Done: false), default));
        Assert.True(await Responses.Advance(new(response, 300, 44, 5, [], Done: true), default));
        Assert.False(await Responses.Advance(new(response, 300, 44, 0, [], Done: true), default));

        Assert.Equal((300, 15), (await Scalar("SELECT items FROM \"fetch\""), await Scalar("SELECT new_articles FROM \"fetch\"")));
    }

    [Fact]
    public async Task An_item_of_a_response_that_is_finished_comes_too_late_to_undo_what_came_after()
    {
        var old = await Stored();
        Assert.Equal(RecordOutcome.New, await Writer.Record(Record("a", "First.") with { Response = old }));
        await Responses.Advance(new(old, 1, 1, 1, [], Done: true), default);
        Assert.Equal(RecordOutcome.Revised, await Writer.Record(Record("a", "Second.")));

        Assert.Equal(RecordOutcome.Overtaken, await Writer.Record(Record("a", "First, once more.") with { Response = old }));
        Assert.Equal(RecordOutcome.Overtaken, await Writer.Record(Record("b", "Never seen.") with { Response = old }));
        Assert.Equal((2, 1), (await Scalar("SELECT count(*) FROM article_revision"), await Scalar("SELECT count(*) FROM article")));
        Assert.Equal(1, (await Count()).Total);
    }

    [Theory]
    [InlineData(15, 1_000)]
    [InlineData(0, 0)]
    public async Task A_response_that_is_handled_goes_when_it_is_old_or_there_is_no_room_and_one_that_waits_stays(int days, long room)
    {
        var keep = TimeSpan.FromDays(14);
        async Task<(long, long)> Kept() => (await Scalar("SELECT count(*) FROM response"), await Scalar("SELECT count(*) FROM response_body"));
        var response = await Stored();
        await Responses.Sweep(TimeSpan.Zero, 0, default);
        Assert.Equal((1, 1), await Kept());

        await Responses.Advance(new(response, 1, 1, 1, [], Done: true), default);
        await Responses.Sweep(keep, 1_000, default);
        Assert.Equal((1, 1), await Kept());
        time.Advance(TimeSpan.FromDays(days));
        await Responses.Sweep(keep, room, default);
        Assert.Equal((0, 0), await Kept());
    }

    [Fact]
    public async Task What_a_dead_process_fetched_and_did_not_count_is_taken_up_by_another()
    {
        await Stored();
        Assert.True(await Responses.AnyPending(default));
        time.Advance(Almost);
        Assert.Empty(await Theirs.ClaimPending(8, default));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["feed"], await Theirs.ClaimPending(8, default));
        Assert.Empty(await Mine.ClaimPending(8, default));
    }

    [Fact]
    public async Task A_lease_of_a_clock_that_was_set_back_keeps_nobody_out()
    {
        await Register();
        time.Advance(TimeSpan.FromDays(1));
        await Mine.ClaimDue(8, default);
        time.Advance(TimeSpan.FromDays(-1));

        Assert.Equal(["feed"], await Theirs.ClaimDue(8, default));
    }

    [Fact]
    public async Task A_start_ends_the_leases_of_an_earlier_process_only_where_it_is_the_only_one()
    {
        await Register();
        await Mine.ClaimDue(8, default);
        await Mine.Recover(FetchSchedule.Longest, atStart: true, default);
        Assert.False(await Theirs.Claim("feed", default));
        await Theirs.Recover(FetchSchedule.Longest, atStart: true, default);

        Assert.Equal(!Database.IsShared, await Theirs.Claim("feed", default));
    }

    private Task<bool> Register() => Mine.Add("feed", new Uri("https://paper.example/feed"), "The feed", TimeSpan.Zero, default);

    /// <summary>A response that this process fetched and has not handled, under a lease that begins now.</summary>
    private async Task<long> Stored()
    {
        await Register();
        await Mine.ClaimDue(8, default);
        Assert.True(await Responses.Save(Fetched((await Mine.Find("feed", default))!, "\"x\""), default));
        return await Scalar("SELECT max(id) FROM response");
    }

    private FinishedFetch Fetched(RegisteredSource source, string etag) => new(
        source.Id, Now, 1, FetchOutcome.Fetched, "Fetched.", 200, 1, 1, source.Url, null, [1], [1], etag, null, Now, Now + 1_800_000, 0, source.Fence);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
}

public sealed class SqliteLeaseTests : LeaseContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

[NeedsPostgreSql]
public sealed class PostgreSqlLeaseTests : LeaseContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
