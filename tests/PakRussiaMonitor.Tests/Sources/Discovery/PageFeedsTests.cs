using System.Text;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Tests.Sources.Discovery;

/// <summary>Which feeds a page declares, page by page.</summary>
public sealed class PageFeedsTests
{
    private const string Rss = "rel=alternate type=application/rss+xml";

    private static readonly Uri Page = new("https://news.example/world/today.html?x=1");

    [Theory]
    [InlineData("<link rel=alternate type=application/rss+xml href=/rss>", "https://news.example/rss")]
    [InlineData("<LINK REL='Alternate' TYPE='Application/RSS+XML; charset=utf-8' HREF='feed.xml'/>", "https://news.example/world/feed.xml")]
    [InlineData("<link href=\"//cdn.example/f\" type=\"application/atom+xml\" rel=\"home alternate\">", "https://cdn.example/f")]
    [InlineData("<link rel=alternate type=application/feed+json href=?feed=json>", "https://news.example/world/today.html?feed=json")]
    [InlineData("<link rel=alternate type=text/xml href=a><link rel=alternate type=application/xml href=b>", "https://news.example/world/a https://news.example/world/b")]
    [InlineData("<link rel=feed href=/f>", "https://news.example/f")]
    [InlineData("<link rel=alternate type=application/rss+xml href='/f?a=1&amp;b=2#top'>", "https://news.example/f?a=1&b=2")]
    [InlineData("<link rel=alternate type=application/rss+xml href='feed://other.example/f'>", "http://other.example/f")]
    [InlineData("<link rel=alternate type=application/rss+xml href='feed:https://other.example/f'>", "https://other.example/f")]
    [InlineData("<link rel=alternate type=application/rss+xml href=/f><link rel=alternate type=application/rss+xml href=/f#2>", "https://news.example/f")]
    [InlineData("<base href=/blog/><link rel=alternate type=application/rss+xml href=f>", "https://news.example/blog/f")]
    [InlineData("<link rel=alternate type=application/rss+xml href=f><base href=https://cdn.example/x/>", "https://cdn.example/x/f")]
    [InlineData("<base href=javascript:1><link rel=alternate type=application/rss+xml href=/f>", "https://news.example/f")]
    [InlineData("<title>a</title><body><p>late<link rel=alternate type=application/rss+xml href=/f>", "https://news.example/f")]
    [InlineData("<link rel=alternate type=application/rss+xml href=/f", "https://news.example/f")]
    public void A_declared_feed_is_found(string html, string urls) =>
        Assert.Equal(urls.Split(' '), Of(html).Select(feed => feed.Url));

    [Theory]
    [InlineData("<link rel=stylesheet type=text/css href=/s.css>")]
    [InlineData("<link rel='alternate stylesheet' type=text/xml href=/s>")]
    [InlineData("<link rel=alternate hreflang=ur href=/ur/>")]
    [InlineData("<link rel=alternate type=text/html media=handheld href=/m/>")]
    [InlineData("<link rel=alternate type=application/json href=/wp-json/wp/v2/posts/1>")]
    [InlineData("<link rel=alternate type=application/json+oembed href=/oembed>")]
    [InlineData("<link rel=alternate type=application/rss+xml>")]
    [InlineData("<link rel=alternate type=application/rss+xml href=''>")]
    [InlineData("<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>")]
    [InlineData("<link rel=alternate type=application/rss+xml href='file:///etc/passwd'>")]
    [InlineData("<link rel=alternate type=application/rss+xml href='https://user:pass@news.example/f'>")]
    [InlineData("<link rel=alternate type=application/rss+xml href='/world/today.html?x=1'>")]
    [InlineData("<!-- <link rel=alternate type=application/rss+xml href=/f> -->")]
    [InlineData("<script>'<link rel=alternate type=application/rss+xml href=/f>'</script>")]
    [InlineData("<title><link rel=alternate type=application/rss+xml href=/f></title>")]
    [InlineData("<p title='<link rel=alternate type=application/rss+xml href=/f>'>")]
    [InlineData("")]
    public void What_is_no_feed_of_this_page_is_not_offered(string html) => Assert.Empty(Of(html));

    [Fact]
    public void Titles_are_plain_text_of_a_bounded_length_in_the_pages_own_encoding()
    {
        var page = Encoding.Latin1.GetBytes($"<meta charset=iso-8859-1><link {Rss} title='Caf\u00e9 &amp; \n  news' href=/1><link {Rss} title='{new string('t', 5_000)}' href=/2><link {Rss} title=' ' href=/3>");
        var feeds = PageFeeds.Of(page, null, Page);

        Assert.Equal("Café & news", feeds[0].Title);
        Assert.Equal(200, feeds[1].Title!.Length);
        Assert.Null(feeds[2].Title);
    }

    [Fact]
    public void Of_very_many_declarations_the_first_twenty_are_offered()
    {
        var feeds = Of(string.Concat(Enumerable.Range(0, 50_000).Select(i => $"<link {Rss} href=/{i}>")));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"https://news.example/{i}"), feeds.Select(feed => feed.Url));
    }

    [Fact]
    public void Any_bytes_are_survived()
    {
        const int seed = 20261121;
        var random = new Random(seed);
        var page = Encoding.UTF8.GetBytes($"<!doctype html><base href=/b/><script>x</script><link {Rss} title='a&#x10FFFF;' href='/f'><!-- x -->");
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = page.ToArray();
            for (var change = 0; change < 6; change++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            try
            {
                Assert.All(PageFeeds.Of(bytes.AsSpan(0, random.Next(bytes.Length)), null, Page), feed => Assert.StartsWith("http", feed.Url, StringComparison.Ordinal));
            }
            catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Seed {seed}, case {i}: {failure}");
            }
        }
    }

    [Theory]
    [InlineData("<!doctype html><p>x", null, true)]
    [InlineData("<div>x</div>", "text/html; charset=utf-8", true)]
    [InlineData("<div>x</div>", "text/xml", false)]
    [InlineData("<rss><channel/></rss>", "text/html", false)]
    [InlineData("%PDF-1.4 \0\u0001\0\u0002\0 x", "text/html", false)]
    [InlineData("", "text/html", false)]
    public void A_page_is_told_from_other_things(string body, string? type, bool isPage) =>
        Assert.Equal(isPage, PageFeeds.IsPage(Encoding.UTF8.GetBytes(body), type));

    [Theory]
    [InlineData(0, "is an HTML page, not a feed. Open the site")]
    [InlineData(1, "is a web page. It offers this feed: “\u2068Feed 0\u2069” https://news.example/0. Use that address.")]
    [InlineData(3, "is a web page. It offers these feeds: “\u2068Feed 0\u2069” https://news.example/0, https://news.example/1, “\u2068Feed 2\u2069” https://news.example/2. Use")]
    [InlineData(8, "https://news.example/4 and 3 more. Use the address of the one that you want.")]
    public void The_diagnosis_of_a_page_names_the_feeds_that_it_offers(int feeds, string part)
    {
        var result = new FetchResult(FetchOutcome.NotAFeed, Page)
        {
            ContentType = "text/html",
            Offered = [.. Enumerable.Range(0, feeds).Select(i => new OfferedFeed($"https://news.example/{i}", i % 2 == 0 ? $"Feed {i}" : null))],
        };
        var sentence = FetchDiagnosis.Of(result).Sentence;

        Assert.Contains(part, sentence, StringComparison.Ordinal);
        Assert.StartsWith("news.example/world/today.html", sentence, StringComparison.Ordinal);
    }

    private static IReadOnlyList<OfferedFeed> Of(string html) => PageFeeds.Of(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", Page);
}
