using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Why a number changed between two sequence numbers, article by article. Within a revision what changed is in its own rows; at
/// a change of revision it is the difference of what stood in the one and in the other. So the changes add up to the difference of the
/// two numbers, whatever happened in between.
/// </summary>
public sealed class Restatements(IDatabase database)
{
    public Task<IReadOnlyList<Restatement>> Between(RestatementQuery query, CancellationToken cancellation) => database.Read<IReadOnlyList<Restatement>>(
        async connection =>
        {
            var revisions = (await connection.QueryAsync<(int Revision, long From)>(
                "SELECT revision, current_from FROM topic_revision WHERE topic = @Topic AND current_from IS NOT NULL ORDER BY revision", query)).AsList();
            var found = new List<Restatement>();
            for (var i = 0; i < revisions.Count; i++)
            {
                // The first revision answers for what was before it, too.
                var begin = Math.Max(query.Since, i == 0 ? 0 : revisions[i].From);
                var end = Math.Min(query.AsOf, i + 1 < revisions.Count ? revisions[i + 1].From - 1 : long.MaxValue);
                if (i > 0 && revisions[i].From > query.Since && revisions[i].From <= query.AsOf)
                    found.AddRange(await AtChange(connection, query, revisions[i - 1].Revision, revisions[i].Revision, revisions[i].From));
                if (begin < end)
                    found.AddRange(await Within(connection, query, revisions[i].Revision, begin, end));
            }

            return [.. found.OrderByDescending(restatement => restatement.Seq).ThenByDescending(restatement => restatement.Article)];
        },
        cancellation);

    private static async Task<IEnumerable<Restatement>> Within(DbConnection connection, RestatementQuery query, int revision, long begin, long end)
    {
        var changes = await connection.QueryAsync<Change>(
            $"""
            SELECT c.*, a.title AS Title, a.outlet AS Outlet, a.merged_into AS MergedInto,
                   EXISTS (SELECT 1 FROM article_revision t WHERE t.article = c.Article AND t.revision > 1 AND t.recorded_at <= c.At) AS IsEdited
            FROM (
                SELECT l.article AS Article, sum({query.Column}) AS Net, sum(l.articles) AS NetArticles, max(l.seq) AS Seq, max(l.recorded_at) AS At,
                       min(l.n) AS FirstN, count(DISTINCT l.piece) AS Pieces
                FROM ledger l WHERE l.topic = @Topic AND l.topic_revision = @revision AND l.seq > @begin AND l.seq <= @end {query.Where}
                GROUP BY l.article HAVING sum({query.Column}) <> 0) AS c
            JOIN article a ON a.id = c.Article
            """,
            query.Parameters(new { revision, begin, end }));
        return changes.Select(change => change.ToRestatement(change switch
        {
            { Net: < 0, MergedInto: not null } => RestatementReason.Merge,
            { FirstN: 1, IsEdited: false } => RestatementReason.LateArrival,
            { NetArticles: 0, Pieces: > 1 } => RestatementReason.Split,
            { NetArticles: 0, IsEdited: false } => RestatementReason.Reprint,
            _ => RestatementReason.Edit,
        }));
    }

    private static async Task<IEnumerable<Restatement>> AtChange(DbConnection connection, RestatementQuery query, int before, int after, long from)
    {
        var changes = await connection.QueryAsync<Change>(
            $"""
            SELECT c.*, a.title AS Title, a.outlet AS Outlet, a.merged_into AS MergedInto, (t.title IS NULL AND t.text = '') AS IsErased
            FROM (
                SELECT l.article AS Article, sum(CASE WHEN l.topic_revision = @after THEN {query.Column} ELSE -{query.Column} END) AS Net, @from AS Seq
                FROM ledger l WHERE l.topic = @Topic AND l.topic_revision IN (@before, @after) AND l.seq <= @from {query.Where}
                GROUP BY l.article HAVING sum(CASE WHEN l.topic_revision = @after THEN {query.Column} ELSE -{query.Column} END) <> 0) AS c
            JOIN article a ON a.id = c.Article
            JOIN article_revision t ON t.article = a.id AND t.revision = a.revision
            """,
            query.Parameters(new { before, after, from }));
        return changes.Select(change => change.ToRestatement(change is { Net: < 0, IsErased: true } ? RestatementReason.Purge : RestatementReason.Revision));
    }

    private sealed record Change
    {
        public long Article { get; init; }

        public long Net { get; init; }

        public long NetArticles { get; init; }

        public long Seq { get; init; }

        public long At { get; init; }

        public long FirstN { get; init; }

        public long Pieces { get; init; }

        public string? Title { get; init; }

        public string Outlet { get; init; } = "";

        public long? MergedInto { get; init; }

        public bool IsEdited { get; init; }

        public bool IsErased { get; init; }

        public Restatement ToRestatement(RestatementReason reason) => new(Seq, Article, Title, Outlet, Net, reason, reason == RestatementReason.Merge ? MergedInto : null);
    }
}

public enum RestatementReason
{
    /// <summary>The article came after the first of the two numbers.</summary>
    LateArrival,

    /// <summary>A new version of its text, its date or its author.</summary>
    Edit,

    /// <summary>It turned out to be the same as an older article.</summary>
    Merge,

    /// <summary>It was told apart from the piece it was taken for.</summary>
    Split,

    /// <summary>Another article of the same text came to be the first of the piece, or ceased to be.</summary>
    Reprint,

    /// <summary>The topic's query was changed.</summary>
    Revision,

    /// <summary>Its text was erased, so that a later query could not match it.</summary>
    Purge,
}

/// <param name="Change">How much it adds to the number.</param>
/// <param name="MergedInto">The article that it became part of.</param>
public sealed record Restatement(long Seq, long Article, string? Title, string Outlet, long Change, RestatementReason Reason, long? MergedInto);

/// <summary>Which number, and between which sequence numbers.</summary>
/// <param name="ByPublished">The clock of the minutes and of the pieces.</param>
/// <param name="ToMinute">Exclusive.</param>
public sealed record RestatementQuery(
    string Topic, long Since, long AsOf, bool ByPublished, bool Pieces, long? FromMinute, long? ToMinute, string? Kind, string? Panel = null)
{
    internal string Column => !Pieces ? "l.articles" : ByPublished ? "l.pieces_published" : "l.pieces_seen";

    internal string Where
    {
        get
        {
            var minute = ByPublished ? "l.published_minute" : "l.seen_minute";
            return string.Concat(
                FromMinute is null ? "" : $" AND {minute} >= @FromMinute", ToMinute is null ? "" : $" AND {minute} < @ToMinute", Kind is null ? "" : " AND l.kind = @Kind",
                Panel is null ? "" : $" AND {Panels.HasArticle}");
        }
    }

    internal DynamicParameters Parameters(object more)
    {
        var parameters = new DynamicParameters(this);
        parameters.AddDynamicParams(more);
        return parameters;
    }
}
