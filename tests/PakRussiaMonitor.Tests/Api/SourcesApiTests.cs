using System.Net;
using System.Text.Json;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>What an operator meets who pastes an address, a good one or a broken one.</summary>
public sealed class SourcesApiTests : IDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>F</title><item><guid>1</guid><title>Gas for Pakistan</title>
        <link>https://news.example/1</link><description>Pakistan buys gas from Russia.</description></item></channel></rss>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_feed_is_registered_fetched_and_counted_at_once()
    {
        await using var server = await FeedServer.Start(Feed);
        await using var service = await Start(server);

        var (status, body) = await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/rss", name = "The paper" });

        Assert.Equal(201, status);
        var fetch = body.GetProperty("firstFetch");
        Assert.Equal(("fetched", 1, 1), (fetch.GetProperty("outcome").GetString(), fetch.GetProperty("items").GetInt32(), fetch.GetProperty("newArticles").GetInt32()));
        Assert.Equal("ok", body.GetProperty("source").GetProperty("health").GetProperty("state").GetString());
        Assert.Equal(1, (await service.Get("/api/v1/topics/energy")).GetProperty("articles").GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_same_address_twice_is_a_conflict_that_names_the_source()
    {
        await using var server = await FeedServer.Start(Feed);
        await using var service = await Start(server);
        var (_, first) = await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/rss" });
        var (status, problem) = await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/rss#again" });

        Assert.Equal(409, status);
        Assert.Contains(first.GetProperty("source").GetProperty("id").GetString()!, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not an address")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//host/feed")]
    [InlineData("ftp://example.com/feed")]
    [InlineData("https://user:secret@example.com/feed")]
    [InlineData("https://example.com:22/feed")]
    public async Task An_address_that_is_none_is_refused_with_cause_and_remedy_and_stores_nothing(string? url)
    {
        await using var service = await TestService.Start(folder.File("monitor.db"));
        var (status, problem) = await service.Post("/api/v1/sources", new { url });

        Assert.Equal((400, "/problems/invalid-url"), (status, problem.GetProperty("type").GetString()));
        Assert.True(problem.GetProperty("detail").GetString()!.Length > 20);
        Assert.Equal(0, (await service.Get("/api/v1/sources")).GetProperty("sources").GetArrayLength());
    }

    [Theory]
    [InlineData("http://127.0.0.1/feed")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    [InlineData("http://[::1]/feed")]
    [InlineData("http://10.0.0.1/feed")]
    [InlineData("http://①②⑦.⓪.⓪.①/feed")]
    public async Task A_private_address_is_refused_and_the_message_names_the_setting_or_the_public_address(string url)
    {
        await using var service = await TestService.Start(folder.File("monitor.db"), null, true, "Fetching:AllowPrivateAddresses=false");
        var (status, problem) = await service.Post("/api/v1/sources", new { url });

        Assert.Equal(400, status);
        Assert.Contains("public address", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_name_that_leads_to_this_machine_is_found_out_by_its_fetch_and_the_history_shows_it()
    {
        await using var service = await TestService.Start(folder.File("monitor.db"), null, true, "Fetching:AllowPrivateAddresses=false");
        var (status, body) = await service.Post("/api/v1/sources", new { url = "http://localhost/feed" });
        if (status == 400)
            return; // refused at first sight is as good

        Assert.Equal("addressRefused", body.GetProperty("firstFetch").GetProperty("outcome").GetString());
        Assert.Equal("addressRefused", await LastOutcome(service, body));
    }

    [Fact]
    public async Task What_is_no_feed_is_diagnosed_and_fetching_again_answers_with_a_problem()
    {
        await using var server = await FeedServer.Start("<!doctype html><html><head><title>A newspaper</title></head><body>Hello</body></html>", "text/html");
        await using var service = await Start(server);
        var (status, body) = await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/" });

        Assert.Equal((201, "notAFeed"), (status, body.GetProperty("firstFetch").GetProperty("outcome").GetString()));
        Assert.Equal("trouble", body.GetProperty("source").GetProperty("health").GetProperty("state").GetString());
        var (again, problem) = await service.Post($"/api/v1/sources/{IdOf(body)}/fetch");
        Assert.Equal((422, "/problems/not-a-feed"), (again, problem.GetProperty("type").GetString()));
        Assert.Contains("HTML page", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("notAFeed", await LastOutcome(service, body));
    }

    [Fact]
    public async Task A_home_page_is_diagnosed_with_the_feeds_that_it_offers()
    {
        await using var server = await FeedServer.Start("<!doctype html><link rel=alternate type=application/rss+xml title=News href=/rss><p>Hello", "text/html");
        await using var service = await Start(server);
        var (_, body) = await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/" });

        Assert.Contains($"http://{server.Endpoint}/rss. Use that address.", body.GetProperty("firstFetch").GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Single(server.Requests); // a fetch on schedule asks for nothing else
    }

    [Fact]
    public async Task Nobody_there_is_diagnosed_as_unreachable()
    {
        var server = await FeedServer.Start(Feed);
        var endpoint = server.Endpoint;
        await using var service = await Start(server);
        await server.DisposeAsync();
        var (_, body) = await service.Post("/api/v1/sources", new { url = $"http://{endpoint}/rss" });

        Assert.Equal("unreachable", body.GetProperty("firstFetch").GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Too_much_is_cut_off_and_diagnosed()
    {
        await using var server = await FeedServer.Start(new string('x', 200_000));
        await using var service = await Start(server, "Fetching:MaxWireBytes=100000");
        var (_, body) = await service.Post("/api/v1/sources", new { url = $"http://{server.Endpoint}/rss" });

        Assert.Equal("tooLarge", body.GetProperty("firstFetch").GetProperty("outcome").GetString());
        Assert.Contains("shorter feed", body.GetProperty("firstFetch").GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_broken_source_affects_no_other_and_is_listed_first()
    {
        await using var good = await FeedServer.Start(Feed);
        await using var bad = await FeedServer.Start("%PDF-1.4 binary \0\0\0");
        await using var service = await Start(good, $"Fetching:AllowedPorts:1={bad.Endpoint.Port}");
        await service.Post("/api/v1/sources", new { url = $"http://{good.Endpoint}/rss", name = "A good one" });
        await service.Post("/api/v1/sources", new { url = $"http://{bad.Endpoint}/rss", name = "B bad one" });

        var sources = (await service.Get("/api/v1/sources")).GetProperty("sources");
        Assert.Equal(["B bad one", "A good one"], sources.EnumerateArray().Select(source => source.GetProperty("name").GetString()));
        Assert.Equal(["trouble", "ok"], sources.EnumerateArray().Select(source => source.GetProperty("health").GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_a_problem_and_not_a_failure()
    {
        await using var service = await TestService.Start(folder.File("monitor.db"));
        using var content = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        using var response = await service.Client.PostAsync("/api/v1/sources", content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    private Task<TestService> Start(FeedServer server, params string[] settings) => TestService.Start(
        folder.File("monitor.db"), null, true, [$"Fetching:AllowedPorts:0={server.Endpoint.Port}", .. settings]);

    private static string IdOf(JsonElement added) => added.GetProperty("source").GetProperty("id").GetString()!;

    private static async Task<string?> LastOutcome(TestService service, JsonElement added) =>
        (await service.Get($"/api/v1/sources/{IdOf(added)}/fetches")).GetProperty("fetches")[0].GetProperty("outcome").GetString();
}
