using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>Reads of pieces: who carried a text first, and how long after it the others did.</summary>
public sealed class PieceReader(IDatabase database)
{
    /// <summary>The articles of a piece in the order in which they were published, those without a date by when they were seen; empty when there is none.</summary>
    public Task<IReadOnlyList<PieceMember>> Members(long piece, CancellationToken cancellation) => database.Read<IReadOnlyList<PieceMember>>(
        async connection => (await connection.QueryAsync<PieceMember>(
            """
            SELECT id AS Article, title AS Title, url AS Url, outlet AS Outlet, author AS Author, published_at AS PublishedAt, seen_at AS SeenAt
            FROM article WHERE piece = @piece AND merged_into IS NULL ORDER BY coalesce(published_at, seen_at), seen_at, id
            """,
            new { piece })).AsList(),
        cancellation);
}

public sealed record PieceMember
{
    public long Article { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string Outlet { get; init; } = "";

    public string? Author { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? PublishedAt { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long SeenAt { get; init; }
}
