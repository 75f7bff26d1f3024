using System.Diagnostics.CodeAnalysis;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>A feed as it was read, whatever its format.</summary>
/// <param name="Format">Name and version, such as <c>rss2.0</c> or <c>atom1.0</c>.</param>
/// <param name="Title">Plain text; null when the feed gave none.</param>
/// <param name="Language">The language tag that the feed declares.</param>
/// <param name="Items">In the feed's own order, at most <see cref="FeedParser.MaxItems"/>.</param>
/// <param name="Warnings">Sentences for a person: what was wrong and what was made of it.</param>
public sealed record Feed(string Format, string? Title, string? Language, IReadOnlyList<FeedItem> Items, IReadOnlyList<string> Warnings)
{
    /// <summary>How much time the feed itself wants between two fetches, at most a day; zero where it says nothing.</summary>
    public TimeSpan Pace { get; init; }
}

/// <summary>What came of reading a body: a feed, or the reason why it is none.</summary>
public sealed record FeedParse
{
    private FeedParse()
    {
    }

    public Feed? Feed { get; private init; }

    /// <summary>A sentence that says what the body is instead of a feed; null when it is one.</summary>
    public string? Reason { get; private init; }

    [MemberNotNullWhen(true, nameof(Feed))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsFeed => Feed is not null;

    internal static FeedParse Of(Feed feed) => new() { Feed = feed };

    internal static FeedParse NotAFeed(string what) => new() { Reason = $"This is {what}, not a feed that can be read here." };
}
