using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>A source's way from a URL to counted articles, in the real service against a real server.</summary>
public sealed class SourceTests : IDisposable
{
    private const string Text = "Pakistan and Russia agreed on gas. Moscow and Islamabad will build the pipeline together, officials said on Friday.";

    private readonly TemporaryFolder folder = new();
    private int? port;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_a_feed_brings_is_counted_and_fetching_it_again_changes_nothing()
    {
        await using var server = await FeedServer.Start(Rss(Item("1", "Gas for Pakistan"), Item("2", "More gas for Pakistan")));
        await using var service = await Start(server);
        var id = await Register(service, server);

        Assert.Equal(FetchOutcome.Fetched, (await Run(service, id)).Outcome);
        Assert.Equal(FetchOutcome.Unchanged, (await Run(service, id)).Outcome);
        Assert.Equal(2, (await Counts(service)).Articles.Total);
    }

    [Fact]
    public async Task A_stored_response_is_counted_after_a_stop_though_the_feed_is_gone()
    {
        var server = await FeedServer.Start(Rss(Item("1", "Gas for Pakistan")));
        string id;
        await using (var service = await Start(server))
        {
            id = await Register(service, server);
            await service.Services.GetRequiredService<IActors>().Source(id).Fetch(default);
        }

        await server.DisposeAsync();
        await using (var service = await Start(server, "Polling:Enabled=true"))
        {
            await Eventually(async () => (await Counts(service)).Articles.Total == 1);
            Assert.False(await service.Services.GetRequiredService<ResponseTable>().AnyPending(default));
        }
    }

    [Fact]
    public async Task A_due_source_is_fetched_by_itself()
    {
        await using var server = await FeedServer.Start(Rss(Item("1", "Gas for Pakistan")));
        await using var service = await Start(server, "Polling:Enabled=true");
        await Register(service, server);

        await Eventually(async () => (await Counts(service)).Articles.Total == 1);
    }

    [Fact]
    public async Task A_page_in_the_feeds_place_keeps_validators_and_what_is_known()
    {
        var login = false;
        await using var server = await FeedServer.Start(async context =>
        {
            context.Response.Headers.ETag = login ? "\"login\"" : "\"feed\"";
            context.Response.ContentType = login ? "text/html" : "application/rss+xml";
            await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(login ? "<!doctype html><title>Log in</title>" : Rss(Item("1", "Gas for Pakistan"))));
        });
        await using var service = await Start(server);
        var id = await Register(service, server);
        await Run(service, id);
        login = true;

