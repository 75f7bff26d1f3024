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
            await using var reader = await connection.ExecuteReaderAsync(
                $"""
                SELECT {RecordRows.LedgerColumns}, l.recorded_at
                FROM ledger l WHERE l.seq > @seq AND l.seq <= @end {(topics.Count == 0 ? "" : "AND l.topic IN (SELECT value FROM json_each(@list))")}
                ORDER BY l.seq LIMIT @most
                """,
                new { seq, end, most, list = JsonSerializer.Serialize(topics) });
            var rows = new List<RecordedRow>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(new(RecordRows.Ledger(reader), reader.GetInt64(reader.FieldCount - 1)));
            return new LedgerPage(rows, rows.Count == most ? rows[^1].Row.Seq : Math.Max(seq, end));
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
public sealed record LedgerPage(IReadOnlyList<RecordedRow> Rows, long UpTo);

/// <param name="At">Unix milliseconds.</param>
public sealed record RecordedRow(LedgerRow Row, long At);
