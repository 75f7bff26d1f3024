using Npgsql;

namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>
/// Recording on PostgreSQL, in one transaction. <see cref="Prepare"/> writes the texts while others may still write theirs; any
/// other statement first takes the append lock, so that what it reads stays true until the commit.
/// </summary>
internal sealed class PostgreSqlRecordStore(PostgreSqlStatements statements, TimeProvider time) : IRecordStore
{
    /// <summary>Held until the transaction ends; taking it again costs nothing but the call.</summary>
    public const string TakeAppendLock = "SELECT pg_advisory_xact_lock(7250311002)";

    private const string RowColumns = """
        l.seq, l.topic, l.topic_revision, l.article, l.n, l.articles, l.pieces_published, l.pieces_seen,
        l.published_minute, l.seen_minute, l.outlet, l.author, l.language, l.kind, l.piece
        """;

    private const string IsLive = """
        EXISTS (SELECT 1 FROM topic_revision r WHERE r.topic = l.topic AND r.revision = l.topic_revision
                AND r.state IN ('Building', 'Current'))
        """;

    private readonly PostgreSqlTexts texts = new(statements, time);
    private bool locked;

    public void Prepare(IReadOnlyList<ArticleRecord> records)
    {
        if (!locked)
            texts.WriteAhead(records);
    }

    public long TopicSetVersion()
    {
        var version = Locked().Number(PostgreSqlTexts.TopicSetVersion);
        texts.KeepIf(version);
        return version;
    }

    public IReadOnlyDictionary<string, long> FindAliases(IEnumerable<string> keys) => PostgreSqlTexts.FindAliases(Locked(), keys);

    public IEnumerable<ArticleState> FindArticles(IEnumerable<long> articles) => Locked().Query(
        """
        SELECT id, url, title, author, outlet, language, kind, published_at, seen_at, text_rank, revision, content_hash, piece, merged_into
        FROM article WHERE id = ANY($1)
        """,
        row => new ArticleState
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
        },
        articles.ToArray());

    public IEnumerable<SourceItem> FindSourceItems(IEnumerable<long> articles) => Locked().Query(
        "SELECT article, source, item, item_hash, first_seen_at FROM article_source WHERE article = ANY($1)",
        row => new SourceItem
        {
            Article = row.GetInt64(0),
            Source = row.GetString(1),
            Item = row.GetString(2),
            ItemHash = row.GetFieldValue<byte[]>(3),
            FirstSeenAt = row.GetInt64(4),
        },
        articles.ToArray());

    /// <summary>DISTINCT ON walks one index; asked with NOT EXISTS, the planner may read the whole book for a batch.</summary>
    public IEnumerable<LedgerRow> LastRows(IEnumerable<long> articles) => Locked().Query(
        $"""
        SELECT DISTINCT ON (l.article, l.topic, l.topic_revision) {RowColumns} FROM ledger l WHERE l.article = ANY($1) AND {IsLive}
        ORDER BY l.article, l.topic, l.topic_revision, l.n DESC
        """,
        Row, articles.ToArray());

    /// <summary>A withdrawal names the piece of the row that it cancels, so the last row within the piece says whether an article stands there.</summary>
    public IEnumerable<LedgerRow> StandingRows(IEnumerable<long> pieces) => Locked().Query(
        $"""
        SELECT {RowColumns} FROM (
            SELECT DISTINCT ON (article, topic, topic_revision) * FROM ledger WHERE piece = ANY($1)
            ORDER BY article, topic, topic_revision, n DESC) l
        WHERE l.articles = 1 AND {IsLive}
        """,
        Row, pieces.ToArray());

    /// <summary>Those under which the new texts were written ahead, where they were.</summary>
    public long ReserveArticleIds(int count) => texts.FirstArticle ?? PostgreSqlTexts.ReserveIds(Locked(), count);

    public void Save(RecordChanges changes)
    {
        using var batch = Locked().Batch();
        var saved = new PostgreSqlChanges(batch, time.GetUtcNow().ToUnixTimeMilliseconds());
        saved.Add([.. changes.Articles.Values]);
        texts.AddMissing(saved, changes.Revisions);
        foreach (var (younger, older) in changes.Merges)
            saved.Merge(younger, older);
        saved.Add(changes.Aliases);
        saved.Add([.. changes.SourceItems.Values]);
        saved.Add(changes.Rows);
        if (batch.BatchCommands.Count > 0)
            batch.ExecuteNonQuery();
    }

    private PostgreSqlStatements Locked()
    {
        if (!locked)
            statements.Execute(TakeAppendLock);
        locked = true;
        return statements;
    }

    private static LedgerRow Row(NpgsqlDataReader row) => new()
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

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static long? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
