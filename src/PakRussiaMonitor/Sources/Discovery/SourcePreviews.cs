using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Sources.Discovery;

/// <summary>
/// Looks at an address as a source would: fetched, parsed, cleaned and matched by the same code, and then dropped. Nothing is written.
/// </summary>
public sealed class SourcePreviews(
    AddressGuard guard, PacedFetch fetch, FeedDiscovery discovery, ResponseReader reader, CpuBound cpu, TopicSets topics, TimeProvider time)
{
    private const int MostItems = 20, MostRemoved = 50;
    private const int LongestText = 600, LongestRemoved = 200, LongestTitle = 300;

    /// <summary>A person waits: what the site's pacing allows only later is put off.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    /// <param name="address">As somebody pasted it.</param>
    /// <param name="settings">Those that the source would have.</param>
    public async Task<SourcePreview> Of(string? address, SourceSettings settings, CancellationToken cancellation)
    {
        var verdict = guard.Check(address);
        if (!verdict.Accepted)
            return new(verdict.Refusal.Outcome, verdict.Refusal.Sentence, null);
        var url = verdict.Url;
        var result = await fetch.Fetch(url, time.GetUtcNow() + Patience, cancellation);
        if (result.Outcome == FetchOutcome.Deferred)
            return new(result.Outcome, $"{FetchDiagnosis.Busy(url)} Look again after {result.RetryAt:u}.", url.AbsoluteUri);
        if (result.Body is not { } body)
            return Diagnosed(result);
        if (settings.ArticleLinks is null && !FeedSniffer.LooksLikeFeed(body, out _))
            return await NoFeed(result with { Outcome = FetchOutcome.NotAFeed }, body, cancellation);
        var set = await topics.Reload(cancellation);
        return await cpu.Run(() => Read(result, body, settings, set.Matcher, cancellation), cancellation);
    }

    private async Task<SourcePreview> NoFeed(FetchResult result, byte[] body, CancellationToken cancellation)
    {
        var offered = PageFeeds.IsPage(body, result.ContentType) ? await discovery.From(result, cancellation) : [];
        return Diagnosed(result with { Offered = offered });
    }

    private SourcePreview Read(FetchResult result, byte[] body, SourceSettings settings, TopicMatcher matcher, CancellationToken cancellation)
    {
        var read = reader.Read(body, result.ContentType, result.Url, settings, cancellation);
        if (read.Feed is not { } feed)
            return new(read.Outcome ?? FetchOutcome.NotAFeed, read.Sentence, result.Url.AbsoluteUri);
        var name = SourceName.Of(feed.Title) ?? result.Url.Host;
        return new(FetchOutcome.Fetched, read.Sentence + (read.Follows == Following.Nothing ? "" : " Their links would be followed."), result.Url.AbsoluteUri)
        {
            Format = feed.Format,
            Title = Cut(feed.Title, LongestTitle),
            Warnings = feed.Warnings,
            ItemCount = feed.Items.Count,
            Items = [.. feed.Items.Take(MostItems).Select(item => read.IsOnlyLink(item) ? Link(item) : Item(item, name, matcher, cancellation))],
        };
    }

    /// <summary>An item whose text is to come from its page.</summary>
    private static PreviewItem Link(FeedItem item) =>
        new(Cut(item.Title, LongestTitle), item.Author, item.Published ?? item.Updated, item.Url, ArticleKind.Of(item), item.Language, "", 0, 0, [], []);

    private static PreviewItem Item(FeedItem item, string sourceName, TopicMatcher matcher, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (CleanItem.Of(item, sourceName) is not { Clean: var clean } read)
            return new(null, item.Author, item.Published, item.Url, ArticleKind.Of(item), null, "", 0, 0, [], [], CleanItem.NothingLeft);
        return new(
            Cut(clean.Title, LongestTitle), Cut(clean.Author, LongestTitle), read.Published, item.Url, read.Kind, read.Language, Cut(clean.Text, LongestText)!,
            clean.Text.Length, clean.Removed.Count,
            [.. clean.Removed.Take(MostRemoved).Select(span => new PreviewRemoval(Cut(span.Text, LongestRemoved)!, span.Rule))],
            // A revision that is still being built matches beside the one before it.
            [.. matcher.Match(read.Fields).Select(topic => new PreviewTopic(topic.Topic, topic.Name)).DistinctBy(topic => topic.Id)]);
    }

    private static SourcePreview Diagnosed(FetchResult result) =>
        new(result.Outcome, FetchDiagnosis.Of(result).Sentence, result.Url.AbsoluteUri) { Feeds = result.Offered };

    /// <summary>A beginning that parts no character.</summary>
    private static string? Cut(string? text, int longest)
    {
        if (text is null || text.Length <= longest)
            return text;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest), "…");
    }
}
