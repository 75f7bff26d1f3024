using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Pages;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Pages;

/// <summary>The real service beside a site of its own, whose pages are run when a test says so.</summary>
internal sealed class PageService : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    public ManualTime Time { get; } = new();

    public LoopbackSite Site { get; private set; } = null!;

    public TestService Service { get; private set; } = null!;

    public IServiceProvider Services => Service.Services;

    public static async Task<PageService> Start(params string[] settings)
    {
        var site = await LoopbackSite.Start();
        var made = new PageService { Site = site };
        made.Service = await TestService.Start(
            made.folder.File("monitor.db"), made.Time, true, [$"Fetching:AllowedPorts:0={site.Port}", "Fetching:MaxRetries=0", "Fetching:CircuitFailures=1000", .. settings]);
        return made;
    }

    public static string Rss(params string[] items) => $"<rss version=\"2.0\"><channel><title>Feed</title>{string.Concat(items)}</channel></rss>";

    public static string Item(string link, string title, string text = "A teaser.") =>
        $"<item><guid isPermaLink=\"false\">{title}</guid><title>{title}</title><link>{link}</link><description>{text}</description><pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>";

    /// <summary>A page with an article of several paragraphs.</summary>
    public static string Story(string title, string words, string head = "") =>
        $"""
        <!doctype html><html><head><title>{title}</title>{head}</head><body><nav><a href="/">Home</a> <a href="/about">About</a></nav><article><h1>{title}</h1>
        {string.Concat(Enumerable.Range(1, 6).Select(i => $"<p>{words} Pakistan and Russia agreed on gas in round {i} of their talks, and officials in Moscow and Islamabad said that work would begin.</p>"))}
        </article><footer>Copyright</footer></body></html>
        """;

    public async Task<string> Register(object source)
    {
        var (status, body) = await Service.Post("/api/v1/sources", source);
        Assert.True(status == 201, body.ToString());
        return body.GetProperty("source").GetProperty("id").GetString()!;
    }

    public Task<FetchReport> Fetch(string id) => Services.GetRequiredService<SourceRuns>().Run(id, default);

    /// <summary>Runs due pages until none is left, with what they store.</summary>
    public async Task RunPages(PageRuns? runs = null)
    {
        runs ??= Services.GetRequiredService<PageRuns>();
        while (await runs.Claim(9, default) is { Count: > 0 } pages)
        {
            foreach (var page in pages)
                await runs.Run(page, default);
        }
    }

    public Task<JsonElement> Pages(string id) => Service.Get($"/api/v1/sources/{id}/pages");

    public async Task<(long Pending, long Done, long Refused, long Failed)> Counts(string id)
    {
        var pages = await Pages(id);
        long Count(string state) => pages.GetProperty(state).GetInt64();
        return (Count("pending"), Count("done"), Count("refused"), Count("failed"));
    }

    public async Task<string> Sentence(string id) => (await Pages(id)).GetProperty("pages")[0].GetProperty("sentence").GetString()!;

    /// <summary>What the topic about energy counts.</summary>
    public async Task<long> Counted() => (await Services.GetRequiredService<IActors>().Topic("energy").Overview(Clock.Published, default)).Articles.Total;

    public Task<JsonElement> Article(long id) => Service.Get($"/api/v1/articles/{id}");

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Site.DisposeAsync();
        folder.Dispose();
    }
}
