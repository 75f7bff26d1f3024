using System.Data.Common;
using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Templates;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Rules;

/// <summary>
/// What cleaning knows of each source: a row with its learned template, its removed shares and a version, which grows with whatever changes
/// the cleaning of later articles; and a row for each of its operators' rules.
/// </summary>
public sealed class CleaningTable(IDatabase database, TimeProvider time)
{
    private const string RuleColumns = "id AS Id, action AS Action, line AS Line, article AS Article, created_at AS CreatedAt";
    private const string FirstRow = """
        INSERT INTO source_cleaning (source, version, articles, lines, shares, alarm) VALUES (@source, 0, 0, '[]', '[]', 0) ON CONFLICT (source) DO NOTHING
        """;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>0 while nothing is known of the source.</summary>
    public Task<long> Version(string source, CancellationToken cancellation) => database.Read(
        connection => connection.ExecuteScalarAsync<long>("SELECT coalesce(max(version), 0) FROM source_cleaning WHERE source = @source", new { source }), cancellation);

    public Task<(long Version, SourceLines Lines)> Lines(string source, CancellationToken cancellation) => database.Read(
        async connection =>
        {
            var row = await Find(connection, source) ?? new();
            return (row.Version, new SourceLines(await Rules(connection, source), row.ToBook().Lines.Where(line => line.IsTemplate).Select(line => line.Text)));
        },
        cancellation);

    /// <summary>What was learned of a source, and its rules, newest first.</summary>
    public Task<(TemplateBook Book, IReadOnlyList<SourceRule> Rules)> Known(string source, CancellationToken cancellation) => database.Read(
        async connection => ((await Find(connection, source) ?? new()).ToBook(), await Rules(connection, source)), cancellation);

    /// <summary>The removed shares of every source of which something was learned.</summary>
    public Task<IReadOnlyDictionary<string, RemovedShares>> AllShares(CancellationToken cancellation) => database.Read<IReadOnlyDictionary<string, RemovedShares>>(
        async connection => (await connection.QueryAsync<(string Source, string Shares)>("SELECT source, shares FROM source_cleaning"))
            .ToDictionary(row => row.Source, row => RemovedShares.Parse(row.Shares), StringComparer.Ordinal),
        cancellation);

    /// <summary>Learns from new articles of a source, in their order. Each article must come once.</summary>
    public Task Learn(string source, IReadOnlyList<CleaningTrace> traces, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            await connection.ExecuteAsync(FirstRow, new { source });
            // The update holds the row for this transaction, and what it returns is the newest.
            var row = await connection.QuerySingleAsync<Row>(
                """
                UPDATE source_cleaning SET articles = articles WHERE source = @source
                RETURNING version AS Version, articles AS Articles, lines AS Lines, shares AS Shares
                """,
                new { source });
            var book = row.ToBook();
            var hasChanged = book.Learn(traces, Now);
            return await connection.ExecuteAsync(
                "UPDATE source_cleaning SET version = @version, articles = @articles, lines = @lines, shares = @shares, alarm = @alarm WHERE source = @source",
                new
                {
                    source, version = row.Version + (hasChanged ? 1 : 0), articles = book.Articles, lines = JsonSerializer.Serialize(book.Lines),
                    shares = book.Shares.ToJson(), alarm = book.Shares.HaveJumped ? 1 : 0,
                });
        },
        cancellation);

    /// <summary>False: the source has as many rules as it may, and this is one more.</summary>
    public Task<bool> PutRule(string source, SourceRule rule, CancellationToken cancellation) => database.Write(
        async connection => await PutRule(connection, source, rule), cancellation);

    /// <summary>In the transaction of a change that it belongs to. The audit names the rule by its id, so that it quotes no text that is purged later.</summary>
    internal async Task<bool> PutRule(DbConnection connection, string source, SourceRule rule)
    {
        await connection.ExecuteAsync(FirstRow, new { source });
        await connection.ExecuteAsync("UPDATE source_cleaning SET version = version + 1 WHERE source = @source", new { source });
        var others = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM source_rule WHERE source = @source AND id <> @Id", new { source, rule.Id });
        if (others >= SourceRule.Most)
            return false;
        await connection.ExecuteAsync(
            """
            INSERT INTO source_rule (source, id, action, line, article, created_at) VALUES (@source, @Id, @action, @Line, @Article, @CreatedAt)
            ON CONFLICT (source, id) DO UPDATE SET action = excluded.action, article = excluded.article, created_at = excluded.created_at
            """,
            new { source, rule.Id, action = rule.Action.ToString(), rule.Line, rule.Article, rule.CreatedAt });
        await Audit.Write(connection, Now, $"source.rule.{(rule.Action == RuleAction.Keep ? "keep" : "cut")}", source, rule.Id);
        return true;
    }

    /// <summary>Articles that were cleaned by the rule stay as they are. False: no such rule.</summary>
    public Task<bool> DeleteRule(string source, string id, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            if (await connection.ExecuteAsync("DELETE FROM source_rule WHERE source = @source AND id = @id", new { source, id }) == 0)
                return false;
            await connection.ExecuteAsync("UPDATE source_cleaning SET version = version + 1 WHERE source = @source", new { source });
            await Audit.Write(connection, Now, "source.rule.delete", source, id);
            return true;
        },
        cancellation);

    private static Task<Row?> Find(DbConnection connection, string source) => connection.QueryFirstOrDefaultAsync<Row>(
        "SELECT version AS Version, articles AS Articles, lines AS Lines, shares AS Shares FROM source_cleaning WHERE source = @source", new { source });

    private static async Task<IReadOnlyList<SourceRule>> Rules(DbConnection connection, string source) =>
        [.. (await connection.QueryAsync<RuleRow>($"SELECT {RuleColumns} FROM source_rule WHERE source = @source ORDER BY created_at DESC, id", new { source }))
            .Select(row => new SourceRule(row.Id, Enum.Parse<RuleAction>(row.Action), row.Line, row.Article, row.CreatedAt))];

    private sealed record Row
    {
        public long Version { get; init; }

        public long Articles { get; init; }

        public string Lines { get; init; } = "[]";

        public string Shares { get; init; } = "[]";

        public TemplateBook ToBook() => new(Articles, JsonSerializer.Deserialize<List<TemplateLine>>(Lines)!, RemovedShares.Parse(Shares));
    }

    private sealed record RuleRow
    {
        public string Id { get; init; } = "";

        public string Action { get; init; } = "";

        public string Line { get; init; } = "";

        public long? Article { get; init; }

        public long CreatedAt { get; init; }
    }
}
