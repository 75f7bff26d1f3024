using System.Data.Common;
using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics.Query;
using PakRussiaMonitor.Topics.Stored;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// Takes published revisions through the articles that are stored already, in the order of their ids, and makes them
/// current. How far it has come is saved with each batch, so that it goes on where it was stopped, and two that work at once
/// do nothing twice.
/// </summary>
/// <param name="articlesPerBatch">A batch holds up the ledger for as long as it is written.</param>
public sealed class Backfill(IDatabase database, int articlesPerBatch = 250, CrashPoints? points = null)
{
    /// <summary>What is being built, compiled, and where its candidates were found; kept from batch to batch.</summary>
    private (TopicRevision Revision, TopicMatcher Matcher, CandidateTexts? Candidates)? work;

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
        if (await database.Read(ReadBatch, cancellation) is not var (building, matched, cursor))
            return false;
        await database.Append(
            async connection =>
            {
                if (!await IsWhereItWas(connection, building))
                    return true; // an edit has overtaken it, or another worker has done this batch
                if (building.Cursor >= building.Until)
                    return await MakeCurrent(connection, building);
                if (matched.Count > 0)
                    RevisionRestatement.Save(database.Records(connection), building.ToRevision(), matched);
                return await Advance(connection, building, cursor);
            },
            cancellation);
        points?.Reached(CrashPoints.BackfillAdvanced);
        return true;
    }

    /// <summary>
    /// What matches of the next articles. What does not is left out: no row of this revision can stand for it, since whoever edits or
    /// merges an article from the publishing on records it with this revision among the topics.
    /// </summary>
    private async Task<(Building, IReadOnlyList<MatchedArticle>, long Cursor)?> ReadBatch(DbConnection connection)
    {
        var building = await connection.QueryFirstOrDefaultAsync<Building>(
            """
            SELECT topic AS Topic, revision AS Revision, name AS Name, query AS Query, backfill_cursor AS Cursor, backfill_until AS Until
            FROM topic_revision WHERE state = 'Building' ORDER BY version LIMIT 1
            """);
        if (building is null)
            return null;
        if (work is not { } known || known.Revision != building.ToRevision())
        {
            // A query that an older version stored and this one cannot read matches nothing.
            var candidates = TopicQuery.Parse(building.Query).Query is { } query ? new CandidateTexts(query.Root) : null;
            work = known = (building.ToRevision(), new([building.ToRevision()]), candidates);
        }

        if (known.Candidates is null)
            return (building, [], building.Until);
        var (texts, cursor) = await known.Candidates.Next(connection, building.Cursor, building.Until, articlesPerBatch);
        var matched = texts.Where(text => text.CanMatch && known.Matcher.Match(text.Fields).Count > 0).Select(text => new MatchedArticle(text.Id, text.Revision));
        return (building, [.. matched], cursor);
    }

    private static async Task<bool> IsWhereItWas(DbConnection connection, Building building) => await connection.ExecuteScalarAsync<bool>(
        """
        SELECT EXISTS (SELECT 1 FROM topic_revision
                       WHERE topic = @Topic AND revision = @Revision AND state = 'Building' AND backfill_cursor = @Cursor)
        """,
        building);

    private async Task<bool> Advance(DbConnection connection, Building building, long cursor)
    {
        var rows = await connection.ExecuteAsync(
            "UPDATE topic_revision SET backfill_cursor = @cursor WHERE topic = @Topic AND revision = @Revision",
            new { building.Topic, building.Revision, cursor });
        points?.Reached(CrashPoints.BackfillBeforeCommit);
        return rows == 1;
    }

    /// <summary>
    /// The change of revision takes a sequence number of its own: every answer up to the one before it belongs to the old
    /// revision, every later one to the new.
    /// </summary>
    private async Task<bool> MakeCurrent(DbConnection connection, Building building)
    {
        var seq = await LedgerReader.Head(connection) + 1;
        await connection.ExecuteAsync(
            "UPDATE topic_revision SET state = 'Frozen' WHERE topic = @Topic AND state = 'Current'", building);
        var rows = await connection.ExecuteAsync(
            """
            UPDATE topic_revision SET state = 'Current', current_from = @seq, version = 1 + (SELECT max(version) FROM topic_revision)
            WHERE topic = @Topic AND revision = @Revision
            """,
            new { building.Topic, building.Revision, seq });
        points?.Reached(CrashPoints.BackfillBeforeCurrent);
        return rows == 1;
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
}
