using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Sources.Discovery;

/// <summary>
/// Finds a site's feeds from one of its pages: those that the page declares, else the first of a few usual addresses that answers with one.
/// </summary>
public sealed class FeedDiscovery(PacedFetch fetch, FeedParser parser, CpuBound cpu, TimeProvider time)
{
    /// <summary>Each costs the site a request and the person who waits some seconds.</summary>
    public static readonly IReadOnlyList<string> UsualPaths = ["/feed", "/rss", "/rss.xml", "/atom.xml", "/feed.xml", "/index.xml"];

    /// <summary>No usual address is begun on later than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    /// <param name="page">A fetch whose body is a web page.</param>
    public async Task<IReadOnlyList<OfferedFeed>> From(FetchResult page, CancellationToken cancellation)
    {
        var declared = await cpu.Run(() => PageFeeds.Of(page.Body, page.ContentType, page.Url), cancellation);
        return declared.Count > 0 ? declared : await AtUsualPaths(page.Url, cancellation);
    }

    private async Task<IReadOnlyList<OfferedFeed>> AtUsualPaths(Uri page, CancellationToken cancellation)
    {
        var latest = time.GetUtcNow() + Patience;
        foreach (var path in UsualPaths)
        {
            var result = await fetch.Fetch(new Uri(page, path), latest, cancellation);
            if (result.Body is { } body && await Title(result, body, cancellation) is { Found: true } feed)
                return [new(result.Url.AbsoluteUri, feed.Title)];
            if (!GoesOn(result) || time.GetUtcNow() > latest)
                return [];
        }

        return [];
    }

    private async Task<(bool Found, string? Title)> Title(FetchResult result, byte[] body, CancellationToken cancellation)
    {
        var parse = await cpu.Run(() => parser.Parse(body, result.ContentType, result.Url, cancellation), cancellation);
        return (parse.IsFeed, parse.Feed?.Title);
    }

    /// <summary>A host that is in trouble, or asks for rest, is not asked for more.</summary>
    private static bool GoesOn(FetchResult result) => result.RetryAt is null
        && result.Outcome is FetchOutcome.Fetched or FetchOutcome.NotAFeed or FetchOutcome.NotFound or FetchOutcome.Gone or FetchOutcome.RedirectLoop or FetchOutcome.TooLarge;
}
