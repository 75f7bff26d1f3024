using System.Net;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>The page's files as they travel.</summary>
public sealed class PageFileTests
{
    private const int MostOnTheWire = 60_000, MostRaw = 120_000;

    [Fact]
    public async Task A_browser_downloads_less_than_60_KB_for_the_whole_page()
    {
        using var folder = new TemporaryFolder();
        await using var service = await TestService.Start(folder.File("monitor.db"), topics: false);
        using var client = new HttpClient { BaseAddress = service.Client.BaseAddress };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var (wire, raw) = (0L, 0L);
        foreach (var file in Files())
        {
            using var answer = await client.GetAsync(file);
            Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
            wire += (await answer.Content.ReadAsByteArrayAsync()).Length;
            raw += new FileInfo(Path.Combine(CannedPageHost.Root, file)).Length;
        }

        Assert.InRange(wire, 10_000, MostOnTheWire);
        Assert.InRange(raw, wire, MostRaw);
    }

    [Fact]
    public async Task A_file_that_is_known_already_is_not_sent_again_and_an_answer_of_the_API_is_not_compressed()
    {
        using var folder = new TemporaryFolder();
        await using var service = await TestService.Start(folder.File("monitor.db"), topics: false);
        using var client = new HttpClient { BaseAddress = service.Client.BaseAddress };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br, gzip");
        using var first = await client.GetAsync("/app.css");
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.GetAsync("/app.css");
        using var counts = await client.GetAsync("/api/v1/topics");

        Assert.True(first.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(counts.Content.Headers.ContentEncoding);
    }

    [Fact]
    public void Every_script_is_asked_for_at_once()
    {
        var page = File.ReadAllText(Path.Combine(CannedPageHost.Root, "index.html"));

        Assert.All(Files().Where(file => file.EndsWith(".js", StringComparison.Ordinal)), file => Assert.Contains($"=\"/{file}\"", page, StringComparison.Ordinal));
    }

    private static string[] Files() =>
        [.. Directory.GetFiles(CannedPageHost.Root, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(CannedPageHost.Root, file).Replace('\\', '/'))];
}
