using System.Data.Common;
using Dapper;
using Npgsql;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Copies a whole database into an empty one, of the same or the other kind, with every id and sequence number, and then reads both to
/// see that they are equal. What it reads is one snapshot; what it holds in memory at a time is a few megabytes.
/// </summary>
public sealed class LedgerCopy(IDatabase from, IDatabase to)
{
    /// <summary>Every table, the book last.</summary>
    internal static readonly IReadOnlyList<string> Tables =
    [
        "source", "source_day", "response", "response_body", "fetch", "page", "observed", "panel", "topic", "topic_revision", "article", "article_revision",
        "article_source", "alias", "actor_state", "source_cleaning", "source_rule", "page_override", "api_key", "audit", "answered_request", "word_block", "word_page",
        "ledger",
    ];

    /// <summary>Stands in the target's actor_state until the copy is complete and found equal.</summary>
    private const string Unfinished = "copy:unfinished";

    /// <summary>PostgreSQL numbers new rows from sequences of its own.</summary>
    private const string SetSequences = """
        SELECT setval(pg_get_serial_sequence('response', 'id'), coalesce(max(id), 0) + 1, false) FROM response;
        SELECT setval(pg_get_serial_sequence('"fetch"', 'id'), coalesce(max(id), 0) + 1, false) FROM "fetch";
        SELECT setval(pg_get_serial_sequence('page', 'id'), coalesce(max(id), 0) + 1, false) FROM page;
        SELECT setval(pg_get_serial_sequence('audit', 'id'), coalesce(max(id), 0) + 1, false) FROM audit;
        SELECT setval('article_id', coalesce(max(id), 0) + 1, false) FROM (SELECT id FROM article UNION ALL SELECT article FROM article_revision) ids;
        """;

    /// <exception cref="StorageException">The target is not empty, or one of the two failed.</exception>
    public async Task<CopyReport> Run(CancellationToken cancellation)
    {
        await Begin(cancellation);
        var report = await from.Read(connection => Copy(connection, cancellation), cancellation);
        if (report.IsEqual)
            await to.Write(connection => connection.ExecuteAsync("DELETE FROM actor_state WHERE key = @Unfinished", new { Unfinished }), cancellation);
        return report;
    }

    private async Task Begin(CancellationToken cancellation)
    {
        var found = await to.Read(
            async connection =>
            {
                if (await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM actor_state WHERE key = @Unfinished)", new { Unfinished }))
                    return Unfinished;
                foreach (var table in Tables)
                {
                    if (await connection.ExecuteScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM \"{table}\")"))
                        return table;
                }

                return null;
            },
            cancellation);
        if (found == Unfinished)
            throw new StorageException($"An earlier copy into {to.Description} did not come to its end. Remove that database, make an empty one, and copy again.");
        if (found is not null)
            throw new StorageException($"{to.Description} is not empty: there are rows in {found}. Copy into an empty database.");
        await to.Write(
            connection => connection.ExecuteAsync("INSERT INTO actor_state (key, value, saved_at) VALUES (@Unfinished, '{}', 0)", new { Unfinished }), cancellation);
    }

    private async Task<CopyReport> Copy(DbConnection source, CancellationToken cancellation)
    {
        await Patient(source);
        var copied = new List<(string Table, TableSum Sum)>();
        foreach (var table in Tables)
            copied.Add((table, await CopiedRows.Copy(source, to, table, cancellation)));
        if (to is PostgreSql.PostgreSqlDatabase)
            await to.Write(connection => connection.ExecuteAsync(SetSequences), cancellation);
        var counts = await BookCounts.Of(source);
        return await to.Read(
            async target =>
            {
                await Patient(target);
                var tables = new List<CopiedTable>();
                foreach (var (table, sum) in copied)
                    tables.Add(new(table, sum, await CopiedRows.Sum(target, table, table == "actor_state" ? $"WHERE key <> '{Unfinished}'" : "", cancellation)));
                return new CopyReport(tables, counts, await BookCounts.Of(target));
            },
            cancellation);
    }

    /// <summary>A PostgreSQL session ends when it stands still for a while or a statement takes long; here both are as they should be.</summary>
    private static Task Patient(DbConnection connection) => connection is NpgsqlConnection
        ? connection.ExecuteAsync("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0")
        : Task.CompletedTask;
}

/// <summary>A table as it was read and as it was found again.</summary>
public sealed record CopiedTable(string Name, TableSum From, TableSum To);

/// <param name="Digest">A sum over every value of every row, in whatever order.</param>
public readonly record struct TableSum(long Rows, ulong Digest);

/// <summary>What was copied and compared.</summary>
public sealed record CopyReport(IReadOnlyList<CopiedTable> Tables, BookCounts From, BookCounts To)
{
    public bool IsEqual => Difference is null;

    /// <summary>The first difference, as a sentence; null where there is none.</summary>
    public string? Difference => Tables.FirstOrDefault(table => table.From != table.To) is { } table
        ? $"The table {table.Name} differs: {table.From.Rows} rows were read and {table.To.Rows} found again{(table.From.Rows == table.To.Rows ? ", with other contents" : "")}."
        : From.DifferenceTo(To);
}
