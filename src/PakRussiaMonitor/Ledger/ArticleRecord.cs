namespace PakRussiaMonitor.Ledger;

/// <summary>How good a text's source is. Only a source of the same rank or better revises an article.</summary>
public enum TextRank
{
    Summary = 1,
    Content = 2,
    Page = 3,
}

/// <summary>An article as it should stand, asked of the ledger. Recording the same thing twice changes nothing.</summary>
public sealed record ArticleRecord
{
    /// <summary>Every name the article goes by (canonical URL, the source's guid, content hash), the strongest first; never empty.</summary>
    public required IReadOnlyList<string> Keys { get; init; }

    public required string Source { get; init; }

    /// <summary>The item within its source: its guid, else its URL, else its hash.</summary>
    public required string SourceItem { get; init; }

    /// <summary>The stored response that it is taken from; once that is finished, it comes too late. Null: it always counts.</summary>
    public long? Response { get; init; }

    /// <summary>SHA-256 of the item as the feed gave it; the same item never revises an article twice.</summary>
    public required byte[] ItemHash { get; init; }

    /// <summary>SHA-256 of everything that a reader would see change; an equal one makes no new revision.</summary>
    public required byte[] ContentHash { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    public required string Outlet { get; init; }

    public string? Language { get; init; }

    public required string Kind { get; init; }

    /// <summary>What says that it is of this kind, e.g. <c>category: opinion</c>; null for other.</summary>
    public string? KindEvidence { get; init; }

    public DateTimeOffset? Published { get; init; }

    /// <summary>When it was seen; an article keeps the first.</summary>
    public required DateTimeOffset Seen { get; init; }

    public required TextRank Rank { get; init; }

    /// <summary>Paragraphs separated by one line feed.</summary>
    public required string Text { get; init; }

    public bool Truncated { get; init; }

    public IReadOnlyList<RemovedSpan> Removed { get; init; } = [];

    /// <summary>The piece of exactly its words; where stored texts are like it, it belongs to theirs.</summary>
    public required long Piece { get; init; }

    /// <summary>By what like texts are found; null leaves the article to <see cref="Piece"/>.</summary>
    public byte[]? Sketch { get; init; }

    /// <summary>The words that the sketch was made of, so that the text need not be split again to compare it; null: it is.</summary>
    public uint[]? Words { get; init; }

    /// <summary>The topic revisions that it matches.</summary>
    public required IReadOnlyList<TopicRevision> Matches { get; init; }

    /// <summary>The version of the topic set that <see cref="Matches"/> was found with.</summary>
    public required long TopicSetVersion { get; init; }
}

public enum RecordOutcome
{
    New,
    Revised,

    /// <summary>Nothing changed, save perhaps that one more source is known to carry it.</summary>
    Known,

    /// <summary>The topic set has changed since; match again and record again. Nothing was written.</summary>
    StaleTopics,

    /// <summary>Its response is finished: another process took over meanwhile and may have newer versions. Nothing was written.</summary>
    Overtaken,
}
