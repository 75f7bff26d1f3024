using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

/// <summary>A document made to hurt whoever reads it, of any size, and what must come of it.</summary>
/// <param name="Outcome">"no feed" or the number of items.</param>
public sealed record FeedBomb(string Name, string Outcome, Func<int, byte[]> Make)
{
    private const string Item = "<item><title>One</title><link>https://a.example/1</link></item>";
    private const string Start = "<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel>" + Item;
    private const string End = "</channel></rss>";
    private const string AtomStart = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title></entry><entry><id>2</id>";
    private const string JsonStart = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"One\"},";
    private const string Laughs = "<!DOCTYPE rss [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>";

    public static readonly IReadOnlyList<FeedBomb> All =
    [
        new("billion laughs", "2", size => Fill(Laughs + Start + "<item><title>", "&c;", "</title></item>" + End, size)),
        new("quadratic entity", "2", size => Fill("<!DOCTYPE rss [<!ENTITY a '" + new string('x', 100_000) + "'>]>" + Start + "<item><title>", "&a;", "</title></item>" + End, size)),
        new("declarations without end", "no feed", size => Fill("<?xml version='1.0'?><!DOCTYPE rss [", "<!ENTITY a '&b;'>", "", size)),
        new("declarations by the hundred thousand", "1", size => Numbered("<?xml version='1.0'?><!DOCTYPE rss [", "<!ENTITY e{0} 'x'>", "]>" + Start + End, size)),
        new("external entities", "1", size => Fill("<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY % p SYSTEM 'http://127.0.0.1:1/'> %p;]>" + Start, "<x>&x;</x>", End, size)),
        new("ampersands in a title", "2", size => Fill(Start + "<item><title>", "&", "</title></item>" + End, size)),
        new("ampersands and nothing else", "no feed", size => Fill("", "&", "", size)),
        new("a CDATA section as long as the document", "2", size => Fill(Start + "<item><title>Two</title><description><![CDATA[", "text ", "]]></description></item>" + End, size)),
        new("ampersands behind a root", "0", size => Fill("<rss>", "&", "</rss>", size)),
        new("references without a name", "2", size => Fill(Start + "<item><description>", "&;", "</description></item>" + End, size)),
        new("unknown references", "2", size => Fill(Start + "<item><description>", "&abcdefgh;", "</description></item>" + End, size)),
        new("known references", "2", size => Fill(Start + "<item><description>", "&rsquo;", "</description></item>" + End, size)),
        new("forbidden references", "2", size => Fill(Start + "<item><description>x", "&#0;", "</description></item>" + End, size)),
        new("brackets in a title", "2", size => Fill(Start + "<item><title>", "< ", "</title></item>" + End, size)),
        new("brackets without a name", "1", size => Fill(Start + "<item><title>", "<", "", size)),
        new("end tags of nothing", "2", size => Fill(Start + "<item>", "</x>", "</item>" + End, size)),
        new("end tags without a bracket", "1", size => Fill(Start + "<item>", "</x", "", size)),
        new("end tags without a name", "1", size => Fill(Start, "</", "", size)),
        new("nesting", "2", size => Fill(Start, "<a>", "", size / 2).Concat(Fill("", "</a>", Item + End, size / 2)).ToArray()),
        new("nesting without end", "1", size => Fill(Start, "<a>", "", size)),
        new("nesting of tags never closed in a text", "2", size => Fill(Start + "<item><description>", "<p>x", "</description></item>" + End, size)),
        new("nesting of media groups", "2", size => Fill(Start + "<item>", "<media:group>", "</item>" + End, size)),
        new("nesting of items", "many", size => Fill(Start, "<item>", End, size)),
        new("nesting of different names", "many", size => Numbered(Start, "<n{0}>", Item + End, size)),
        new("nested formats in a text", "2", size => Fill(Start + "<item><description><![CDATA[", "<b a='1'><p>", "]]></description></item>" + End, size)),
        new("nested blocks in a text", "2", size => Fill(Start + "<item><description><![CDATA[", "<div>", "]]></description></item>" + End, size)),
        new("nested tables in a text", "2", size => Fill(Start + "<item><description><![CDATA[", "<table><tr><td>", "]]></description></item>" + End, size)),
        new("frames never closed", "2", size => Fill(Start + "<item><description><![CDATA[", "<iframe>", "]]></description></item>" + End, size)),
        new("frames closed in themselves", "2", size => Fill(Start + "<item><description><![CDATA[", "<iframe/>", "]]></description></item>" + End, size)),
        new("frames of which the last is closed", "2", size => Fill(Start + "<item><description><![CDATA[", "<object><video>", "</video></object>]]></description></item>" + End, size)),
        new("scripts in a title", "2", size => Fill(Start + "<item><title><![CDATA[", "<script </script", "]]></title></item>" + End, size)),
        new("nested xhtml", "2", size => Fill(AtomStart + "<content type='xhtml'>", "<div>", "</content></entry></feed>", size)),
        new("attributes by the million", "2", size => Numbered(Start + "<item ", "a{0}='1' ", "><title>Two</title></item>" + End, size)),
        new("the same attribute by the million", "2", size => Fill(Start + "<item ", "a='1' ", "><title>Two</title></item>" + End, size)),
        new("attributes without a value", "2", size => Fill(Start + "<item ", "a ", "><title>Two</title></item>" + End, size)),
        new("an attribute without end", "1", size => Fill(Start + "<item a='", "x", "", size)),
        new("a long attribute", "2", size => Fill(Start + "<item a='", "x", "'><title>Two</title></item>" + End, size)),
        new("namespaces by the million", "2", size => Numbered(Start + "<item ", "xmlns:n{0}='u' ", "><title>Two</title></item>" + End, size)),
        new("a long namespace", "2", size => Fill(Start + "<item xmlns:n='", "u", "'><title>Two</title></item>" + End, size)),
        new("a long element name", "2", size => Fill(Start + "<", "n", "/>" + Item + End, size)),
        new("different names by the million", "2", size => Numbered(Start, "<n{0}/>", Item + End, size)),
        new("different names in capitals", "2", size => Numbered(Start, "<N{0}></N{0}>", Item + End, size)),
        new("a base in every element", "2", size => Fill(Start, "<a xml:base='b/'/>", Item + End, size)),
        new("bases in a text", "2", size => Fill(AtomStart + "<content type='xhtml'>", "<i xml:base='b/'>x</i>", "</content></entry></feed>", size)),
        new("CDATA without end", "1", size => Fill(Start + "<item><title><![CDATA[", "x", "", size)),
        new("CDATA by the million", "2", size => Fill(Start + "<item><title>", "<![CDATA[x]]>", "</title></item>" + End, size)),
        new("CDATA of brackets", "2", size => Fill(Start + "<item><title>&<![CDATA[", "]] ", "]]></title></item>" + End, size)),
        new("a comment without end", "1", size => Fill(Start + "<!--", "x", "", size)),
        new("comments that begin", "1", size => Fill(Start, "<!-- ", "", size)),
        new("comments by the million", "2", size => Fill(Start, "<!---->", Item + End, size)),
        new("processing instructions", "2", size => Fill(Start, "<?x y?>", Item + End, size)),
        new("a long title", "2", size => Fill(Start + "<item><title>", "title ", "</title></item>" + End, size)),
        new("a long text", "2", size => Fill(Start + "<item><description>", "text ", "</description></item>" + End, size)),
        new("a long guid", "2", size => Fill(Start + "<item><guid>", "g", "</guid></item>" + End, size)),
        new("a long link", "2", size => Fill(Start + "<item><link>https://a.example/", "g", "</link></item>" + End, size)),
        new("a long date", "2", size => Fill(Start + "<item><pubDate>", "1 ", "</pubDate></item>" + End, size)),
        new("a long author", "2", size => Fill(Start + "<item><author>", "a@b.example ", "</author></item>" + End, size)),
        new("a long version", "1", size => Fill("<rss version='", "2", "'><channel>" + Item + End, size)),
        new("blanks in a title", "2", size => Fill(Start + "<item><title>x", " \n", "</title></item>" + End, size)),
        new("accents in a title", "2", size => Fill(Start + "<item><title>e", "\u0301", "</title></item>" + End, size)),
        new("escaped tags never closed", "2", size => Fill(Start + "<item><description>", "&lt;b ", "</description></item>" + End, size)),
        new("escaped comments never closed", "2", size => Fill(Start + "<item><description>", "&lt;!--", "</description></item>" + End, size)),
        new("text encoded twice", "2", size => Fill(Start + "<item><description>", "\u00C3\u00A9", "</description></item>" + End, size)),
        new("items by the hundred thousand", "2000", size => Fill("<rss><channel>", "<item><title>x</title></item>", End, Math.Max(size, 100_000 * 8))),
        new("empty items", "2000", size => Fill("<rss><channel>", "<item/>", End, size)),
        new("categories by the million", "2", size => Numbered(Start + "<item>", "<category>{0}</category>", "</item>" + End, size)),
        new("enclosures by the million", "2", size => Fill(Start + "<item>", "<media:content url='u'/>", "</item>" + End, size)),
        new("base64 without sense", "2", size => Fill(AtomStart + "<content mode='base64' type='text/html'>", "QUJD", "</content></entry></feed>", size)),
        new("base64 that is none", "2", size => Fill(AtomStart + "<content mode='base64'>", "!", "</content></entry></feed>", size)),
        new("deep JSON", "no feed", size => Fill("{\"items\":", "[", "", size)),
        new("brackets of JSON", "no feed", size => Fill("", "[", "", size)),
        new("deep JSON in an item", "1", size => Fill(JsonStart + "{\"x\":", "{\"a\":", "", size)),
        new("JSON of escapes", "2", size => Fill(JsonStart + "{\"id\":\"2\",\"content_html\":\"", "\\u0041", "\"}]}", size)),
        new("JSON of half surrogates", "2", size => Fill(JsonStart + "{\"id\":\"2\",\"content_html\":\"", "\\ud800", "\"}]}", size)),
        new("JSON string without end", "1", size => Fill(JsonStart + "{\"id\":\"2\",\"content_html\":\"", "x", "", size)),
        new("JSON items by the hundred thousand", "2000", size => Fill("{\"items\":[", "{\"id\":1},", "{\"id\":2}]}", size)),
        new("JSON properties by the million", "2", size => Numbered(JsonStart + "{\"id\":\"2\",", "\"p{0}\":1,", "\"q\":1}]}", size)),
        new("a number without end", "1", size => Fill(JsonStart + "{\"id\":", "9", "", size)),
        new("a sitemap of a million", "2000", size => Fill("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "<url><loc>https://a.example/</loc></url>", "</urlset>", size)),
        new("zero bytes behind a feed", "1", size => Fill(Start + End, "\0", "", size)),
        new("zero bytes", "no feed", size => new byte[size]),
        new("blanks", "no feed", size => Fill("", " ", "", size)),
        new("every byte in turn", "no feed", size => [.. Enumerable.Range(0, size).Select(i => (byte)i)]),
        new("high bytes in a feed", "2", size => [.. Fill(Start + "<item><title>", "", "", 0), .. Enumerable.Repeat((byte)0xFE, size), .. Fill("</title></item>" + End, "", "", 0)]),
    ];

    public override string ToString() => Name;

    private static byte[] Fill(string start, string unit, string end, int size)
    {
        var text = new StringBuilder(start, size + start.Length + end.Length);
        if (unit.Length > 0)
            text.Insert(start.Length, unit, size / Encoding.UTF8.GetByteCount(unit));
        return Encoding.UTF8.GetBytes(text.Append(end).ToString());
    }

    private static byte[] Numbered(string start, string unit, string end, int size)
    {
        var text = new StringBuilder(start, size + start.Length + end.Length);
        for (var i = 0; text.Length < size; i++)
            text.Append(unit.Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(text.Append(end).ToString());
    }
}
