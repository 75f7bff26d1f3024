using System.Net.Http.Json;
using System.Text;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>The service with a feed of twelve dated articles: five of 19 November and seven of the 20th, four of them about gas; two are one text.</summary>
public sealed class DatedPageHost : PageHost
{
    private readonly TemporaryFolder folder = new();
    private FeedServer? feed;
    private TestService? service;

    public override Uri BaseUrl => service!.Client.BaseAddress!;

    internal TestService Service => service!;

    internal string Feed => $"http://{feed!.Endpoint}/rss";

    public override async Task InitializeAsync()
    {
        feed = await FeedServer.Start(Rss());
        service = await TestService.Start(folder.File("monitor.db"), null, true, $"Fetching:AllowedPorts:0={feed.Endpoint.Port}");
        using var added = await service.Client.PostAsJsonAsync("/api/v1/sources", new { url = Feed, name = "The paper" });
        added.EnsureSuccessStatusCode();
    }

    public override async Task DisposeAsync()
    {
        await service!.DisposeAsync();
        await feed!.DisposeAsync();
        folder.Dispose();
    }

    private static string Rss()
    {
        var items = new StringBuilder();
        for (var n = 0; n < 12; n++)
        {
            var same = n == 11 ? 10 : n; // the last is a reprint of the one before
            var subject = n % 3 == 0 ? "gas" : "wheat";
            var words = string.Join(' ', Enumerable.Range(0, 60).Select(word => $"word{(char)('a' + (word % 26))}{(char)('a' + same)}{(char)('a' + (word / 26))}"));
            var item =
                $"<item><guid>{n}</guid><title>Column {n}</title><link>https://news.example/{n}</link><pubDate>{(n < 5 ? "Thu, 19" : "Fri, 20")} Nov 2026 0{n % 9}:00:00 GMT</pubDate>"
                + $"<description>&lt;p&gt;Relations of Pakistan and Russia: {(same == n ? subject : "wheat")}, {words}.&lt;/p&gt;&lt;p&gt;Leave a Reply&lt;/p&gt;</description></item>";
            items.Append(item);
        }

        return $"<rss version=\"2.0\"><channel><title>The paper</title>{items}</channel></rss>";
    }
}
