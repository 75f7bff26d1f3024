using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>The book row by row in its one order, for whoever follows it. Sequence numbers are the order of commits, so none comes late.</summary>
public sealed class LedgerFollower(IDatabase database)
{
    /// <summary>Sequence numbers that one read looks at, whatever few of them are asked for.</summary>
    private const int Window = 20_000;

    /// <summary>The next rows behind a sequence number, and the number up to which all are then given.</summary>
    /// <param name="topics">Only rows of these; none: of all.</param>
    public Task<LedgerPage> After(long seq, IReadOnlyList<string> topics, int most, CancellationToken cancellation) => database.Read(
        async connection =>
        {
            var end = Math.Min(await LedgerReader.Head(connection), seq + Window);
            var rows = (await connection.QueryAsync<LedgerEvent>(
                $"""
                SELECT seq AS Seq, topic AS Topic, topic_revision AS Revision, article AS Article, articles AS Articles,
                       pieces_published AS PiecesPublished, pieces_seen AS PiecesSeen, published_minute AS PublishedMinute, seen_minute AS SeenMinute,
                       outlet AS Outlet, author AS Author, language AS Language, kind AS Kind, piece AS Piece, recorded_at AS RecordedAt
                FROM ledger WHERE seq > @seq AND seq <= @end {(topics.Count == 0 ? "" : "AND topic IN (SELECT value FROM json_each(@list))")}
                ORDER BY seq LIMIT @most
                """,
                new { seq, end, most, list = JsonSerializer.Serialize(topics) })).AsList();
            return new LedgerPage(rows, rows.Count == most ? rows[^1].Seq : Math.Max(seq, end));
        },
        cancellation);

    /// <summary>The sequence number of the last thing that happened to a topic: a row of its revision, or the revision's becoming current.</summary>
    public Task<long> LastOf(string topic, CancellationToken cancellation) => database.Read(
        (DbConnection connection) => connection.ExecuteScalarAsync<long>(
            """
            SELECT coalesce(max(seq), 0) FROM (
                SELECT max(l.seq) AS seq FROM ledger l JOIN topic_revision r ON r.topic = l.topic AND r.revision = l.topic_revision
                WHERE l.topic = @topic AND r.state = 'Current'
                UNION ALL SELECT max(current_from) FROM topic_revision WHERE topic = @topic) AS lasts
            """,
            new { topic }),
        cancellation);
}

/// <param name="UpTo">The sequence number up to which nothing is left to give.</param>
public sealed record LedgerPage(IReadOnlyList<LedgerEvent> Rows, long UpTo);

/// <summary>A row of the book as it is stored.</summary>
public sealed record LedgerEvent
{
    public long Seq { get; init; }

    public string Topic { get; init; } = "";

    public long Revision { get; init; }

    public long Article { get; init; }

    /// <summary>+1 counted, −1 withdrawn.</summary>
    public long Articles { get; init; }

    public long PiecesPublished { get; init; }

    public long PiecesSeen { get; init; }

    /// <summary>Minutes since 1970-01-01T00:00Z; null for an undated article.</summary>
    public long? PublishedMinute { get; init; }

    /// <summary>Minutes since 1970-01-01T00:00Z.</summary>
    public long SeenMinute { get; init; }

    public string Outlet { get; init; } = "";

    public string? Author { get; init; }

    public string? Language { get; init; }

    public string Kind { get; init; } = "";

    public long Piece { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long RecordedAt { get; init; }
}
