using System.Diagnostics.CodeAnalysis;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Extraction.Pages;
using PakRussiaMonitor.Articles.Reading;
using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Sources.Pages;

namespace PakRussiaMonitor.Sources.Listing;

/// <summary>
/// A web page that lists articles, read as a feed: the links that an operator's CSS selector finds become items of nothing but an address and the
/// link's words. A tree is built only of what <see cref="MarkupBounds"/> admits.
/// </summary>
internal static class ListingPage
{
    public const string Format = "listing";

    /// <summary>Links taken of one page; a cut is a warning.</summary>
    public const int MostLinks = 300;

    private const int LongestSelector = 300;
    private const int LongestTitle = 300;

    /// <summary>Some selectors compare every element with its neighbours: what a list needs is far below, what takes seconds above.</summary>
    private const int MostMarkup = 2_000_000, MostElements = 20_000;

    /// <summary>Why a text is no selector; null when it is one.</summary>
    public static string? Refusal(string selector) =>
        selector.Length > LongestSelector ? $"The selector is longer than {LongestSelector} characters. Name the links by a class or an enclosing element, as in: main h2 a"
        : TryParse(selector, out _) ? null
        : "The selector cannot be read as CSS. Write one that names the links, as in: main h2 a";

    public static ReadResponse Read(byte[] body, string? contentType, Uri url, string selector)
    {
        if (!PageFeeds.IsPage(body, contentType))
            return new(null, FetchOutcome.NotAPage, $"What came is no web page. A source with a selector of links is a page that lists articles; register a feed without one.");
        if (!TryParse(selector, out var parsed))
            return None(url, FetchOutcome.NoLinks);
        using var page = PageCharacters.Of(body, BodyEncoding.OfPage(body, contentType));
        var markup = PageSource.Of(page).Markup;
        if (markup.Length > MostMarkup || MarkupBounds.Check(markup.Span) != MarkupVerdict.WithinBounds)
            return new(null, FetchOutcome.TooLarge, $"{url.Host}{url.AbsolutePath} is too large or too deeply nested a page to look for links in. Register a shorter listing of the site, or its feed.");
        using var document = new HtmlParser().ParseDocument(markup.Span.ToString());
        if (document.All.Length > MostElements)
            return new(null, FetchOutcome.TooLarge, $"{url.Host}{url.AbsolutePath} has more than {MostElements:N0} elements. Register a shorter listing of the site, or its feed.");
        var (items, warnings) = Links(document, parsed, url);
        return items.Count == 0
            ? None(url, FetchOutcome.NoLinks)
            : new(new(Format, Title(document.Title), null, items, warnings), null, items.Count == 1 ? "Found 1 link." : $"Found {items.Count} links.", Following.ListedPages);
    }

    private static ReadResponse None(Uri url, FetchOutcome outcome) => new(null, outcome, FetchDiagnosis.Of(new(outcome, url)).Sentence);

    private static (List<FeedItem> Items, List<string> Warnings) Links(IDocument document, ISelector selector, Uri url)
    {
        var against = document.QuerySelector("base[href]")?.GetAttribute("href") is { } given ? FeedLinks.Resolve(given, url) ?? url : url;
        var known = new HashSet<string>(StringComparer.Ordinal) { url.GetLeftPart(UriPartial.Query) };
        var items = new List<FeedItem>();
        foreach (var element in document.All)
        {
            if (!selector.Match(element) || Link(element) is not { } link)
                continue;
            if (FeedLinks.Resolve(link.GetAttribute("href")!, against) is not { UserInfo: "" } address)
                continue;
            var spelt = CanonicalText.Of(address.GetLeftPart(UriPartial.Query));
            if (spelt.Length > PageOffers.LongestUrl || !known.Add(spelt))
                continue;
            if (items.Count == MostLinks)
                return (items, [$"More than {MostLinks} links fit the selector; the first {MostLinks} were taken."]);
            items.Add(new() { Url = spelt, Title = Title(link.TextContent) });
        }

        return (items, []);
    }

    /// <summary>The element itself, else the first link inside it.</summary>
    private static IElement? Link(IElement element) =>
        element.LocalName is "a" or "area" && element.HasAttribute("href") ? element : element.QuerySelector("a[href]");

    private static string? Title(string? text)
    {
        var title = PlainText.Fold(CanonicalText.Of(text ?? ""));
        return title.Length == 0 ? null : title.Length <= LongestTitle ? title : CanonicalText.Of(title[..LongestTitle]) + "…";
    }

    private static bool TryParse(string selector, [NotNullWhen(true)] out ISelector? parsed)
    {
        parsed = null;
        try
        {
            parsed = new CssSelectorParser().ParseSelector(selector);
        }
        catch (DomException)
        {
            // Some selectors are refused this way, others by null.
        }

        return parsed is not null;
    }
}
