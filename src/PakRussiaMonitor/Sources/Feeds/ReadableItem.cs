using System.Net;
using System.Text;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Extraction;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>An item's richest text, as an article would see it and as a page could show it.</summary>
public static class ReadableItem
{
    /// <summary>Lines of plain text; empty when the item has none.</summary>
    public static string Text(FeedItem item)
    {
        var text = Text(item.Content);
        return text.Length > 0 ? text : Text(item.Summary);
    }

    /// <summary>HTML without anything that acts, its addresses absolute; empty when the item has no text.</summary>
    public static string Html(FeedItem item)
    {
        var html = Html(item.Content);
        return html.Length > 0 ? html : Html(item.Summary);
    }

    private static string Text(FeedText? text)
    {
        if (text is null)
            return "";
        if (text.Markup == Markup.Html)
            return HtmlText.ToLines(text.Value).Text;
        var lines = new StringBuilder(text.Value.Length);
        LineText.Append(lines, text.Value, keepLines: true);
        return lines.ToString().Trim();
    }

    private static string Html(FeedText? text) => text switch
    {
        null => "",
        { Markup: Markup.Text } => WebUtility.HtmlEncode(text.Value.Trim()),
        _ => SafeMarkup.Of(MendedMarkup.Of(text.Value), Uri.TryCreate(text.Base, UriKind.Absolute, out var at) ? at : null),
    };
}
