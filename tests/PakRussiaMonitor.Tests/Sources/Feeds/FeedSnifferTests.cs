using System.Text;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

public sealed class FeedSnifferTests
{
    [Theory]
    [InlineData("", "an empty body")]
    [InlineData(" \r\n\t ", "an empty body")]
    [InlineData("{\"version\":\"1\"}", "JSON")]
    [InlineData("  [1, 2]", "JSON")]
    [InlineData("<!DOCTYPE html><html><head></head></html>", "an HTML page")]
    [InlineData("<!-- x --><!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><p>", "an HTML page")]
    [InlineData("<HTML><body><p>Log in</p>", "an HTML page")]
    [InlineData("<?xml version='1.0'?><html xmlns='x'>", "an HTML page")]
    [InlineData("<script>location='/login'</script>", "an HTML page")]
    [InlineData("<?xml version='1.0'?><opml>", "XML whose root is <opml>")]
    [InlineData("{\"error\":\"not found\"}", "JSON")]
    [InlineData("<soap:Envelope>", "XML whose root is <soap:Envelope>")]
    [InlineData("Service unavailable", "plain text")]
    public void What_is_no_feed_is_called_by_its_name(string body, string expected)
    {
        Assert.False(FeedSniffer.LooksLikeFeed(Encoding.UTF8.GetBytes(body), out var what));
        Assert.Equal(expected, what);
    }

    [Theory]
    [InlineData("<rss version='2.0'>")]
    [InlineData("<?xml version='1.0'?>\n<!-- <html> -->\n<?xml-stylesheet href='x'?><rss>")]
    [InlineData("<!DOCTYPE rss [ <!ENTITY a '>'> ]><rss/>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'>")]
    [InlineData("<atom:feed>")]
    [InlineData("<rdf:RDF xmlns:rdf='x'>")]
    [InlineData("<urlset>")]
    [InlineData("<sitemapindex>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1\"}")]
    [InlineData("\n\n<b>Notice</b>: undefined index\n<?xml version='1.0'?><rss>")]
    [InlineData("Notice: undefined index <rss version='2.0'>")]
    public void A_feed_looks_like_one_in_every_encoding(string body)
    {
        foreach (var encoding in new Encoding[] { new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            Assert.True(FeedSniffer.LooksLikeFeed(encoding.GetBytes(body.Trim()), out _), encoding.WebName);
            Assert.True(FeedSniffer.LooksLikeFeed([.. encoding.GetPreamble(), .. encoding.GetBytes(body)], out _), encoding.WebName);
        }
    }

    [Fact]
    public void Bytes_of_a_picture_or_an_archive_are_binary_data()
    {
        Assert.False(FeedSniffer.LooksLikeFeed([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 4, 3, 0xEC, 0xBD, 7, 0x60], out var what));
        Assert.Equal("binary data", what);
    }

    [Fact]
    public void A_prologue_longer_than_the_look_is_left_to_the_parser()
    {
        var body = "<?xml version='1.0'?><!--" + new string('x', 10_000) + "--><rss><channel><item><title>One</title></item></channel></rss>";
        Assert.True(FeedSniffer.LooksLikeFeed(Encoding.UTF8.GetBytes(body), out _));
        Assert.Single(new FeedParser(TimeProvider.System).Parse(Encoding.UTF8.GetBytes(body), null, null, CancellationToken.None).Feed!.Items);
    }

    [Theory]
    [InlineData("<rss><channel><item/></channel></rss>", true)]
    [InlineData("<rss><channel><item/></channel></rss>\n<!-- cached --><script>x</script>", true)]
    [InlineData("<a:feed xmlns:a='x'><a:entry/></a:feed >", true)]
    [InlineData("<rss><channel><item><title>Half</title>", false)]
    [InlineData("<rss><channel><item/></channel></", false)]
    [InlineData("<feed><entry/>", false)]
    public void A_feed_is_whole_when_its_root_is_closed(string body, bool whole) =>
        Assert.Equal(whole, FeedSniffer.IsWhole(System.Text.Encoding.UTF8.GetBytes(body)));
}
