using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Discovery;

/// <summary>What a source would bring, before anything of it is stored.</summary>
/// <param name="Outcome"><see cref="FetchOutcome.Fetched"/> for a feed, <see cref="FetchOutcome.NotAFeed"/> for a page, else what went wrong.</param>
/// <param name="Sentence">What came or what to do instead, for a person.</param>
/// <param name="Url">Where the answer came from, after all redirects; null where nothing was asked.</param>
public sealed record SourcePreview(FetchOutcome Outcome, string Sentence, string? Url)
{
    /// <summary>Such as rss2.0; null where it is no feed.</summary>
    public string? Format { get; init; }

    public string? Title { get; init; }

    /// <summary>What was wrong with the feed and what was made of it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Items of the feed, of which the first 20 are shown.</summary>
    public int ItemCount { get; init; }

    public IReadOnlyList<PreviewItem> Items { get; init; } = [];

    /// <summary>The feeds of the site whose page this is.</summary>
    public IReadOnlyList<OfferedFeed> Feeds { get; init; } = [];

    /// <summary>It is a feed, or leads to one.</summary>
    internal bool BringsFeeds => Outcome == FetchOutcome.Fetched || Feeds.Count > 0;
}

/// <summary>One item as it would be recorded.</summary>
/// <param name="Text">The first paragraphs of the cleaned text.</param>
/// <param name="Characters">Length of the whole cleaned text.</param>
/// <param name="RemovedCount">How many spans were taken out, of which the first 50 are shown.</param>
/// <param name="SetAside">Why the item would not become an article; null where it would.</param>
public sealed record PreviewItem(
    string? Title, string? Author, DateTimeOffset? Published, string? Url, string Kind, string? Language, string Text, int Characters,
    int RemovedCount, IReadOnlyList<PreviewRemoval> Removed, IReadOnlyList<PreviewTopic> Topics, string? SetAside = null);

/// <param name="Text">What was taken out, or its beginning.</param>
public sealed record PreviewRemoval(string Text, string Rule);

/// <summary>A topic that would count the item.</summary>
public sealed record PreviewTopic(string Id, string Name);
