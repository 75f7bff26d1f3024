using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Extraction.Pages;
using PakRussiaMonitor.Articles.Language;
using PakRussiaMonitor.Articles.Reading;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Extraction;

/// <summary>An article made of one document, a page or a text file, cleaned.</summary>
/// <param name="KindEvidence">What says that it is of this kind; empty for other.</param>
/// <param name="Removed">Everything that was left out, in the document's order.</param>
public sealed record ExtractedArticle(
    string? Title, string? Author, DateTimeOffset? Published, string? Language, string Kind, string KindEvidence, string? CanonicalUrl, string Text,
    bool Truncated, IReadOnlyList<RemovedSpan> Removed, MarkupVerdict Verdict)
{
    /// <summary>Never throws, whatever the bytes.</summary>
    public static ExtractedArticle OfPage(ReadOnlySpan<byte> page, PageHints hints)
    {
        var article = PageExtractor.Extract(page, hints);
        var clean = ArticleCleaner.Clean(new(article.Text, article.Title, article.Author, HasOwnLines: true));
        return new(
            clean.Title, clean.Author, article.Published, TextLanguage.Of(article.Language, clean.Text), article.Kind, article.KindEvidence, article.CanonicalUrl, clean.Text, clean.Truncated || article.Verdict == MarkupVerdict.TooLong,
            Merge(article.Removed, clean), article.Verdict);
    }

    /// <summary>A page's text that was taken out of it before.</summary>
    /// <param name="source">What the page's source says of lines.</param>
    internal static CleanText Cleaned(PageText page, string? title, string? author, SourceLines? source)
    {
        var clean = ArticleCleaner.Clean(new(page.Text, title, author, HasOwnLines: true), source);
        return clean with
        {
            Truncated = clean.Truncated || page.IsCut,
            Removed = Merge([.. page.Removed.Select(cut => new PageRemoval(cut.After, cut.Text, cut.Rule))], clean),
        };
    }

    /// <summary>A text without markup, for instance a page that somebody flattened. Never throws, whatever the bytes.</summary>
    public static ExtractedArticle OfText(ReadOnlySpan<byte> text, string? title)
    {
        var clean = ArticleCleaner.Clean(new(BodyEncoding.Of(text, null).Decode(text), title));
        return new(clean.Title, clean.Author, null, TextLanguage.Detect(clean.Text), ArticleKind.Other, "", null, clean.Text, clean.Truncated, clean.Removed, MarkupVerdict.WithinBounds);
    }

    /// <summary>What the page lost finds its place in the cleaned text by the kept line that stands before it.</summary>
    private static List<RemovedSpan> Merge(IReadOnlyList<PageRemoval> fromPage, CleanText clean)
    {
        var spans = new List<RemovedSpan>(fromPage.Count + clean.Removed.Count);
        var at = 0;
        string? last = null;
        foreach (var removal in fromPage)
        {
            if (removal.After is { } after && !ReferenceEquals(after, last) && clean.Text.IndexOf(after, at, StringComparison.Ordinal) is >= 0 and var found)
                at = found + after.Length;
            last = removal.After;
            spans.Add(new(at, removal.Text, removal.Rule));
        }

        spans.AddRange(clean.Removed);
        spans.Sort((left, right) => left.At.CompareTo(right.At));
        return spans;
    }
}
