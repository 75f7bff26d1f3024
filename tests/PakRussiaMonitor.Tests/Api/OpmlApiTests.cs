using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Api;

/// <summary>Lists of feeds in and out of a running service.</summary>
public sealed class OpmlApiTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Each_feed_of_a_list_has_its_result_and_the_export_names_what_was_added()
    {
        await using var service = await Start();
        var list = """
            <opml version="1.0"><body><outline text="F">
            <outline text="A" xmlUrl="https://a.example/feed"/>
            <outline text="Again" xmlUrl="https://a.example/feed#top"/>
            <outline text="Inside" xmlUrl="http://192.168.0.1/feed"/>
            <outline text="B" xmlUrl="https://b.example/feed"/>
            </outline></body></opml>
            """;
        var (status, result) = await Import(service, list);

        Assert.Equal(200, status);
        Assert.Equal((2, 1, 1), (result.GetProperty("added").GetInt32(), result.GetProperty("alreadyThere").GetInt32(), result.GetProperty("refused").GetInt32()));
        Assert.Equal(
            [(2, "added"), (3, "alreadyThere"), (4, "refused"), (5, "added")],
            result.GetProperty("feeds").EnumerateArray().Select(feed => (feed.GetProperty("line").GetInt32(), feed.GetProperty("result").GetString()!)));
        Assert.Contains("is on a private network", result.GetProperty("feeds")[2].GetProperty("sentence").GetString(), StringComparison.Ordinal);
        using var export = await service.Client.GetAsync("/api/v1/sources/export.opml");
        Assert.Equal("text/x-opml", export.Content.Headers.ContentType?.MediaType);
        var feeds = Opml.Read(await export.Content.ReadAsByteArrayAsync()).Feeds!;
        Assert.Equal([("A", "https://a.example/feed"), ("B", "https://b.example/feed")], feeds.Select(feed => (feed.Name!, feed.Url)).Order());
        Assert.Equal((200, 0), (await Import(service, list)) is var (code, again) ? (code, again.GetProperty("added").GetInt32()) : default);
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("{\"url\":\"x\"}", "cannot be read")]
    [InlineData("<html/>", "not <opml>")]
    public async Task A_bad_list_is_a_problem_and_registers_nothing(string body, string part)
    {
        await using var service = await Start();
        var (status, problem) = await Import(service, body);

        Assert.Equal((400, "/problems/invalid-opml"), (status, problem.GetProperty("type").GetString()));
        Assert.Contains(part, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await service.Get("/api/v1/sources")).GetProperty("sources").GetArrayLength());
    }

    [Fact]
    public async Task A_list_may_be_larger_than_other_requests_but_not_of_any_size()
    {
        await using var service = await Start();
        var padding = $"<!--{new string(' ', 500_000)}-->";
        Assert.Equal(200, (await Import(service, $"<opml>{padding}<body><outline xmlUrl='https://a.example/'/></body></opml>")).Status);
        var (status, problem) = await Import(service, $"<opml>{string.Concat(Enumerable.Repeat(padding, 5))}<body><outline xmlUrl='https://b.example/'/></body></opml>");

        Assert.Equal(400, status);
        Assert.Contains("larger than 2 MB", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static async Task<(int Status, JsonElement Body)> Import(TestService service, string list)
    {
        using var content = new StringContent(list, Encoding.UTF8, "text/x-opml");
        // Asked first, as curl does with a long body: a server that refuses does not read on, and the rest may meet a closed connection.
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/sources/import") { Content = content, Headers = { ExpectContinue = true } };
        using var response = await service.Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private Task<TestService> Start() => TestService.Start(folder.File("monitor.db"), null, true, "Fetching:AllowPrivateAddresses=false");
}
