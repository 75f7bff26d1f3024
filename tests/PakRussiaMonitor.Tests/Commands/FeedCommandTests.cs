using System.Text;
using System.Text.Json;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

public sealed class FeedCommandTests : IDisposable
{
    private const string Feed =
        "<rss version='2.0'><channel><title>News</title><item><guid isPermaLink='false'>g1</guid><title>One &amp;amp; two</title><link>/1</link>" +
        "<author>a@b.example (Ann Lee)</author><pubDate>Sat, 16 Nov 2019 14:33:05 +0500</pubDate><description>&lt;p&gt;Text&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</description></item></channel></rss>";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_feed_is_one_line_with_every_field_by_its_name()
    {
        folder.Write("feed.xml", Feed);
        var line = Assert.Single(await Parse(new FeedFile(folder.File("feed.xml"), new("https://news.example/rss"), null)));

        var feed = JsonDocument.Parse(line).RootElement;
        Assert.Equal(["file", "format", "title", "warnings", "entries"], feed.EnumerateObject().Select(property => property.Name));
        Assert.Equal("rss2.0", feed.GetProperty("format").GetString());
        Assert.Equal(
            """{"id":"g1","url":"https://news.example/1","title":"One & two","author":"Ann Lee","published":"2019-11-16T09:33:05Z","updated":null,"text":"Text","html":"<p>Text</p>"}""",
            Assert.Single(feed.GetProperty("entries").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task A_shared_guid_is_told_as_given()
    {
        folder.Write("feed.xml", "<rss><channel><item><title>a</title><link>https://a.example/1</link><guid>g</guid></item><item><title>b</title><link>https://a.example/2</link><guid>g</guid></item></channel></rss>");
        var line = Assert.Single(await Parse(new FeedFile(folder.File("feed.xml"), null, null)));
        Assert.All(JsonDocument.Parse(line).RootElement.GetProperty("entries").EnumerateArray(), entry => Assert.Equal("g", entry.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_batch_keeps_the_order_of_its_files_and_outlives_the_bad_ones()
    {
        var files = new List<FeedFile>();
        for (var i = 0; i < 60; i++)
        {
            folder.Write($"{i}.xml", i % 3 == 0 ? "\0\u0001binary" : i % 3 == 1 ? "<html></html>" : Feed + new string(' ', i * 1000));
            files.Add(new(folder.File($"{i}.xml"), null, null));
        }

        files.Add(new(folder.File("missing \"quoted\".xml"), null, null));
        files.Add(new("", null, null));
        files.Add(new("a\0b", null, null));
        var lines = await Parse([.. files]);
        Assert.Equal(files.Select(file => file.Path), lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString()));
        Assert.Equal(20, lines.Count(line => line.Contains("\"entries\"", StringComparison.Ordinal)));
        Assert.Equal(43, lines.Count(line => JsonDocument.Parse(line).RootElement.TryGetProperty("error", out _)));
    }

    [Theory]
    [InlineData("a.xml", "a.xml", null, null)]
    [InlineData("a b.xml\thttps://a.example/\ttext/xml; charset=utf-8", "a b.xml", "https://a.example/", "text/xml; charset=utf-8")]
    [InlineData("a.xml\t\ttext/xml", "a.xml", null, "text/xml")]
    [InlineData("a.xml\t/etc/passwd\t ", "a.xml", null, null)]
    public void A_line_of_a_batch_names_file_base_and_type(string line, string path, string? address, string? type)
    {
        var file = FeedFile.FromLine(line);
        Assert.Equal((path, address, type), (file.Path, file.Base?.AbsoluteUri, file.ContentType));
    }

    [Fact]
    public async Task A_line_of_JSON_holds_any_text()
    {
        var text = string.Concat(Enumerable.Range(0, 0x3000).Select(code => (char)code)) + string.Concat(Enumerable.Repeat("x😀", 50_000));
        using var line = new JsonLine();
        line.String(text);
        using var output = new MemoryStream();
        await line.WriteTo(output, CancellationToken.None);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(output.ToArray()));
    }

    private static async Task<string[]> Parse(params FeedFile[] files)
    {
        using var output = new MemoryStream();
        await FeedCommands.Parse(files.ToAsyncEnumerable(), output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
