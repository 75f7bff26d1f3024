using System.Globalization;
using System.Net;
using System.Text;

namespace PakRussiaMonitor.Simulator;

/// <summary>Writes items down as a feed: RSS for even sources, Atom for odd ones.</summary>
internal static class FeedDocument
{
    public static string ContentType(int source) => source % 2 == 0 ? "application/rss+xml; charset=utf-8" : "application/atom+xml; charset=utf-8";

    public static byte[] Write(int source, IReadOnlyList<ScriptedItem> items)
    {
        var entries = string.Concat(items.Select(item => source % 2 == 0 ? Rss(item) : Atom(item)));
        return Encoding.UTF8.GetBytes(source % 2 == 0
            ? $"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Outlet {source}</title>{entries}</channel></rss>"""
            : $"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Outlet {source}</title>{entries}</feed>""");
    }

    private static string Rss(ScriptedItem item) =>
        $"<item><title>{item.Title}</title><link>{item.Url}</link>"
        + (item.Guid is null ? "" : $"<guid isPermaLink=\"false\">{item.Guid}</guid>")
        + (item.Published is { } at ? $"<pubDate>{at.ToString("r", CultureInfo.InvariantCulture)}</pubDate>" : "")
        + $"<content:encoded><![CDATA[{Html(item)}]]></content:encoded></item>";

    private static string Atom(ScriptedItem item) =>
        $"<entry><title>{item.Title}</title><link href=\"{item.Url}\"/>"
        + (item.Guid is null ? "" : $"<id>{item.Guid}</id>")
        + (item.Published is { } at ? $"<published>{at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}</published>" : "")
        + $"<content type=\"html\">{WebUtility.HtmlEncode(Html(item))}</content></entry>";

    private static string Html(ScriptedItem item) => string.Concat(item.Text.Split('\n').Select(paragraph => $"<p>{paragraph}</p>"));
}
