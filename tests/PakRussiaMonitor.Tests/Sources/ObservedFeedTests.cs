using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>What a feed's contents say about the time since its last fetch, in the real service. One fetch an hour.</summary>
public sealed class ObservedFeedTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly ManualTime time = new();
    private string feed = "";
    private FeedServer server = null!;
    private TestService service = null!;

    public async Task InitializeAsync()
    {
        server = await FeedServer.Start(context => context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(feed)).AsTask());
        service = await TestService.Start(folder.File("monitor.db"), time, true, $"Fetching:AllowedPorts:0={server.Endpoint.Port}");
        await service.Services.GetRequiredService<SourceTable>().Add("feed", new Uri($"http://{server.Endpoint}/rss"), "The feed", TimeSpan.Zero, default);
    }

    public async Task DisposeAsync()
    {
        await service.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task A_first_fetch_is_no_gap_and_covers_nothing_before_it()
    {
        await Fetch(1, 2);
        Assert.Equal(("0-0", ""), await Observed());
    }

    [Fact]
    public async Task A_feed_that_rolled_over_since_its_last_fetch_is_a_gap()
    {
        await Fetch(1, 2);
        await Fetch(2, 3);
        await Fetch(4, 5);
        await Fetch(4, 5);
        Assert.Equal(("0-1 2-3", "2"), await Observed());
    }

    [Fact]
    public async Task An_empty_feed_covers_nothing_and_is_not_called_a_gap()
    {
        await Fetch(1);
        await Fetch(1, 2);
        await Fetch();
        await Fetch(2, 3);
        Assert.Equal(("0-1 2-3", ""), await Observed());
    }

    [Fact]
    public async Task A_feed_that_is_empty_at_first_is_observed_as_long_as_it_stays_the_same()
    {
        await Fetch();
        await Fetch();
        await Fetch(1);
        await Fetch(1);
        Assert.Equal(("0-1 2-3", ""), await Observed());
    }

    [Fact]
    public async Task A_feed_cut_at_the_parsers_limit_covers_nothing_while_all_that_was_read_of_it_is_known()
    {
        var items = Enumerable.Range(1, FeedParser.MaxItems + 1).ToArray();
        await Fetch(items);
        await Fetch([.. items, 3000]);
        Assert.Equal(("1-1", ""), await Observed());
    }

    [Fact]
    public async Task A_feed_cut_at_the_parsers_limit_covers_the_time_when_known_items_follow_new_ones()
    {
        var items = Enumerable.Range(1, FeedParser.MaxItems + 1).ToArray();
        await Fetch(items);
        await Fetch([3000, .. items]);
        Assert.Equal(("0-1", ""), await Observed());
    }

    [Fact]
    public async Task A_source_tells_what_was_observed_of_it()
    {
        await Fetch(1);
        await Fetch(1, 2);
        await Fetch(3);
        await Fetch(3, 4);
        var observed = (await service.Get("/api/v1/sources/feed")).GetProperty("observed");
        // Two of the four hours since it was registered: one was a gap, and since the last fetch another has passed.
        Assert.Equal(0.5, observed.GetProperty("last7Days").GetDouble());
        Assert.Equal(Hour(2), observed.GetProperty("since").GetDateTimeOffset());
        Assert.Equal(Hour(3), observed.GetProperty("until").GetDateTimeOffset());
        Assert.Equal(Hour(1), observed.GetProperty("lastGap").GetProperty("from").GetDateTimeOffset());
        Assert.Equal(Hour(2), observed.GetProperty("lastGap").GetProperty("until").GetDateTimeOffset());
    }

    private static DateTimeOffset Hour(int hour) => ManualTime.Noon.AddHours(hour);

    private async Task Fetch(params int[] items)
    {
        feed = $"<rss version=\"2.0\"><channel><title>Feed</title>{string.Concat(items.Select(i => $"<item><guid>{i}</guid><title>T{i}</title></item>"))}</channel></rss>";
        var report = await service.Services.GetRequiredService<SourceRuns>().Run("feed", default);
        Assert.True(report.Outcome is FetchOutcome.Fetched or FetchOutcome.Unchanged, report.Sentence);
        time.Advance(TimeSpan.FromHours(1));
    }

    /// <summary>Stretches, and the fetches that were marked as gaps, in hours.</summary>
    private async Task<(string Stretches, string Gaps)> Observed()
    {
        static string Text(long milliseconds) => $"{(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) - ManualTime.Noon).TotalHours}";
        var source = await service.Services.GetRequiredService<FollowedSources>().Find("feed", default);
        var fetches = await service.Services.GetRequiredService<FetchHistory>().Of("feed", 100, default);
        return (
            string.Join(' ', source!.Observed.Select(stretch => $"{Text(stretch.From)}-{Text(stretch.Until)}")),
            string.Join(' ', fetches.Where(fetch => fetch.PossibleGap).Select(fetch => Text(fetch.StartedAt))));
    }
}
