using System.Globalization;
using System.Text;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

/// <summary>Long texts take a shorter way in UTF-8. In UTF-16 they take none, so that both must say the same.</summary>
public sealed class LongTextTests
{
    private static readonly string[] Words =
    [
        "Pakistan", "café", "Россия", "روس", "日本語，", "😀", "\uE000", "\r\n", "\r", "\n", "\t", "  ", "]", "]]", "> ", "&amp;", "&lt;b&gt;", "&quot;", "&apos;", "&#8217;", "&#x1F600;", "&#10;",
    ];

    private static readonly string[] Faults = ["\u0001", "\uFFFE", "]]>", "&nbsp;", "&#1;", "&#xD800;", "& ", "&#99999999999;"];

    private static readonly string[] Names = ["title", "description", "content:encoded", "unread", "author", "category", "a:content type=\"html\"", "a:content type='x>'", "a:author"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_document_in_UTF8_and_in_UTF16_says_the_same(int seed)
    {
        var random = new Random(seed);
        var faulty = 0;
        for (var i = 0; i < 60; i++)
        {
            var document = Document(random);
            var (short8, long16) = (Read(Encoding.UTF8.GetBytes(document)), Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(document)]));
            Assert.True(short8 == long16, $"seed {seed}, document {i}:\n{Difference(short8, long16)}");
            faulty += short8.Contains("not well-formed", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.InRange(faulty, 5, 55);
    }

    [Theory]
    [InlineData("<![CDATA[", "]]>", "<p>a & b</p>\r\n", "<p>a & b</p>\n")]
    [InlineData("", "", "&lt;p&gt;a &amp;amp; b&lt;/p&gt;\r", "<p>a &amp; b</p>\n")]
    public void A_long_text_is_what_XML_makes_of_it(string before, string after, string piece, string read)
    {
        var feed = Parse($"<rss><channel><item><description>{before}{Repeat(piece)}{after}</description></item></channel></rss>");
        Assert.Empty(feed.Warnings);
        Assert.Equal(Repeat(read), feed.Items[0].Summary!.Value);
    }

    [Theory]
    [InlineData("&bogus;")]
    [InlineData("\u0001")]
    public void A_fault_in_a_long_text_that_nobody_reads_is_told_with_its_place(string fault)
    {
        var feed = Parse($"<rss><channel>\n<item><title>One</title></item><unread>{Repeat("text ")}{fault}</unread></channel></rss>");
        Assert.Contains(feed.Warnings, warning => warning.Contains("line 2, column", StringComparison.Ordinal));
        Assert.Equal("One", feed.Items[0].Title);
    }

    private static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 2000));

    private static Feed Parse(string document) => new FeedParser(TimeProvider.System).Parse(Encoding.UTF8.GetBytes(document), null, null, default).Feed!;

    private static string Read(byte[] body)
    {
        var parse = new FeedParser(TimeProvider.System).Parse(body, null, new("https://paper.example/feed"), default);
        if (parse.Feed is not { } feed)
            return parse.Reason!;
        var items = feed.Items.Select(item => string.Join('|', item.Title, item.Author, item.Content, item.Summary, string.Join(',', item.Categories), ReadableItem.Text(item)));
        return string.Join('\n', [.. feed.Warnings, .. items]);
    }

    private static string Difference(string one, string other)
    {
        var at = one.AsSpan().CommonPrefixLength(other);
        return $"at {at}: {one.AsSpan(at, Math.Min(80, one.Length - at))}\nagainst: {other.AsSpan(at, Math.Min(80, other.Length - at))}";
    }

    private static string Document(Random random)
    {
        var feed = new StringBuilder("<rss xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:a=\"http://www.w3.org/2005/Atom\"><channel>");
        for (var i = random.Next(1, 30); i > 0; i--)
        {
            feed.Append("<item>");
            for (var elements = random.Next(1, 5); elements > 0; elements--)
            {
                var name = Names[random.Next(Names.Length)];
                feed.Append(CultureInfo.InvariantCulture, $"<{name}>{Content(random)}</{name.Split(' ')[0]}>");
            }

            feed.Append("</item>\n");
        }

        return feed.Append("</channel></rss>").ToString();
    }

    private static string Content(Random random) => random.Next(7) switch
    {
        0 or 1 => Escaped(random),
        2 or 3 => Data(random),
        4 => Data(random) + Data(random),
        5 => $"<!-- {Data(random)} -->{Escaped(random)}",
        _ => $"<b>{Escaped(random)}</b>{Data(random)}",
    };

    private static string Data(Random random) => $"<![CDATA[{Escaped(random).Replace("]]>", "", StringComparison.Ordinal)}]]>";

    private static string Escaped(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(2) == 0 ? random.Next(900, 1100) : random.Next(8000); text.Length < length;)
            text.Append(Words[random.Next(Words.Length)]).Append(random.Next(3) == 0 ? "" : " ");
        text.Replace("]]>", "").Replace("]] >", "");
        if (random.Next(120) == 0)
            text.Append(Faults[random.Next(Faults.Length)]);
        return text.ToString();
    }
}
