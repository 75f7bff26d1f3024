using System.Text;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>Lists of feeds as readers write them, and as attackers do.</summary>
public sealed class OpmlTests
{
    [Fact]
    public void Outlines_at_any_depth_are_read_in_order_with_their_lines()
    {
        var list = Read("""
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE opml SYSTEM "http://127.0.0.1:1/opml.dtd">
            <opml version="2.0"><head><title>Mine</title></head><body>
            <outline text="Papers">
              <outline type="rss" text="Dawn" title="Dawn &amp; more" xmlUrl=" https://dawn.example/feed?a=1&amp;b=2 " htmlUrl="https://dawn.example/"/>
              <outline text="Abroad"><outline TYPE="rss" TEXT="Izvestia" XMLURL="https://iz.example/xml"/></outline>
            </outline>
            <outline text="A folder"/><outline text="A page" type="link" url="https://page.example/"/>
            <outline xmlUrl="not an address"/>
            </body></opml>
            """);

        Assert.Equal(
            [new(5, "https://dawn.example/feed?a=1&b=2", "Dawn & more"), new(6, "https://iz.example/xml", "Izvestia"), new OpmlFeed(9, "not an address", null)],
            list.Feeds!);
    }

    [Fact]
    public void A_long_name_is_cut() =>
        Assert.Equal(SourceName.Longest, Assert.Single(Read($"<opml><body><outline xmlUrl='u' text='{new string('n', 5_000)}'/></body></opml>").Feeds!).Name!.Length);

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("PK\u0003\u0004", "cannot be read from line 1")]
    [InlineData("<opml><body>\n<outline xmlUrl='https://a.example/'>\n</body></opml>", "cannot be read from line 3, column 3 on")]
    [InlineData("<opml><body><outline text='a & b' xmlUrl='u'/></body></opml>", "cannot be read from line 1")]
    [InlineData("<rss><channel><outline xmlUrl='u'/></channel></rss>", "The root of the list is <rss>, not <opml>.")]
    [InlineData("<opml><body><outline text='a'/></body></opml>", "names no feed")]
    [InlineData("<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml><body><outline xmlUrl='&x;'/></body></opml>", "cannot be read")]
    [InlineData("<?xml version='1.0' encoding='x-nothing'?><opml><body><outline xmlUrl='u'/></body></opml>", "cannot be read")]
    public void A_list_that_is_none_is_refused_in_a_sentence(string text, string part)
    {
        var list = Read(text);
        Assert.Null(list.Feeds);
        Assert.Contains(part, list.Refusal, StringComparison.Ordinal);
    }

    public static TheoryData<string> Bombs => new(
        "<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'>" + string.Concat(Enumerable.Range(1, 20).Select(i => $"<!ENTITY {(char)('a' + i)} '{string.Concat(Enumerable.Repeat($"&{(char)('a' + i - 1)};", 10))}'>"))
            + "]><opml><body><outline xmlUrl='&t;'/></body></opml>",
        "<opml><body>" + string.Concat(Enumerable.Repeat("<outline>", 200_000)),
        "<opml><body>" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<outline xmlUrl='https://a.example/{i}'/>")) + "</body></opml>",
        "<opml><body>" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<a{i}/>")) + "</body></opml>",
        "<opml><body><outline " + string.Join(' ', Enumerable.Range(0, 100_000).Select(i => $"a{i}=''")) + "/></body></opml>",
        "<opml><body><outline xmlUrl='" + new string('x', Opml.MostBytes) + "'/></body></opml>");

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_refused_at_little_cost(string bomb)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var list = Read(bomb);

        Assert.NotNull(list.Refusal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 128 << 20);
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        RegisteredSource[] sources =
        [
            new() { Url = "https://a.example/f?x=1&y=%22", Name = "Ä <b> \"&\" 'x' پاکستان" },
            new() { Url = "http://127.0.0.1:1/", Name = "seeds", Kind = SourceKind.Replay },
        ];
        var text = Opml.Write(sources, DateTimeOffset.UnixEpoch);

        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", text, StringComparison.Ordinal);
        Assert.Contains("<dateCreated>Thu, 01 Jan 1970 00:00:00 GMT</dateCreated>", text, StringComparison.Ordinal);
        var feed = Assert.Single(Read(text).Feeds!);
        Assert.Equal((sources[0].Url, sources[0].Name), (feed.Url, feed.Name));
    }

    private static OpmlList Read(string text) => Opml.Read(Encoding.UTF8.GetBytes(text));
}
