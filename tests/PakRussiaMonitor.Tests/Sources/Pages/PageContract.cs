using Microsoft.Extensions.Options;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Pages;
using PakRussiaMonitor.Tests.Ledger;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Pages;

/// <summary>Two processes share the linked pages of one database: each has a table of its own.</summary>
public abstract class PageContract : DatabaseContract
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime time = new();
    private readonly PageOptions options = new();

    private PageTable Mine => field ??= new(Database, time);

    private PageTable Theirs => field ??= new(Database, time);

    private PageOffers Offers => new(Database, Options.Create(options), time);

    private SourceTable Sources => field ??= new(Database, time, CrashPoints.None);

    [Fact]
    public async Task A_page_is_claimed_once_until_its_lease_runs_out()
    {
        await Offer("https://a.example/1");
        var mine = Assert.Single(await Claim(Mine));
        Assert.Empty(await Claim(Theirs));

        time.Advance(PageTable.Lease - Second);
        Assert.True(await Mine.Renew(mine, default));
        time.Advance(PageTable.Lease - Second);
        Assert.Empty(await Claim(Theirs));
        time.Advance(Second);
        var theirs = Assert.Single(await Claim(Theirs));
        Assert.False(await Mine.Renew(mine, default));
        Assert.False(await Mine.Note(mine, new(PageState.Failed, FetchOutcome.NotFound, "Too late."), default));
        Assert.True(await Theirs.Note(theirs, new(PageState.Done, FetchOutcome.Fetched, "Read."), default));
        Assert.Equal((PageState.Done, "Read."), (await Mine.Of("feed", null, 10, default)) is [var row] ? (row.State, row.Sentence) : default);
    }

    [Fact]
    public async Task Two_pages_of_one_host_are_never_claimed_together_and_the_oldest_come_first()
    {
        await Offer("https://b.example/1", "https://b.example/2");
        time.Advance(Second);
        await Offer("https://a.example/1", "https://c.example/1");

        Assert.Equal(["https://b.example/1"], (await Claim(Mine, 1)).Select(page => page.Url));
        Assert.Equal(["https://a.example/1"], (await Claim(Theirs, 9, "c.example")).Select(page => page.Url));
        Assert.Equal(["https://c.example/1"], (await Claim(Theirs)).Select(page => page.Url));
        Assert.Empty(await Claim(Mine));
    }

    [Fact]
    public async Task Offering_the_same_items_again_asks_for_nothing_and_a_changed_one_is_looked_at_again_after_some_hours()
    {
        await Offer("https://a.example/1");
        await Mine.Note(Assert.Single(await Claim(Mine)), new(PageState.Done, FetchOutcome.Fetched, "Read."), default);
        await Offer("https://a.example/1");
        time.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await Claim(Mine));

        await Offers.Offer("feed", LinkKind.Article, [Item("https://a.example/1") with { Title = "Changed" }], _ => false, default);
        var again = Assert.Single(await Claim(Mine));
        await Mine.Note(again, new(PageState.Done, FetchOutcome.Fetched, "Read."), default);
        await Offers.Offer("feed", LinkKind.Article, [Item("https://a.example/1") with { Title = "Changed soon" }], _ => false, default);
        Assert.Empty(await Claim(Mine));
        time.Advance(TimeSpan.FromHours(6));
        Assert.Equal("Changed soon", PageItem.Of(Assert.Single(await Claim(Mine)).ItemJson).Item.Title);
    }

    [Fact]
    public async Task A_source_has_so_many_pages_a_day_and_says_how_many_it_left_out()
    {
        options.PerSourceAndDay = 2;
        string[] urls = ["https://a.example/1", "https://a.example/2", "https://a.example/3"];
        Assert.Equal(1, await Offer(urls));
        Assert.Equal(1, await Offer(urls));
        time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, await Offer(urls));

        Assert.Equal(3, (await Mine.Counts("feed", default))[PageState.Pending]);
    }

    [Fact]
    public async Task Pages_of_a_source_that_is_paused_wait_and_those_of_one_that_is_purged_are_gone()
    {
        await Offer("https://a.example/1");
        await Execute("UPDATE source SET state = 'Paused'");
        Assert.Empty(await Claim(Mine));
        await new Purge(Database, time).Source("feed", default);

        Assert.Equal(0, await Scalar("SELECT count(*) FROM page"));
    }

    [Fact]
    public async Task A_redirect_to_another_site_makes_the_page_one_of_that_site()
    {
        await Offer("https://a.example/1");
        await Mine.Note(Assert.Single(await Claim(Mine)), new(PageState.Pending, FetchOutcome.Deferred, "Moved.") { LeadsTo = new("https://b.example/x"), Hops = 1 }, default);
        var moved = Assert.Single(await Claim(Mine));
        Assert.Equal(("https://a.example/1", "https://b.example/x", "b.example", 1), (moved.Url, moved.AtUrl, moved.Host, moved.Hops));

        await Mine.Note(moved, new(PageState.Pending, FetchOutcome.TimedOut, "Slow."), default);
        Assert.Equal("https://a.example/1", Assert.Single(await Claim(Mine)).AtUrl);
    }

    [Fact]
    public async Task What_a_sitemap_brings_is_stored_with_the_note_of_it_or_not_at_all()
    {
        await Offers.Offer("feed", LinkKind.Sitemap, [Item("https://a.example/s.xml")], _ => true, default);
        var mine = Assert.Single(await Claim(Mine));
        time.Advance(PageTable.Lease);
        var theirs = Assert.Single(await Claim(Theirs));
        var done = new PageStep(PageState.Done, FetchOutcome.Fetched, "Read.");

        Assert.False(await Mine.Store(mine, done, [1], null, default));
        Assert.True(await Theirs.Store(theirs, done, [1], null, default));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM response WHERE state = 'Pending' AND source = 'feed'"));
        Assert.True((await new ResponseTable(Database, time, CrashPoints.None).NextPending("feed", default))!.IsListed);
    }

    [Fact]
    public async Task A_clock_that_was_wrong_harms_no_page_for_more_than_a_day_and_old_pages_are_forgotten()
    {
        await Offer("https://a.example/1", "https://b.example/1");
        await Execute("UPDATE page SET due_at = due_at + 9000000000000, lease = 'x', lease_until = 9000000000000000");
        await Mine.Recover(atStart: true, default);
        time.Advance(TimeSpan.FromDays(1));
        var claimed = await Claim(Mine);
        Assert.Equal(2, claimed.Count);

        await Mine.Note(claimed[0], new(PageState.Done, FetchOutcome.Fetched, "Read."), default);
        time.Advance(TimeSpan.FromDays(100));
        await Mine.Sweep(TimeSpan.FromDays(90), default);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM page"));
    }

    private async Task<int> Offer(params string[] urls)
    {
        await Sources.Add("feed", new Uri("https://paper.example/feed"), "The feed", TimeSpan.Zero, default);
        return await Offers.Offer("feed", LinkKind.Article, urls.Select(Item), _ => false, default);
    }

    private static FeedItem Item(string url) => new() { Url = url, Title = "Gas" };

    private async Task<IReadOnlyList<LinkedPage>> Claim(PageTable table, int most = 9, params string[] resting)
    {
        await Sources.Add("feed", new Uri("https://paper.example/feed"), "The feed", TimeSpan.Zero, default);
        return [.. (await table.Claim(most, resting, null, default)).OrderBy(page => page.Id)];
    }
}

public sealed class SqlitePageTests : PageContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

[NeedsPostgreSql]
public sealed class PostgreSqlPageTests : PageContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
