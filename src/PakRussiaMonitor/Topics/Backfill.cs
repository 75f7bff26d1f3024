using System.Data.Common;
using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// Takes published revisions through the articles that are stored already, in the order of their ids, and makes them
/// current. How far it has come is saved with each batch, so that it goes on where it was stopped, and two that work at once
/// do nothing twice.
/// </summary>
/// <param name="articlesPerBatch">A batch holds up the ledger for as long as it is written.</param>
public sealed class Backfill(IDatabase database, int articlesPerBatch = 100)
{
    /// <summary>Works until no revision is being built.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        while (await Step(cancellation))
        {
        }
    }

    /// <summary>Does one batch of the revision that was published first. False when none is being built.</summary>
    public async Task<bool> Step(CancellationToken cancellation)
    {
        var (building, articles) = await database.Read(ReadBatch, cancellation);
        if (building is null)
            return false;
        var matcher = new TopicMatcher([building.ToRevision()]);
        var matched = articles
            .Where(article => !article.IsErased)
            .Select(article => new MatchedArticle(article.Id, article.Revision, matcher.Match(article.Title, article.Text).Count > 0))
            .ToArray();
        return await database.Append(
            async connection =>
            {
                if (!await IsWhereItWas(connection, building))
                    return true; // an edit has overtaken it, or another worker has done this batch
                if (articles.Count == 0)
                    return await MakeCurrent(connection, building);
                RevisionRestatement.Save(database.Records(connection), building.ToRevision(), matched);
                return await Advance(connection, building, articles[^1].Id);
            },
            cancellation);
    }

    private async Task<(Building?, IReadOnlyList<StoredText>)> ReadBatch(DbConnection connection)
    {
        var building = await connection.QueryFirstOrDefaultAsync<Building>(
            """
            SELECT topic AS Topic, revision AS Revision, name AS Name, query AS Query, backfill_cursor AS Cursor, backfill_until AS Until
            FROM topic_revision WHERE state = 'Building' ORDER BY version LIMIT 1
            """);
        if (building is null)
            return (null, []);
        var articles = await connection.QueryAsync<StoredText>(
            """
            SELECT a.id AS Id, a.revision AS Revision, t.title AS Title, t.text AS Text
            FROM article a JOIN article_revision t ON t.article = a.id AND t.revision = a.revision
            WHERE a.id > @Cursor AND a.id <= @Until ORDER BY a.id LIMIT @articlesPerBatch
            """,
            new { building.Cursor, building.Until, articlesPerBatch });
        return (building, articles.AsList());
    }

    private static async Task<bool> IsWhereItWas(DbConnection connection, Building building) => await connection.ExecuteScalarAsync<bool>(
        """
        SELECT EXISTS (SELECT 1 FROM topic_revision
                       WHERE topic = @Topic AND revision = @Revision AND state = 'Building' AND backfill_cursor = @Cursor)
        """,
        building);

    private static async Task<bool> Advance(DbConnection connection, Building building, long cursor) => await connection.ExecuteAsync(
        "UPDATE topic_revision SET backfill_cursor = @cursor WHERE topic = @Topic AND revision = @Revision",
        new { building.Topic, building.Revision, cursor }) == 1;

    /// <summary>
    /// The change of revision takes a sequence number of its own: every answer up to the one before it belongs to the old
    /// revision, every later one to the new.
    /// </summary>
    private static async Task<bool> MakeCurrent(DbConnection connection, Building building)
    {
        var seq = await LedgerReader.Head(connection) + 1;
        await connection.ExecuteAsync(
            "UPDATE topic_revision SET state = 'Frozen' WHERE topic = @Topic AND state = 'Current'", building);
        return await connection.ExecuteAsync(
            """
            UPDATE topic_revision SET state = 'Current', current_from = @seq, version = 1 + (SELECT max(version) FROM topic_revision)
            WHERE topic = @Topic AND revision = @Revision
            """,
            new { building.Topic, building.Revision, seq }) == 1;
    }

    private sealed record Building
    {
        public string Topic { get; init; } = "";

        public int Revision { get; init; }

        public string Name { get; init; } = "";

        public string Query { get; init; } = "";

        /// <summary>The last article that was looked at.</summary>
        public long Cursor { get; init; }

        /// <summary>The last article that was there when the revision was published; later ones were matched with it on arrival.</summary>
        public long Until { get; init; }

        public TopicRevision ToRevision() => new(Topic, Revision, Name, Query);
    }

    private sealed record StoredText
    {
        public long Id { get; init; }

        public long Revision { get; init; }

        public string? Title { get; init; }

        public string Text { get; init; } = "";

        /// <summary>A purged text can no longer be matched; what the ledger says of it stays.</summary>
        public bool IsErased => Title is null && Text.Length == 0;
    }
}
