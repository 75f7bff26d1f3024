using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Extraction.Pages;
using PakRussiaMonitor.Articles.Overrides;
using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>What a fetched page is as an item: the page's own word first, the feed's where the page says nothing. Pure, and heavy: run it where <see cref="CpuBound"/> says.</summary>
internal static class PageReading
{
    /// <summary>Parts left out of a page that are kept to be shown, and characters of each.</summary>
    private const int MostCuts = 300, LongestCut = 1_000;

    /// <returns>The item whose address is the page's own, or why there is none.</returns>
    public static (FeedItem? Item, FetchOutcome Outcome) Read(LinkedPage page, FetchResult result, PageOverride? ruled)
    {
        if (!PageFeeds.IsPage(result.Body, result.ContentType))
            return (null, FetchOutcome.NotAPage);
        var given = PageItem.Of(page.ItemJson);
        var (item, name) = (given.Item, given.Name);
        var read = PageExtractor.Extract(result.Body, new(result.Url.AbsoluteUri, item.Title, result.ContentType, ruled));
        if (read.Verdict == MarkupVerdict.NotText || string.IsNullOrWhiteSpace(read.Text))
            return (null, FetchOutcome.NoText);
        return (
            item with
            {
                Url = read.CanonicalUrl is { Length: <= PageOffers.LongestUrl } own ? own : page.Url,
                Title = read.Title ?? item.Title,
                Author = read.Author ?? item.Author,
                Published = read.Published ?? item.Published,
                Language = read.Language ?? item.Language,
                Page = new(page.Url, name, read.Text, read.Kind == ArticleKind.Other ? null : read.Kind, read.Verdict == MarkupVerdict.TooLong, Cuts(read.Removed)) { KindEvidence = read.KindEvidence },
            },
            FetchOutcome.Fetched);
    }

    private static List<PageCut> Cuts(IReadOnlyList<PageRemoval> removed) =>
        [.. removed.Take(MostCuts).Select(cut => new PageCut(cut.After, cut.Text.Length <= LongestCut ? cut.Text : CanonicalText.Of(cut.Text[..LongestCut]) + "…", cut.Rule))];
}
