namespace PakRussiaMonitor.Ledger;

/// <summary>
/// One line of the ledger: an article counted for a topic's revision (<c>Articles</c> +1) or withdrawn (−1).
/// A withdrawal mirrors exactly the row that it cancels, so that every sum over any columns stays right.
/// </summary>
public sealed record LedgerRow
{
    /// <summary>Place in the one order of the book, from 1; 0 until it is written.</summary>
    public long Seq { get; init; }

    public required string Topic { get; init; }

    public long TopicRevision { get; init; }

    public long Article { get; init; }

    /// <summary>Ordinal among the rows of this topic, revision and article, from 1; odd rows count, even ones withdraw.</summary>
    public long N { get; init; }

    public long Articles { get; init; }

    /// <summary>+1 where the article is the first of its piece by published time, −1 where that is withdrawn, else 0.</summary>
    public long PiecesPublished { get; init; }

    /// <summary>The same by the time of first sight.</summary>
    public long PiecesSeen { get; init; }

    /// <summary>Minutes since 1970-01-01T00:00Z; null for an undated article.</summary>
    public long? PublishedMinute { get; init; }

    /// <summary>Minutes since 1970-01-01T00:00Z.</summary>
    public long SeenMinute { get; init; }

    public required string Outlet { get; init; }

    public string? Author { get; init; }

    public string? Language { get; init; }

    public required string Kind { get; init; }

    public long Piece { get; init; }

    /// <summary>Whether this row, being the last of its article, says that the article counts.</summary>
    public bool Stands => Articles == 1;

    /// <summary>The row that cancels this one.</summary>
    public LedgerRow Withdrawal() => this with
    {
        Seq = 0, N = N + 1, Articles = -Articles, PiecesPublished = -PiecesPublished, PiecesSeen = -PiecesSeen,
    };

    /// <summary>Whether two rows state the same, whatever their place in the book.</summary>
    public bool SaysTheSameAs(LedgerRow other) => this with { Seq = 0, N = 0 } == other with { Seq = 0, N = 0 };
}
