using System.Data.Common;

namespace PakRussiaMonitor.Ledger;

/// <summary>What recording reads, the same on both databases: which columns, in which order, and what they become.</summary>
internal static class RecordRows
{
    public const string ArticleColumns =
        "id, url, title, author, outlet, language, kind, published_at, seen_at, text_rank, revision, content_hash, piece, merged_into, piece_pin, sketched";

    public const string SourceItemColumns = "article, source, item, item_hash, first_seen_at";

    /// <summary>Of the ledger as <c>l</c>.</summary>
    public const string LedgerColumns = """
        l.seq, l.topic, l.topic_revision, l.article, l.n, l.articles, l.pieces_published, l.pieces_seen,
        l.published_minute, l.seen_minute, l.outlet, l.author, l.language, l.kind, l.piece
        """;

    /// <summary>The row, of the ledger as <c>l</c>, belongs to a topic revision that new articles are still matched with.</summary>
    public const string IsLive = """
        EXISTS (SELECT 1 FROM topic_revision r WHERE r.topic = l.topic AND r.revision = l.topic_revision
                AND r.state IN ('Building', 'Current'))
        """;

    /// <summary>Ids and places of sketches; the articles asked for are to follow behind AND.</summary>
    public const string SketchPlacesOf = "SELECT id, sketched FROM article WHERE merged_into IS NULL AND sketch IS NOT NULL AND sketched IS NOT NULL";

    /// <summary>Ids and present texts; the articles asked for are to follow behind AND.</summary>
    public const string TextsOf = """
        SELECT a.id, t.text FROM article a JOIN article_revision t ON t.article = a.id AND t.revision = a.revision
        WHERE a.merged_into IS NULL AND t.text <> ''
        """;

    public static ArticleState Article(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Url = Text(row, 1),
        Title = Text(row, 2),
        Author = Text(row, 3),
        Outlet = row.GetString(4),
        Language = Text(row, 5),
        Kind = row.GetString(6),
        PublishedAt = Number(row, 7),
        SeenAt = row.GetInt64(8),
        TextRank = row.GetInt64(9),
        Revision = row.GetInt64(10),
        ContentHash = row.GetFieldValue<byte[]>(11),
        Piece = row.GetInt64(12),
        MergedInto = Number(row, 13),
        PiecePin = row.GetInt64(14),
        Sketched = Number(row, 15),
    };

    public static SourceItem SourceItem(DbDataReader row) => new()
    {
        Article = row.GetInt64(0),
        Source = row.GetString(1),
        Item = row.GetString(2),
        ItemHash = row.GetFieldValue<byte[]>(3),
        FirstSeenAt = row.GetInt64(4),
    };

    public static LedgerRow Ledger(DbDataReader row) => new()
    {
        Seq = row.GetInt64(0),
        Topic = row.GetString(1),
        TopicRevision = row.GetInt64(2),
        Article = row.GetInt64(3),
        N = row.GetInt64(4),
        Articles = row.GetInt64(5),
        PiecesPublished = row.GetInt64(6),
        PiecesSeen = row.GetInt64(7),
        PublishedMinute = Number(row, 8),
        SeenMinute = row.GetInt64(9),
        Outlet = row.GetString(10),
        Author = Text(row, 11),
        Language = Text(row, 12),
        Kind = row.GetString(13),
        Piece = row.GetInt64(14),
    };

    public static StoredSketch Sketch(DbDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
