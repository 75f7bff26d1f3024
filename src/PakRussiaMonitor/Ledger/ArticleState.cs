namespace PakRussiaMonitor.Ledger;

/// <summary>What recording must know of a stored article.</summary>
public sealed record ArticleState
{
    public long Id { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    public required string Outlet { get; init; }

    public string? Language { get; init; }

    public required string Kind { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? PublishedAt { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long SeenAt { get; init; }

    public long TextRank { get; init; }

    public long Revision { get; init; }

    public required byte[] ContentHash { get; init; }

    public long Piece { get; init; }

    /// <summary>Set when an operator placed it: then no comparison moves it.</summary>
    public long PiecePin { get; init; }

    /// <summary>Place in the order of sketches, by which indices catch up; null where there is none.</summary>
    public long? Sketched { get; init; }

    /// <summary>To be written; null leaves the stored one. It is not read back with the rest.</summary>
    public byte[]? Sketch { get; init; }

    /// <summary>The older article that this one turned out to be.</summary>
    public long? MergedInto { get; init; }
}
