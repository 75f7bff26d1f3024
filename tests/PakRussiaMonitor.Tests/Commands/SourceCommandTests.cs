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

    [Fact]
    public async Task Sources_are_added_listed_exported_and_imported_again()
    {
        Assert.Equal(0, (await Run("source", "add", "https://news.example/rss", "--name", "The \"paper\" & co")).ExitCode);
        var (again, _, errors) = await Run("source", "add", "https://news.example/rss");
        Assert.Equal(1, again);
        Assert.StartsWith("Registered already, as source '", errors, StringComparison.Ordinal);
        var (_, list, _) = await Run("source", "list");
        Assert.EndsWith("\tactive\tThe \"paper\" & co\thttps://news.example/rss", list.TrimEnd(), StringComparison.Ordinal);

        var file = folder.Write("list.opml", (await Run("source", "export")).Output);
        var (code, results, counts) = await Run("source", "import", file, "--db", "other.db");
        Assert.True(code == 0, counts);
        Assert.EndsWith("\tadded\thttps://news.example/rss\tRegistered; its first fetch is due.", results.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(list.Split('\t')[1..], (await Run("source", "list", "--db", "other.db")).Output.Split('\t')[1..]);
    }

    [Fact]
    public async Task An_import_says_of_each_line_what_became_of_it_and_of_a_bad_list_where_it_is_bad()
    {
        var list = folder.Write("list.opml", "<opml><body>\n<outline xmlUrl='http://10.0.0.1/f'/>\n<outline xmlUrl='https://a.example/f'/>\n<outline xmlUrl='https://a.example/f#x'/></body></opml>");
        var (code, output, errors) = await Run("source", "import", list);

        Assert.Equal(1, code);
        Assert.Equal(["2\trefused", "3\tadded", "4\talready there"], output.TrimEnd().Split('\n').Select(line => string.Join('\t', line.Split('\t')[..2])));
        Assert.Contains("1 added, 1 already there, 1 refused.", errors, StringComparison.Ordinal);
        Assert.Contains("cannot be read from line 1", (await Run("source", "import", folder.Write("bad.opml", "<opml><body>"))).Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await Run("source", "import", "nowhere.opml")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_a_service_what_changes_something_goes_through_it_by_its_key()
    {
        await using var server = await FeedServer.Start(Feed);
        using var service = new ServiceProcess(folder.Path, ["serve", "--url", "http://127.0.0.1:0", "--set", "Polling:Enabled=false", .. Allow(server)]);
        await service.Says("Serving at");

        Assert.Equal(0, (await Run(["source", "preview", $"http://{server.Endpoint}/rss", .. Allow(server)])).ExitCode);
        var (added, line, said) = await Run("source", "add", $"http://{server.Endpoint}/rss");
        Assert.True(added == 0, said);
        Assert.Contains("Read 1 item.", said, StringComparison.Ordinal);
        var id = line.Split('\t')[0];
        var list = folder.Write("list.opml", $"<opml><body><outline xmlUrl='http://{server.Endpoint}/rss'/></body></opml>");
        Assert.Contains("\talready there\t", (await Run("source", "import", list)).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("source", "pause", id)).ExitCode);
        Assert.Contains($"{id}\tpaused\t", (await Run("source", "list")).Output, StringComparison.Ordinal);

        Assert.Equal((0, "gas\t1\tcurrent\n"), (await Run("topic", "add", "gas", "gas OR lng")) is var (topic, answer, _) ? (topic, answer) : default);
        Assert.Contains("gas\t1\tgas\tgas OR lng\n", (await Run("topic", "list")).Output, StringComparison.Ordinal);

        var key = (await Run("key", "create", "me", "--scope", "operate")).Output.Trim();
        while ((await Run("source", "pause", id)).ExitCode == 0) // the service looks at its keys every two seconds
            await Task.Delay(200);
        var (refused, _, why) = await Run("source", "remove", id);
        Assert.Equal(1, refused);
        Assert.Contains("The service asks for a key", why, StringComparison.Ordinal);
        Assert.Equal(0, (await Run("source", "remove", id, "--key", key)).ExitCode);
        Assert.DoesNotContain(id, (await Run("source", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_is_paused_resumed_set_fetched_and_removed_on_a_database_that_is_free()
    {
        await using var server = await FeedServer.Start(Feed);
        var id = (await Run(["source", "add", $"http://{server.Endpoint}/rss", .. Allow(server)])).Output.Split('\t')[0];

        Assert.Equal((0, $"{id}\tpause\n", ""), await Run("source", "pause", id));
        Assert.Equal((0, $"{id}\tresume\n", ""), await Run("source", "resume", id));
        Assert.Equal((0, $"{id}\tset\n", ""), await Run("source", "set", id, "--name", "Paper", "--header", "X-Token: s3cret", "--interval", "45", "--follow-links", "true"));
        var (code, output, errors) = await Run(["source", "fetch", id, .. Allow(server)]);
        Assert.True(code == 0, errors);
        Assert.Equal("Read 1 item.", output.Trim());
        Assert.Equal("s3cret", server.Requests.Last().Headers["X-Token"]);
        Assert.StartsWith("intervalMinutes is a whole number", (await Run("source", "set", id, "--interval", "5")).Errors, StringComparison.Ordinal);
        Assert.Equal((0, $"{id}\tset\n", ""), await Run("source", "set", id, "--header", "X-Token:", "--interval", "auto"));
        Assert.Contains("\tPaper\t", (await Run("source", "list")).Output, StringComparison.Ordinal);
        Assert.Equal((0, $"{id}\tremove\n", ""), await Run("source", "remove", id));
        Assert.StartsWith($"There is no source '{id}'.", (await Run("source", "pause", id)).Errors, StringComparison.Ordinal);
        Assert.StartsWith("Say what is to be set", (await Run("source", "set", id)).Errors, StringComparison.Ordinal);
    }

    private static string[] Allow(FeedServer server) =>
        ["--set", "Fetching:AllowPrivateAddresses=true", "--set", $"Fetching:AllowedPorts:0={server.Endpoint.Port}"];

    private Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) => ServiceProcess.Run(folder.Path, arguments);
}
