using System.Net;
using PakRussiaMonitor.Articles.Overrides;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>What a caller knows of a page before it is read.</summary>
/// <param name="Url">Where it was fetched from.</param>
/// <param name="Title">Its title, for instance as the feed gave it.</param>
/// <param name="ContentType">The HTTP header, for its charset.</param>
/// <param name="Override">What operators say of the pages of its host, see <see cref="PageOverrides.Of"/>.</param>
public sealed record PageHints(string? Url = null, string? Title = null, string? ContentType = null, PageOverride? Override = null);

/// <summary>A part of a page that was left out of its article.</summary>
/// <param name="After">The kept line that stands before it; null at the head.</param>
public sealed record PageRemoval(string? After, string Text, string Rule);

/// <summary>An article as its page gives it, not yet cleaned.</summary>
/// <param name="Text">Lines separated by one line feed.</param>
/// <param name="Verdict">Anything but within bounds: no tree was built, and all there is is text without tags.</param>
public sealed record PageArticle(
    string? Title, string? Author, DateTimeOffset? Published, string? Language, string Kind, string KindEvidence, string? CanonicalUrl, string Text,
    IReadOnlyList<PageRemoval> Removed, MarkupVerdict Verdict);

/// <summary>
/// Finds the article in a page: its text, and what the page says of it. Pure, safe on any thread; never throws, whatever the bytes, and
/// takes time linear in them. A page past <see cref="MarkupBounds"/> gives its title and its text without tags.
/// </summary>
public static class PageExtractor
{
    /// <summary>UTF-16 units that are left to parse once scripts and the like are gone.</summary>
    public const int LongestMarkup = 4_000_000;

    private const int LongestTitle = 1_000;

    /// <summary>Bytes of a page. Of a longer one only the beginning is read, and only as text without tags.</summary>
    public const int LongestPage = 8 << 20;

    private const int ReadOfLonger = 4 << 20;

    public static PageArticle Extract(ReadOnlySpan<byte> page, PageHints hints)
    {
        var read = page.Length > LongestPage ? page[..ReadOfLonger] : page;
        using var html = PageCharacters.Of(read, BodyEncoding.OfPage(read, hints.ContentType));
        if (IsBinary(html.Span[..Math.Min(html.Length, BodyEncoding.HeadLength)]))
            return FromBareText("", hints, MarkupVerdict.NotText);
        return page.Length > LongestPage ? FromBareText(PageSource.Of(html).Markup.Span, hints, MarkupVerdict.TooLong) : Extract(html, hints);
    }

    public static PageArticle Extract(string html, PageHints hints)
    {
        using var page = PageCharacters.Of(html);
        return Extract(page, hints);
    }

    private static PageArticle Extract(PageCharacters page, PageHints hints)
    {
        var source = PageSource.Of(page);
        var verdict = page.Length > LongestMarkup ? MarkupVerdict.TooLong : MarkupBounds.Check(page.Span);
        return verdict == MarkupVerdict.WithinBounds ? FromTree(source, hints) : FromBareText(page.Span, hints, verdict);
    }

    private static PageArticle FromTree(PageSource source, PageHints hints)
    {
        using var tree = PageTree.Parse(source.Markup, hints.Override);
        var metadata = PageMetadata.Of(tree, LinkedData.Read(source.LinkedData));
        var title = PageTitle.Of(tree, metadata, hints.Title);
        var body = hints.Override?.Find(tree, title) ?? PageBody.Find(tree, title);
        var url = PageAddress.Canonical(metadata, hints.Url);
        var (kind, evidence) = PageKind.Of(metadata, url);
        var author = PageAuthor.Find(tree, metadata, body.Container, title.Place) ?? PageFoot.SignedBy(body.Lines);
        PageFoot.Cut(body.Lines, author?.Split("; ") ?? []);
        var text = string.Join('\n', body.Lines.Where(line => line.IsKept).Select(line => line.Text));
        return new(
            title.Text, author, PageDate.Find(tree, metadata, body.Container, title.Place, url), metadata.Language, kind, evidence, url, text,
            [.. tree.Overridden, .. Removals(body)], MarkupVerdict.WithinBounds);
    }

    /// <summary>How many elements of a page each of these selectors matches; of a page past the bounds, none.</summary>
    public static IReadOnlyList<int> CountMatches(ReadOnlySpan<byte> page, string? contentType, IReadOnlyList<string> selectors)
    {
        using var html = page.Length > LongestPage ? PageCharacters.Of("") : PageCharacters.Of(page, BodyEncoding.OfPage(page, contentType));
        var markup = PageSource.Of(html).Markup;
        if (markup.Length > LongestMarkup || MarkupBounds.Check(markup.Span) != MarkupVerdict.WithinBounds)
            markup.Length = 0;
        using var tree = PageTree.Parse(markup, new([], []));
        return [.. selectors.Select(selector => PageOverride.Count(tree.Document, selector))];
    }

    private static List<PageRemoval> Removals(PageBody body)
    {
        var removals = new List<PageRemoval>();
        string? after = null;
        foreach (var line in body.Lines)
        {
            if (line.IsKept)
                after = line.Text;
            else
                removals.Add(new(after, line.Text, line.Rule!));
        }

        return removals;
    }

    private static PageArticle FromBareText(ReadOnlySpan<char> markup, PageHints hints, MarkupVerdict verdict) =>
        new(hints.Title ?? TitleElement(markup), null, null, null, ArticleKind.Other, "", null, TagStripper.Strip(markup), [], verdict);

    /// <summary>No text has this many control characters; zeros may stand in one by mistake.</summary>
    private static bool IsBinary(ReadOnlySpan<char> head)
    {
        var controls = 0;
        foreach (var c in head)
            controls += c is < ' ' and not ('\0' or '\t' or '\r' or '\n' or '\f') ? 1 : 0;
        return controls > head.Length / 20;
    }

    private static string? TitleElement(ReadOnlySpan<char> markup)
    {
        var start = markup.IndexOf("<title", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : markup[start..].IndexOf('>');
        var text = end < 0 ? default : markup[(start + end + 1)..];
        var length = text.IndexOf("</title", StringComparison.OrdinalIgnoreCase);
        return length is < 0 or > LongestTitle ? null : CanonicalText.Of(WebUtility.HtmlDecode(text[..length].ToString()).Trim()) is { Length: > 0 } title ? title : null;
    }
}
