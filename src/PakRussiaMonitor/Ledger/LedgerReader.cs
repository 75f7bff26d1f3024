using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>Reads of the book. Every answer names the sequence number up to which it holds.</summary>
public sealed class LedgerReader(IDatabase database)
{
    /// <summary>The newest sequence number: of a row, or of a topic's change of revision, which takes one of its own.</summary>
    internal const string HeadSql = """
        SELECT coalesce(max(seq), 0) FROM (SELECT max(seq) AS seq FROM ledger UNION ALL SELECT max(current_from) FROM topic_revision) AS heads
        """;

    private const int ExcerptLength = 240;

    /// <summary>The newest sequence number; 0 in an empty book.</summary>
    public Task<long> Head(CancellationToken cancellation) => database.Read(Head, cancellation);

    /// <summary>
    /// What the rows after <paramref name="after"/> and up to <paramref name="upTo"/> (null: the head) add up to. The sums
    /// of slices that follow one another are the sums of the whole.
    /// </summary>
    /// <param name="range">Only rows of these minutes; null: all.</param>
    /// <param name="panel">Only articles of this panel; null: all.</param>
    public Task<LedgerSlice> Slice(
        string topic, long revision, long after, long? upTo, CancellationToken cancellation, LedgerRange? range = null,
        string? panel = null) => database.Read(
        async connection =>
        {
            var end = upTo ?? await Head(connection);
            var minute = range is { ByPublished: false } ? "seen_minute" : "published_minute";
            var cells = (await connection.QueryAsync<LedgerCell>(
                $"""
                SELECT published_minute AS PublishedMinute, seen_minute AS SeenMinute, outlet AS Outlet, author AS Author,
                       language AS Language, kind AS Kind, sum(articles) AS Articles,
                       sum(pieces_published) AS PiecesPublished, sum(pieces_seen) AS PiecesSeen, max(seq) AS Last
                FROM ledger l WHERE topic = @topic AND topic_revision = @revision AND seq > @after AND seq <= @end
                {(range?.From is null ? "" : $"AND {minute} >= @From")} {(range?.To is null ? "" : $"AND {minute} < @To")} {(panel is null ? "" : $"AND {Panels.HasArticle}")}
                GROUP BY published_minute, seen_minute, outlet, author, language, kind
                """,
                new { topic, revision, after, end, range?.From, range?.To, Panel = panel })).AsList();
            return new LedgerSlice(end, cells, cells.Count == 0 ? 0 : cells.Max(cell => cell.Last));
        },
        cancellation);

    /// <summary>The articles behind a number, newest first and the undated last; as many as the number says.</summary>
    public Task<IReadOnlyList<ReceiptLine>> Receipt(ReceiptQuery query, CancellationToken cancellation) => database.Read<IReadOnlyList<ReceiptLine>>(
        async connection => (await connection.QueryAsync<ReceiptLine>(ReceiptSql(query), new
        {
            query.Topic,
            query.Revision,
            query.AsOf,
            query.FromMinute,
            query.ToMinute,
            query.Kind,
            query.Panel,
            AfterMinute = query.After?.Minute,
            AfterArticle = query.After?.Article,
            query.Limit,
            ExcerptLength,
        })).AsList(),
        cancellation);

    /// <summary>The articles that count in a topic's current revision; none and no revision where it has none.</summary>
    internal static async Task<StandingArticles> Standing(DbConnection connection, string topic)
    {
        var revision = await connection.ExecuteScalarAsync<int?>(
            "SELECT revision FROM topic_revision WHERE topic = @topic AND state = 'Current'", new { topic });
        var articles = revision is null ? [] : await connection.QueryAsync<StandingArticle>(
            """
            SELECT l.article AS Article, l.published_minute AS PublishedMinute, l.seen_minute AS SeenMinute, l.piece AS Piece
            FROM ledger l WHERE l.topic = @topic AND l.topic_revision = @revision AND l.articles = 1
              AND NOT EXISTS (SELECT 1 FROM ledger x WHERE x.article = l.article AND x.topic = l.topic
                              AND x.topic_revision = l.topic_revision AND x.n = l.n + 1)
            """,
            new { topic, revision });
        return new(revision, await Head(connection), articles.AsList());
    }

    internal static Task<long> Head(DbConnection connection) => connection.ExecuteScalarAsync<long>(HeadSql);

