using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Language;
using PakRussiaMonitor.Telemetry;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Articles;

/// <summary>What is made of a feed's item before any database is asked.</summary>
/// <param name="Published">Many Atom feeds date their entries by the update alone; then that.</param>
public sealed record CleanItem(CleanText Clean, string Kind, string Outlet, string? Language, DateTimeOffset? Published)
{
    /// <summary>Why an item is set aside of which nothing is left.</summary>
    public const string NothingLeft = "It has neither a title nor a text.";

    /// <summary>What topics are matched with.</summary>
    public ArticleFields Fields => new(Clean.Title, Clean.Text, Outlet, Clean.Author, Language, Kind);

    /// <summary>Null when nothing is left of the item. Heavy: run it where <see cref="CpuBound"/> says.</summary>
    public static CleanItem? Of(FeedItem item, string sourceName)
    {
        var clean = CleanedText(item);
        return clean.Text.Length == 0 && clean.Title is null
            ? null
            : new(clean, ArticleKind.Of(item), ItemIdentity.Outlet(item, sourceName), TextLanguage.Of(item.Language, clean.Text), item.Published ?? item.Updated);
    }

    private static CleanText CleanedText(FeedItem item)
    {
        using var span = Spans.Start("article.clean");
        if (item.Page is { } page)
            return ExtractedArticle.Cleaned(page, item.Title, item.Author);
        var text = item.Content ?? item.Summary ?? new FeedText("", Markup.Text);
        var lines = text.Markup == Markup.Html ? HtmlText.ToLines(text.Value).Text : text.Value;
        return ArticleCleaner.Clean(new(lines, item.Title, item.Author));
    }
}
