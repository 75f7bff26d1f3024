using System.Text.Json;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

/// <summary>Sources from the command line.</summary>
public sealed class SourceCommandTests : IDisposable
{
    private const string Feed = """
        <rss version="2.0"><channel><title>The paper</title><item><guid>1</guid><title>Gas for Pakistan</title>
        <description>&lt;p&gt;Pakistan buys gas from Russia, and the price is what both had hoped for since the spring.&lt;/p&gt;&lt;p&gt;Leave a Reply&lt;/p&gt;</description></item></channel></rss>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_preview_shows_a_feed_and_makes_no_database()
    {
        await using var server = await FeedServer.Start(Feed);
        var (code, output, errors) = await Run(["source", "preview", $"http://{server.Endpoint}/rss", .. Allow(server)]);

        Assert.True(code == 0, errors);
        foreach (var part in new[] { "rss2.0  The paper", "Read 1 item.", "1. Gas for Pakistan", "undated · other · en", "topics: ", "energy", "removed, comment-form: Leave a Reply" })
            Assert.Contains(part, output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_preview_as_JSON_names_the_feeds_of_a_page()
    {
        await using var server = await FeedServer.Start("<!doctype html><link rel=alternate type=application/rss+xml title=News href=/rss>", "text/html");
        var (code, output, errors) = await Run(["source", "preview", $"http://{server.Endpoint}/", "--json", .. Allow(server)]);

        Assert.True(code == 0, errors);
        using var preview = JsonDocument.Parse(output);
        Assert.Equal($"http://{server.Endpoint}/rss", preview.RootElement.GetProperty("feeds")[0].GetProperty("url").GetString());
    }

    [Theory]
    [InlineData("http://10.0.0.1/feed", "10.0.0.1 is on a private network. Use the feed's public address")]
    [InlineData("gopher://x", "“gopher://x” is not an http or https address.")]
    public async Task A_preview_of_what_may_not_be_fetched_fails_with_one_sentence(string url, string sentence)
    {
        var (code, output, errors) = await Run("source", "preview", url);

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith(sentence, errors, StringComparison.Ordinal);
    }

    private static string[] Allow(FeedServer server) =>
        ["--set", "Fetching:AllowPrivateAddresses=true", "--set", $"Fetching:AllowedPorts:0={server.Endpoint.Port}"];

    private Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) => ServiceProcess.Run(folder.Path, arguments);
}
