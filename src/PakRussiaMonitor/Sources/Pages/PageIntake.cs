using System.Globalization;
using System.Security.Cryptography;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Overrides;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>
/// Takes in what a linked page brought. A page stays due until its text is in the book: a crash in between only fetches it again, and counting it
/// twice changes nothing. A sitemap becomes a stored response of its source.
/// </summary>
public sealed class PageIntake(PageTable pages, PageOverrides overrides, IActors actors, CpuBound cpu, TimeProvider time, CrashPoints points)
{
    /// <returns>What is to be noted; null where that has been done, or another process is at the page now.</returns>
    public async Task<PageStep?> Take(LinkedPage page, RegisteredSource source, FetchResult result, CancellationToken cancellation)
    {
        var hash = SHA256.HashData(result.Body!);
        if (page.BodyHash is { } last && last.AsSpan().SequenceEqual(hash))
            return Done(page, FetchOutcome.Unchanged, result, hash);
        return page.Kind == LinkKind.Sitemap
            ? await TakeSitemap(page, result, hash, cancellation)
            : await TakeArticle(page, source, result, hash, cancellation);
    }

    private async Task<PageStep?> TakeArticle(LinkedPage page, RegisteredSource source, FetchResult result, byte[] hash, CancellationToken cancellation)
    {
        var ruled = await overrides.Of(result.Url, cancellation);
        var (item, outcome) = await cpu.Run(() => PageReading.Read(page, result, ruled), cancellation);
        if (item?.Page is not { } text)
            return Failed(page, result with { Outcome = outcome });
        var (has, least) = (text.Text.Length, PageItem.Of(page.ItemJson).Least);
        if (has < least)
            return Done(page, outcome, result, hash) with { Sentence = string.Create(CultureInfo.InvariantCulture, $"The page gives {has:N0} characters of text, less than the feed itself, whose text stays.") };
        var canonical = ItemIdentity.CanonicalUrl(item.Url) is { } own && own != ItemIdentity.CanonicalUrl(page.Url) ? own : null;
        if (canonical is not null && await pages.IsShared(page, canonical, cancellation))
            item = item with { Url = page.Url }; // what several pages call their own, such as a login page, tells none of them
        if (!await pages.Renew(page, cancellation))
            return null;
        if (await Ingest(page, source, item, cancellation) is { } reason)
            return new(PageState.Failed, FetchOutcome.NoText, reason) { Attempts = page.Attempts + 1 };
        points.Reached(CrashPoints.PageIngested);
        return Done(page, outcome, result, hash) with { Canonical = canonical, Sentence = string.Create(CultureInfo.InvariantCulture, $"Read {has:N0} characters of text.") };
    }

    /// <returns>Why the page was set aside; null when it was not.</returns>
    private async Task<string?> Ingest(LinkedPage page, RegisteredSource source, FeedItem item, CancellationToken cancellation)
    {
        try
        {
            var ingested = await actors.Article($"article:{ItemIdentity.Keys(item, page.Source)[0]}").Ingest(new(item, page.Source, source.Name), cancellation);
            return ingested.Reason;
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StorageException))
        {
            return $"{failure.GetType().Name}: {failure.Message}"; // a poison page is set aside; the rest goes on
        }
    }

    private async Task<PageStep?> TakeSitemap(LinkedPage page, FetchResult result, byte[] hash, CancellationToken cancellation)
    {
        if (!FeedSniffer.LooksLikeFeed(result.Body, out _))
            return Failed(page, result with { Outcome = FetchOutcome.NotAFeed });
        await pages.Store(page, Done(page, FetchOutcome.Fetched, result, hash), result.Body!, result.ContentType, cancellation);
        return null;
    }

    private PageStep Done(LinkedPage page, FetchOutcome outcome, FetchResult result, byte[] hash)
    {
        // An index says of most sitemaps when they changed; one of which it does not is looked at now and then.
        var again = page.Kind == LinkKind.Sitemap && PageItem.Of(page.ItemJson).Item.Updated is null;
        return new(again ? PageState.Pending : PageState.Done, outcome, FetchDiagnosis.Of(result with { Outcome = outcome }).Sentence)
        {
            BodyHash = hash, DueAt = again ? (time.GetUtcNow() + PageSchedule.BetweenVisits).ToUnixTimeMilliseconds() : null,
        };
    }

    private PageStep Failed(LinkedPage page, FetchResult result) =>
        PageSchedule.Failed(result.Outcome, FetchDiagnosis.Of(result).Sentence, page.Attempts, null, time.GetUtcNow());
}
