using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>The real service with one source, <c>feed</c>, whose items a test sets before each fetch.</summary>
internal sealed class CommentFeed : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private FeedServer server = null!;
    private string rss = "";

    public TestService Service { get; private set; } = null!;

    public static async Task<CommentFeed> Start()
    {
        var feed = new CommentFeed();
        feed.server = await FeedServer.Start(context => context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(feed.rss)).AsTask());
        feed.Service = await TestService.Start(feed.folder.File("monitor.db"), null, true, $"Fetching:AllowedPorts:0={feed.server.Endpoint.Port}");
        await feed.Service.Services.GetRequiredService<SourceTable>().Add("feed", new Uri($"http://{feed.server.Endpoint}/rss"), "The feed", TimeSpan.Zero, default);
        return feed;
    }

    /// <summary>Fetches and drains a feed of these items.</summary>
    public async Task Bring(params (string Url, string Text)[] items)
    {
        rss = $"<rss version=\"2.0\"><channel><title>Feed</title>{string.Concat(items.Select(Item))}</channel></rss>";
        await Service.Services.GetRequiredService<SourceRuns>().Run("feed", default);
    }

    /// <summary>Makes a topic, or a new revision of one, and waits until it counts.</summary>
    public async Task Define(string topic, string query)
    {
        var (status, _, _) = await Ask("PUT", $"/api/v1/topics/{topic}", new { query });
        Assert.InRange(status, 200, 201);
        while ((await Ask("GET", $"/api/v1/topics/{topic}/revisions")).Body.GetProperty("revisions")[0] is var newest && newest.GetProperty("state").GetString() == "building")
            await Task.Delay(20);
    }

    /// <summary>The article under an address.</summary>
    public async Task<long> Id(string url)
    {
        var source = await Service.Services.GetRequiredService<PakRussiaMonitor.Articles.ArticleArchive>().ArticlesOf("feed", default);
        return source[url];
    }

    /// <summary>The status, the problem's type or else the ETag, and the body.</summary>
    public async Task<(int Status, string? Tag, JsonElement Body)> Ask(string method, string path, object? body = null, string? condition = null)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (condition is not null)
            request.Headers.TryAddWithoutValidation(method == "GET" ? "If-None-Match" : "If-Match", condition);
        using var response = await Service.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        var json = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        return ((int)response.StatusCode, isProblem ? json.GetProperty("type").GetString()!.Split('/')[^1] : response.Headers.ETag?.Tag, json);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    private static string Item((string Url, string Text) item) =>
        $"<item><guid>{item.Url}</guid><title>Column {item.Url.Split('/')[^1]}</title><link>{item.Url}</link><category>Opinion</category>"
        + $"<description>{System.Net.WebUtility.HtmlEncode(item.Text.Replace("\n", "<br>", StringComparison.Ordinal))}</description></item>";
}