    /// <summary>The plus keeps the planner off the index by sequence number: walked in its own order a page is found without sorting a topic's whole list.</summary>
    private static string ReceiptSql(ReceiptQuery query)
    {
        var minute = query.ByPublished ? "coalesce(l.published_minute, -9000000000)" : "l.seen_minute";
        return string.Join(
            "\n",
            $"""
            SELECT l.article AS Article, {minute} AS Minute, a.title AS Title, a.url AS Url, l.outlet AS Outlet, l.author AS Author,
                   a.published_at AS PublishedAt, a.seen_at AS SeenAt, l.language AS Language, l.kind AS Kind, l.piece AS Piece,
                   substr(t.text, 1, @ExcerptLength) AS Opening
            FROM ledger l JOIN article a ON a.id = l.article
                          JOIN article_revision t ON t.article = a.id AND t.revision = a.revision
            WHERE l.topic = @Topic AND l.topic_revision = @Revision AND +l.seq <= @AsOf AND l.articles = 1
              AND NOT EXISTS (SELECT 1 FROM ledger x WHERE x.article = l.article AND x.topic = l.topic
                              AND x.topic_revision = l.topic_revision AND x.n = l.n + 1 AND x.seq <= @AsOf)
            """,
            When(query.OnlyPieces, query.ByPublished ? "AND l.pieces_published = 1" : "AND l.pieces_seen = 1"),
            When(query.FromMinute is not null, $"AND {minute} >= @FromMinute"),
            When(query.ToMinute is not null, $"AND {minute} < @ToMinute"),
            When(query.ToMinute is not null && query.ByPublished, "AND l.published_minute IS NOT NULL"),
            When(query.Kind is not null, "AND l.kind = @Kind"),
            When(query.Panel is not null, $"AND {Panels.HasArticle}"),
            When(query.After is not null, $"AND ({minute} < @AfterMinute OR ({minute} = @AfterMinute AND l.article < @AfterArticle))"),
            "ORDER BY Minute DESC, l.article DESC LIMIT @Limit");

        static string When(bool asked, string clause) => asked ? clause : "";
    }
}

/// <param name="End">The sequence number up to which the slice reaches.</param>
/// <param name="Last">The last row's sequence number; 0 where there is none.</param>
public sealed record LedgerSlice(long End, IReadOnlyList<LedgerCell> Cells, long Last);

/// <summary>Minutes on one clock, from the first to before the last; null for no bound.</summary>
public sealed record LedgerRange(bool ByPublished, long? From, long? To);

/// <summary>The net of all rows that agree in these columns.</summary>
public sealed record LedgerCell
{
    public long? PublishedMinute { get; init; }

    public long SeenMinute { get; init; }

    public string Outlet { get; init; } = "";

    public string? Author { get; init; }

    public string? Language { get; init; }

    public string Kind { get; init; } = "";

    public long Articles { get; init; }

    public long PiecesPublished { get; init; }

    public long PiecesSeen { get; init; }

    /// <summary>The last of the rows.</summary>
    public long Last { get; init; }
}

/// <param name="ByPublished">Whether minutes are those of the published clock, else of the seen clock.</param>
/// <param name="OnlyPieces">Only the articles that carry their piece on that clock.</param>
/// <param name="ToMinute">Exclusive.</param>
/// <param name="After">The last line already given.</param>
/// <param name="Panel">Only articles of this panel; null: all.</param>
public sealed record ReceiptQuery(
    string Topic, long Revision, long AsOf, bool ByPublished, bool OnlyPieces, long? FromMinute, long? ToMinute, string? Kind,
    (long Minute, long Article)? After, int Limit, string? Panel = null);

public sealed record ReceiptLine
{
    public long Article { get; init; }

    /// <summary>The minute it is sorted by; far in the past for the undated.</summary>
    public long Minute { get; init; }

    public string? Title { get; init; }

    public string? Url { get; init; }

    public string Outlet { get; init; } = "";

    public string? Author { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? PublishedAt { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long SeenAt { get; init; }

    public string? Language { get; init; }

    public string Kind { get; init; } = "";

    public long Piece { get; init; }

    /// <summary>The text's first characters, to show where there is no title.</summary>
    public string Opening { get; init; } = "";
}

/// <summary>What stands for a topic at a sequence number.</summary>
public sealed record StandingArticles(int? Revision, long AsOf, IReadOnlyList<StandingArticle> Articles);

public sealed record StandingArticle
{
    public long Article { get; init; }

    public long? PublishedMinute { get; init; }

    public long SeenMinute { get; init; }

    public long Piece { get; init; }
}
