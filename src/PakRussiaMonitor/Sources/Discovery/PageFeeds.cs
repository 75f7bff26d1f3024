using System.Net;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Reading;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Sources.Discovery;

/// <summary>
/// The feeds that a page declares in its <c>link rel=alternate</c> elements (RSS Advisory Board, "RSS Autodiscovery"; HTML standard, 4.6.7).
/// One linear pass over a bounded part of the page, without a tree.
/// </summary>
public static class PageFeeds
{
    /// <summary>Declarations stand in the head; what stands further behind is not looked for.</summary>
    private const int MostBytes = 1 << 20;
    private const int MostFeeds = 20;
    private const int LongestUrl = 2_000, LongestTitle = 200;

    private static readonly string[] Types =
    [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml", "application/json", "application/xml", "text/xml",
        "application/x-rss+xml", "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml",
    ];

    /// <summary>Whether a body that is no feed is a web page, by its bytes or by its label.</summary>
    public static bool IsPage(ReadOnlySpan<byte> body, string? contentType)
    {
        if (FeedSniffer.LooksLikeFeed(body, out var what))
            return false;
        var type = contentType?.Split(';')[0].Trim().ToLowerInvariant();
        return what == "an HTML page" || (type is "text/html" or "application/xhtml+xml" && what is not ("binary data" or "an empty body"));
    }

    /// <summary>In the page's order, each address once, at most 20. Never fails, whatever the bytes.</summary>
    /// <param name="url">Where the page came from after all redirects; its <c>base</c> element may say otherwise.</param>
    public static IReadOnlyList<OfferedFeed> Of(ReadOnlySpan<byte> page, string? contentType, Uri url)
    {
        page = page[..Math.Min(page.Length, MostBytes)];
        var encoding = BodyEncoding.OfPage(page, contentType);
        var (links, baseAddress) = Read(encoding.Encoding.GetString(page[encoding.Skip..]));
        var against = baseAddress is null ? url : FeedLinks.Resolve(baseAddress, url) ?? url;
        var feeds = new List<OfferedFeed>();
        var known = new HashSet<string>(StringComparer.Ordinal) { WithoutFragment(url) };
        foreach (var (href, title) in links)
        {
            if (feeds.Count < MostFeeds && Resolve(href, against) is { } address && known.Add(address))
                feeds.Add(new(address, title));
        }

        return feeds;
    }

    private static (List<(string Href, string? Title)> Links, string? Base) Read(string html)
    {
        var links = new List<(string, string?)>();
        string? address = null;
        var scanner = new MarkupScanner(html);
        while (scanner.Read())
        {
            if (scanner.Kind != MarkupToken.StartTag)
                continue;
            if (scanner.Value.Equals("link", StringComparison.OrdinalIgnoreCase) && links.Count < 10 * MostFeeds)
            {
                if (Link(scanner.Inside) is { } link)
                    links.Add(link);
            }
            else if (address is null && scanner.Value.Equals("base", StringComparison.OrdinalIgnoreCase))
            {
                address = BaseOf(scanner.Inside);
            }
            else if (RawText(scanner.Value) is { } name && !scanner.ClosesItself)
            {
                scanner.SkipTo(name); // a link in a script is text
            }
        }

        return (links, address);
    }

    private static string? RawText(ReadOnlySpan<char> name)
    {
        foreach (var raw in (ReadOnlySpan<string>)["script", "style", "title", "textarea", "template"])
        {
            if (name.Equals(raw, StringComparison.OrdinalIgnoreCase))
                return raw;
        }

        return null;
    }

    private static string? BaseOf(ReadOnlySpan<char> inside)
    {
        var attributes = new MarkupAttributes(inside);
        while (attributes.Next())
        {
            if (attributes.Name.Equals("href", StringComparison.OrdinalIgnoreCase))
                return Decode(attributes.Value);
        }

        return null;
    }

    private static (string Href, string? Title)? Link(ReadOnlySpan<char> inside)
    {
        string? rel = null, type = null, href = null, title = null;
        var attributes = new MarkupAttributes(inside);
        while (attributes.Next())
        {
            // The first of two attributes with one name counts, as in browsers.
            switch (attributes.Name.Length is 3 or 4 or 5 ? attributes.Name.ToString().ToLowerInvariant() : "")
            {
                case "rel": rel ??= attributes.Value.ToString(); break;
                case "type": type ??= attributes.Value.ToString(); break;
                case "href": href ??= Decode(attributes.Value); break;
                case "title": title ??= Decode(attributes.Value); break;
            }
        }

        return href is { Length: > 0 } && Declares(rel, type, href) ? (href, Title(title)) : null;
    }

    private static bool Declares(string? rel, string? type, string href)
    {
        var words = rel?.Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries) ?? [];
        bool Says(string word) => words.Contains(word, StringComparer.OrdinalIgnoreCase);
        var bare = type?.Split(';')[0].Trim() ?? "";
        if (!Types.Contains(bare, StringComparer.OrdinalIgnoreCase))
            return bare.Length == 0 && Says("feed");
        // WordPress declares its data interface like a JSON feed.
        return (Says("feed") || (Says("alternate") && !Says("stylesheet"))) && !href.Contains("/wp-json/", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Resolve(string href, Uri against)
    {
        href = href.Trim();
        if (href.StartsWith("feed:http", StringComparison.OrdinalIgnoreCase))
            href = href[5..];
        else if (href.StartsWith("feed://", StringComparison.OrdinalIgnoreCase))
            href = "http" + href[4..];
        return FeedLinks.Resolve(href, against) is { UserInfo: "" } url && WithoutFragment(url) is { Length: <= LongestUrl } address ? address : null;
    }

    private static string? Title(string? text)
    {
        var title = PlainText.Fold(CanonicalText.Of(text ?? ""));
        if (title.Length > LongestTitle)
            title = CanonicalText.Of(title[..(LongestTitle - 1)]) + "…";
        return title.Length == 0 ? null : title;
    }

    private static string WithoutFragment(Uri url) => CanonicalText.Of(url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));

    private static string Decode(ReadOnlySpan<char> value) => WebUtility.HtmlDecode(value.ToString());
}
