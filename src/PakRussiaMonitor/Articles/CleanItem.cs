using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Language;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Telemetry;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Articles;

/// <summary>What is made of a feed's item before any database is asked.</summary>
/// <param name="Published">Many Atom feeds date their entries by the update alone; then that.</param>
public sealed record CleanItem(CleanText Clean, string Kind, string Outlet, string? Language, DateTimeOffset? Published)
{
    /// <summary>Why an item is set aside of which nothing is left.</summary>
    public const string NothingLeft = "It has neither a title nor a text.";

    /// <summary>What says that it is of its kind; null for other.</summary>
    public string? KindEvidence { get; init; }

    /// <summary>What topics are matched with.</summary>
    public ArticleFields Fields => new(Clean.Title, Clean.Text, Outlet, Clean.Author, Language, Kind);

    /// <summary>Null when nothing is left of the item. Heavy: run it where <see cref="CpuBound"/> says.</summary>
    /// <param name="source">What the item's source says of lines; null where nothing is known of it.</param>
    public static CleanItem? Of(FeedItem item, string sourceName, SourceLines? source = null)
    {
        var clean = CleanedText(item, source);
        if (clean.Text.Length == 0 && clean.Title is null)
            return null;
        var (kind, evidence) = ArticleKind.Judge(item);
        return new(clean, kind, ItemIdentity.Outlet(item, sourceName), TextLanguage.Of(item.Language, clean.Text), item.Published ?? item.Updated) { KindEvidence = evidence };
    }

    private static CleanText CleanedText(FeedItem item, SourceLines? source)
    {
        using var span = Spans.Start("article.clean");
        if (item.Page is { } page)
            return ExtractedArticle.Cleaned(page, item.Title, item.Author, source);
        var text = item.Content ?? item.Summary ?? new FeedText("", Markup.Text);
        var lines = text.Markup == Markup.Html ? HtmlText.ToLines(text.Value).Text : text.Value;
        return ArticleCleaner.Clean(new(lines, item.Title, item.Author), source);
    }
}
