using Dapper;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>What a person sees of an address before it is registered.</summary>
public sealed class SourcePreviewTests : IDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>The paper</title>
        <item><guid>1</guid><title>Gas for Pakistan</title><category>Opinion</category><link>https://news.example/1</link><pubDate>Fri, 20 Nov 2026 08:00:00 GMT</pubDate>
        <author>Amina Shah</author><description>&lt;p&gt;Pakistan buys gas from Russia, and the price is what both had hoped for since the spring.&lt;/p&gt;&lt;p&gt;Leave a Reply&lt;/p&gt;</description></item>
        <item><guid>2</guid></item></channel></rss>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_feed_is_shown_as_it_would_be_recorded_and_nothing_is_stored()
    {
        await using var server = await FeedServer.Start(context => Answer(context, "/rss", "application/rss+xml", Feed, movedFrom: "/old"));
        await using var service = await Start(server);
        var before = await Rows(service);
        var (status, preview) = await service.Post("/api/v1/sources/preview", new { url = $"http://{server.Endpoint}/old" });

        Assert.Equal((200, "fetched"), (status, preview.GetProperty("outcome").GetString()));
        Assert.Equal($"http://{server.Endpoint}/rss", preview.GetProperty("url").GetString());
        Assert.Equal(("rss2.0", "The paper", 2), (preview.GetProperty("format").GetString(), preview.GetProperty("title").GetString(), preview.GetProperty("itemCount").GetInt32()));
        var item = preview.GetProperty("items")[0];
        Assert.Equal(
            ("Gas for Pakistan", "Amina Shah", "2026-11-20T08:00:00Z", "https://news.example/1", "opinion", "en"),
            (Text("title"), Text("author"), Text("published"), Text("url"), Text("kind"), Text("language")));
        Assert.Equal("Pakistan buys gas from Russia, and the price is what both had hoped for since the spring.", Text("text"));
        Assert.Equal(("Leave a Reply", "comment-form"), (item.GetProperty("removed")[0].GetProperty("text").GetString(), item.GetProperty("removed")[0].GetProperty("rule").GetString()));
        Assert.Contains("energy", item.GetProperty("topics").EnumerateArray().Select(topic => topic.GetProperty("id").GetString()));
        Assert.Equal("It has neither a title nor a text.", preview.GetProperty("items")[1].GetProperty("setAside").GetString());
        Assert.Equal(before, await Rows(service));

        string? Text(string name) => item.GetProperty(name).GetString();
    }

    [Fact]
    public async Task What_a_preview_shows_is_what_registering_records()
    {
        await using var server = await FeedServer.Start(Feed);
        await using var service = await Start(server);
        var (_, preview) = await service.Post("/api/v1/sources/preview", new { url = $"http://{server.Endpoint}/rss" });
        await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/rss" });
        var row = (await service.Get("/api/v1/topics/energy/articles?clock=seen")).GetProperty("articles")[0];
        var article = await service.Get($"/api/v1/articles/{row.GetProperty("id")}");

        foreach (var field in new[] { "title", "author", "text", "language", "kind" })
            Assert.Equal(article.GetProperty(field).GetString(), preview.GetProperty("items")[0].GetProperty(field).GetString());
    }

    [Fact]
    public async Task Of_a_long_feed_the_first_twenty_items_are_shown_and_of_a_long_text_the_beginning()
    {
        var items = string.Concat(Enumerable.Range(0, 45).Select(i => $"<item><guid>{i}</guid><title>Item {i}</title><description>{string.Join(' ', Enumerable.Repeat("gas", 3_000))}.</description></item>"));
        await using var server = await FeedServer.Start($"<rss version='2.0'><channel>{items}</channel></rss>");
        await using var service = await Start(server);
        var (_, preview) = await service.Post("/api/v1/sources/preview", new { url = $"http://{server.Endpoint}/rss" });

        Assert.Equal((45, 20), (preview.GetProperty("itemCount").GetInt32(), preview.GetProperty("items").GetArrayLength()));
        Assert.Equal(601, preview.GetProperty("items")[0].GetProperty("text").GetString()!.Length);
        Assert.Equal(12_000, preview.GetProperty("items")[0].GetProperty("characters").GetInt32());
    }

    [Theory]
    [InlineData(1, "It offers this feed: ")]
    [InlineData(3, "It offers these feeds: ")]
    public async Task A_page_shows_the_feeds_that_it_declares_and_no_other_address_is_asked(int feeds, string part)
    {
        var links = string.Concat(Enumerable.Range(0, feeds).Select(i => $"<link rel=alternate type=application/atom+xml title='Feed {i}' href=/feeds/{i}>"));
        await using var server = await FeedServer.Start(Page(links), "text/html");
        await using var service = await Start(server);
        var (status, preview) = await service.Post("/api/v1/sources/preview", new { url = $"http://{server.Endpoint}/" });

        Assert.Equal((200, "notAFeed"), (status, preview.GetProperty("outcome").GetString()));
        Assert.Equal(
            Enumerable.Range(0, feeds).Select(i => ($"http://{server.Endpoint}/feeds/{i}", $"Feed {i}")),
            preview.GetProperty("feeds").EnumerateArray().Select(feed => (feed.GetProperty("url").GetString()!, feed.GetProperty("title").GetString()!)));
        Assert.Contains(part, preview.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_page_that_declares_none_leads_to_the_first_usual_address_that_is_a_feed()
    {
        await using var server = await FeedServer.Start(context => context.Request.Path == "/"
            ? Answer(context, "/", "text/html", Page(""))
            : Answer(context, "/atom.xml", "application/xml", Feed));
        await using var service = await Start(server);
        var (status, preview) = await service.Post("/api/v1/sources/preview", new { url = $"http://{server.Endpoint}/" });

        Assert.Equal(200, status);
        var feed = Assert.Single(preview.GetProperty("feeds").EnumerateArray());
        Assert.Equal(($"http://{server.Endpoint}/atom.xml", "The paper"), (feed.GetProperty("url").GetString(), feed.GetProperty("title").GetString()));
        Assert.Equal(["/", "/feed", "/rss", "/rss.xml", "/atom.xml"], server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_page_without_any_feed_is_diagnosed_after_the_usual_addresses_and_no_more()
    {
        await using var server = await FeedServer.Start(Page(""), "text/html");
        await using var service = await Start(server);
        var (status, problem) = await service.Post("/api/v1/sources/preview", new { url = $"http://{server.Endpoint}/" });

        Assert.Equal((422, "/problems/not-a-feed"), (status, problem.GetProperty("type").GetString()));
        Assert.Contains("is an HTML page, not a feed", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(FeedDiscovery.UsualPaths.Prepend("/"), server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_site_that_asks_for_rest_is_not_searched_further()
    {
        await using var server = await FeedServer.Start(context =>
        {
            if (context.Request.Path == "/")
                return Answer(context, "/", "text/html", Page(""));
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        });
        await using var service = await Start(server);
        var (status, _) = await service.Post("/api/v1/sources/preview", new { url = $"http://{server.Endpoint}/" });

        Assert.Equal(422, status);
        Assert.Equal(["/", "/feed"], server.Requests.Select(request => request.Path).Distinct());
    }

    [Theory]
    [InlineData("%PDF-1.4 binary \u0001\u0002\u0003\u0004", "application/pdf")]
    [InlineData("", "text/html")]
    [InlineData("[1, 2]", "application/json")]
    [InlineData("<rss", "text/xml")]
    public async Task Garbage_is_diagnosed_without_a_search(string body, string type)
    {
        await using var server = await FeedServer.Start(body, type);
        await using var service = await Start(server);
        var (status, problem) = await service.Post("/api/v1/sources/preview", new { url = $"http://{server.Endpoint}/rss" });

        Assert.Equal((422, "/problems/not-a-feed"), (status, problem.GetProperty("type").GetString()));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("http://10.0.0.1/feed", "/problems/address-refused", "is on a private network")]
    [InlineData("http://169.254.169.254/latest", "/problems/address-refused", "is reserved")]
    [InlineData("http://localhost/feed", "/problems/address-refused", "is on a private network")]
    [InlineData("file:///etc/passwd", "/problems/invalid-url", "is not an http or https address")]
    [InlineData(null, "/problems/invalid-url", "No address was given")]
    public async Task An_address_that_may_not_be_fetched_is_refused_in_a_sentence(string? url, string type, string part)
    {
        await using var service = await TestService.Start(folder.File("monitor.db"), null, true, "Fetching:AllowPrivateAddresses=false");
        var (_, problem) = await service.Post("/api/v1/sources/preview", new { url });

        Assert.Equal(type, problem.GetProperty("type").GetString());
        Assert.Contains(part, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static string Page(string links) => $"<!doctype html><html><head><title>A newspaper</title>{links}</head><body>Hello</body></html>";

    private static Task Answer(HttpContext context, string path, string type, string body, string? movedFrom = null)
    {
        if (context.Request.Path == movedFrom)
            context.Response.Redirect(path);
        else if (context.Request.Path != path)
            context.Response.StatusCode = 404;
        context.Response.ContentType = type;
        return context.Request.Path == path ? context.Response.WriteAsync(body) : Task.CompletedTask;
    }

    /// <summary>How many rows each table has.</summary>
    // Without actor_state: the work in the background takes its leases there, at its own time.
    private static Task<string> Rows(TestService service) => service.Services.GetRequiredService<IDatabase>().Read(
        async connection =>
        {
            var counts = new List<string>();
            foreach (var table in await connection.QueryAsync<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'actor_state' ORDER BY name"))
                counts.Add($"{table}={await connection.ExecuteScalarAsync<long>($"SELECT count(*) FROM \"{table}\"")}");
            return string.Join(' ', counts);
        },
        default);

    private Task<TestService> Start(FeedServer server) => TestService.Start(folder.File("monitor.db"), null, true, $"Fetching:AllowedPorts:0={server.Endpoint.Port}");
}