        var report = await Run(service, id);
        Assert.Equal(FetchOutcome.NotAFeed, report.Outcome);
        Assert.Contains("HTML page", report.Sentence, StringComparison.Ordinal);
        Assert.Equal("\"feed\"", (await service.Services.GetRequiredService<SourceTable>().Find(id, default))!.ETag);
        Assert.Equal(1, (await Counts(service)).Articles.Total);
    }

    [Fact]
    public async Task Validators_go_back_to_the_server_and_a_304_may_renew_them()
    {
        await using var server = await FeedServer.Start(async context =>
        {
            var known = context.Request.Headers.IfNoneMatch.ToString();
            context.Response.Headers.ETag = known.Length > 0 ? "\"second\"" : "\"first\"";
            context.Response.StatusCode = known.Length > 0 ? 304 : 200;
            if (known.Length == 0)
                await context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(Rss(Item("1", "Gas for Pakistan"))));
        });
        await using var service = await Start(server);
        var id = await Register(service, server);
        await Run(service, id);

        Assert.Equal(FetchOutcome.NotModified, (await Run(service, id)).Outcome);
        Assert.Equal("\"second\"", (await service.Services.GetRequiredService<SourceTable>().Find(id, default))!.ETag);
    }

    [Fact]
    public async Task A_feed_that_broke_off_under_an_ETag_is_fetched_in_full_the_next_time()
    {
        var whole = System.Text.Encoding.UTF8.GetBytes(Rss(Item("1", "Gas for Pakistan"), Item("2", "More gas for Pakistan")));
        var length = whole.Length - 100;
        await using var server = await FeedServer.Start(async context =>
        {
            context.Response.Headers.ETag = "\"feed\"";
            if (context.Request.Headers.IfNoneMatch.Count > 0)
                context.Response.StatusCode = 304;
            else
                await context.Response.Body.WriteAsync(whole.AsMemory(0, length));
        });
        await using var service = await Start(server);
        var id = await Register(service, server);
        await Run(service, id);
        Assert.Equal(1, (await Counts(service)).Articles.Total);
        length = whole.Length;

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.NotModified], [(await Run(service, id)).Outcome, (await Run(service, id)).Outcome]);
        Assert.Equal(2, (await Counts(service)).Articles.Total);
    }

    [Fact]
    public async Task An_item_with_nothing_in_it_is_set_aside_and_the_rest_goes_on()
    {
        await using var server = await FeedServer.Start(Rss("<item><guid>empty</guid></item>", Item("1", "Gas for Pakistan")));
        await using var service = await Start(server);
        var id = await Register(service, server);
        await Run(service, id);

        var fetch = Assert.Single(await service.Services.GetRequiredService<FetchHistory>().Of(id, 10, default));
        Assert.Equal((2, 1, 1), (fetch.Items, fetch.NewArticles, fetch.Quarantined));
        Assert.Equal(1, (await Counts(service)).Articles.Total);
    }

    [Fact]
    public async Task A_feed_that_rolled_over_is_marked_as_a_possible_gap()
    {
        var items = Rss(Item("1", "Gas for Pakistan"));
        await using var server = await FeedServer.Start(context => context.Response.Body.WriteAsync(System.Text.Encoding.UTF8.GetBytes(items)).AsTask());
        await using var service = await Start(server);
        var id = await Register(service, server);
        await Run(service, id);
        items = Rss(Item("8", "Other gas for Pakistan"), Item("9", "Still other gas for Pakistan"));
        await Run(service, id);

        var history = await service.Services.GetRequiredService<FetchHistory>().Of(id, 10, default);
        Assert.Equal([true, false], history.Select(fetch => fetch.PossibleGap));
    }

    [Fact]
    public async Task Ten_thousand_items_in_one_feed_are_cut_and_the_cut_is_told()
    {
        await using var server = await FeedServer.Start(Rss([.. Enumerable.Range(0, 10_000).Select(i => $"<item><guid>{i}</guid><title>T{i}</title></item>")]));
        await using var service = await Start(server);
        var id = await Register(service, server);
        await Run(service, id);

        var fetch = Assert.Single(await service.Services.GetRequiredService<FetchHistory>().Of(id, 10, default));
        Assert.Equal(2000, fetch.NewArticles);
        Assert.Contains("2,000", fetch.Sentence, StringComparison.Ordinal);
    }

    private Task<TestService> Start(FeedServer server, params string[] settings) => TestService.Start(
        folder.File("monitor.db"), null, true, [$"Fetching:AllowedPorts:0={port ??= server.Endpoint.Port}", .. settings]);

    private static async Task<string> Register(TestService service, FeedServer server)
    {
        await service.Services.GetRequiredService<SourceTable>().Add("feed", new Uri($"http://{server.Endpoint}/rss"), "The feed", TimeSpan.Zero, default);
        return "feed";
    }

    private static Task<FetchReport> Run(TestService service, string id) => service.Services.GetRequiredService<SourceRuns>().Run(id, default);

    private static Task<TopicOverview> Counts(TestService service) =>
        service.Services.GetRequiredService<IActors>().Topic("energy").Overview(Clock.Published, default);

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 300 && !await holds(); i++)
            await Task.Delay(100);
        Assert.True(await holds());
    }

    private static string Rss(params string[] items) => $"<rss version=\"2.0\"><channel><title>Feed</title>{string.Concat(items)}</channel></rss>";

    private static string Item(string id, string title) =>
        $"<item><guid>{id}</guid><title>{title}</title><link>https://news.example/{id}</link><description>{Text} Part {id}.</description><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>";
}
