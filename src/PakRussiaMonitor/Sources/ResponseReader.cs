using Microsoft.Extensions.Options;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Extraction.Pages;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Sources.Listing;
using PakRussiaMonitor.Sources.Pages;

namespace PakRussiaMonitor.Sources;

/// <summary>Makes items of what a source sent: of a feed, a sitemap or an index of sitemaps, or the links of a listing page. Heavy: run it on the CPU queue.</summary>
public sealed class ResponseReader(FeedParser parser, IOptions<PageOptions> options)
{
    public ReadResponse Read(byte[] body, string? contentType, Uri url, SourceSettings settings, CancellationToken cancellation)
    {
        if (settings.ArticleLinks is { } selector)
            return ListingPage.Read(body, contentType, url, selector);
        var parsed = parser.Parse(body, contentType, url.IsFile ? null : url, cancellation);
        if (parsed.Feed is not { } feed)
            return new(null, FetchOutcome.NotAFeed, $"What came is not a readable feed: {parsed.Reason} Check the address.");
        var follows = feed.Format switch
        {
            Sitemap.IndexFormat => Following.Sitemaps,
            Sitemap.Format or Sitemap.NewsFormat => Following.SitemapPages,
            _ => settings.FollowLinks ? Following.Pages : Following.Nothing,
        };
        return follows switch
        {
            Following.Sitemaps => Of(feed with { Items = Children(feed.Items, url) }, follows),
            Following.SitemapPages => Of(feed with { Items = NewestFirst(feed.Items) }, follows),
            _ => Of(feed, follows),
        };
    }

    private static ReadResponse Of(Feed feed, Following follows) => new(feed, null, Account(feed), follows);

    private static List<FeedItem> NewestFirst(IReadOnlyList<FeedItem> items) => [.. items.OrderByDescending(item => item.Updated ?? item.Published ?? DateTimeOffset.MinValue)];

    /// <summary>No site's index speaks for another's.</summary>
    private List<FeedItem> Children(IReadOnlyList<FeedItem> sitemaps, Uri index)
    {
        var domain = PageAddress.RegistrableDomain(index.IdnHost);
        return [.. NewestFirst(sitemaps).Where(child => PageAddress.RegistrableDomain(new Uri(child.Url!).IdnHost) == domain).Take(options.Value.SitemapsPerIndex)];
    }

    private static string Account(Feed feed)
    {
        var items = FetchDiagnosis.Count(feed.Items.Count, feed.Format == Sitemap.IndexFormat ? "sitemap" : feed.Format == ListingPage.Format ? "link" : "item");
        return feed.Warnings.Count == 0 ? $"Read {items}." : $"Read {items}, with {FetchDiagnosis.Count(feed.Warnings.Count, "fault")} in the feed repaired: {feed.Warnings[0]}";
    }
}

/// <summary>What the links of a response's items lead to.</summary>
public enum Following
{
    /// <summary>They are not followed.</summary>
    Nothing,

    /// <summary>To the pages of articles that the feed brings too.</summary>
    Pages,

    /// <summary>To the pages of articles of which a sitemap has titles at best.</summary>
    SitemapPages,

    /// <summary>To the pages of articles of which a listing has nothing.</summary>
    ListedPages,

    /// <summary>To further sitemaps.</summary>
    Sitemaps,
}

/// <summary>A response as it was read.</summary>
/// <param name="Feed">Null where it cannot be read as what its source is.</param>
/// <param name="Outcome">What the fetch turns out to be then; null where it is as it was.</param>
/// <param name="Sentence">What was found, or what to do.</param>
public sealed record ReadResponse(Feed? Feed, FetchOutcome? Outcome, string Sentence, Following Follows = Following.Nothing)
{
    /// <summary>Sitemaps of sitemaps of sitemaps could go on for ever.</summary>
    public static readonly ReadResponse IndexInIndex = new(null, null, "An index of sitemaps names another index, which is not looked into.");

    public IReadOnlyList<FeedItem> Items => Feed?.Items ?? [];

    /// <summary>What the items' links become; null where they are not followed.</summary>
    internal LinkKind? LinkedKind => Follows switch { Following.Nothing => null, Following.Sitemaps => LinkKind.Sitemap, _ => LinkKind.Article };

    /// <summary>Whether items that were all unknown could mean that some were missed. An index's items are no articles.</summary>
    internal bool ShowsGaps => Follows != Following.Sitemaps;

    /// <summary>Whether nothing is made of an item but what its link brings.</summary>
    internal bool IsOnlyLink(FeedItem item) => Follows switch
    {
        Following.Nothing => false,
        Following.Sitemaps or Following.ListedPages => true,
        _ => item.Title is null && item.Content is null && item.Summary is null,
    };
}
