using System.Text.Json;

namespace PakRussiaMonitor.Ledger.Sqlite;

/// <summary>Recording on SQLite: lists travel as JSON arrays, every statement stays prepared on the writer's connection.</summary>
internal sealed class SqliteRecordStore(SqliteStatements statements, TimeProvider time) : IRecordStore
{
    private const string IsLast = """
        NOT EXISTS (SELECT 1 FROM ledger x WHERE x.article = l.article AND x.topic = l.topic
                    AND x.topic_revision = l.topic_revision AND x.n = l.n + 1)
        """;

    public long TopicSetVersion() => statements.Number("SELECT coalesce(max(version), 0) FROM topic_revision");

    public IReadOnlySet<long> PendingResponses(IEnumerable<long> responses) => statements.Query(
        "SELECT id FROM response WHERE id IN (SELECT value FROM json_each(?1)) AND state = 'Pending'", row => row.GetInt64(0), Json(responses)).ToHashSet();

    public IReadOnlyDictionary<string, long> FindAliases(IEnumerable<string> keys) => statements.Query(
        "SELECT key, article FROM alias WHERE key IN (SELECT value FROM json_each(?1))",
        row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), Json(keys)).ToDictionary();

    public IEnumerable<ArticleState> FindArticles(IEnumerable<long> articles) => statements.Query(
        $"SELECT {RecordRows.ArticleColumns} FROM article WHERE id IN (SELECT value FROM json_each(?1))",
        RecordRows.Article, Json(articles));

    public IEnumerable<SourceItem> FindSourceItems(IEnumerable<long> articles) => statements.Query(
        $"SELECT {RecordRows.SourceItemColumns} FROM article_source WHERE article IN (SELECT value FROM json_each(?1))",
        RecordRows.SourceItem, Json(articles));

    public IEnumerable<LedgerRow> LastRows(IEnumerable<long> articles) => statements.Query(
        $"SELECT {RecordRows.LedgerColumns} FROM ledger l WHERE l.article IN (SELECT value FROM json_each(?1)) AND {IsLast} AND {RecordRows.IsLive}",
        RecordRows.Ledger, Json(articles));

    public IEnumerable<LedgerRow> StandingRows(IEnumerable<long> pieces) => statements.Query(
        $"SELECT {RecordRows.LedgerColumns} FROM ledger l WHERE l.piece IN (SELECT value FROM json_each(?1)) AND l.articles = 1 AND {IsLast} AND {RecordRows.IsLive}",
        RecordRows.Ledger, Json(pieces));

    public long LastSketched() => statements.Number("SELECT coalesce(max(sketched), 0) FROM article");

    public IEnumerable<StoredSketch> Sketches(long after, int count) => statements.Query(
        "SELECT sketched, id, sketch FROM article WHERE sketched > ?1 ORDER BY sketched LIMIT ?2", RecordRows.Sketch, after, count);

    public IReadOnlyDictionary<long, long> SketchPlaces(IEnumerable<long> articles) => statements.Query(
        $"{RecordRows.SketchPlacesOf} AND id IN (SELECT value FROM json_each(?1))", row => KeyValuePair.Create(row.GetInt64(0), row.GetInt64(1)), Json(articles)).ToDictionary();

    public IReadOnlyDictionary<long, string> Texts(IEnumerable<long> articles) => statements.Query(
        $"{RecordRows.TextsOf} AND a.id IN (SELECT value FROM json_each(?1))", row => KeyValuePair.Create(row.GetInt64(0), row.GetString(1)), Json(articles)).ToDictionary();

    public IEnumerable<ArticleState> ArticlesOf(long piece) => statements.Query(
        $"SELECT {RecordRows.ArticleColumns} FROM article WHERE piece = ?1 AND merged_into IS NULL ORDER BY id", RecordRows.Article, piece);

    /// <summary>There is one writer, so the next free ids are nobody else's.</summary>
    public long ReserveArticleIds(int count) => statements.Number("SELECT coalesce(max(id), 0) + 1 FROM article");

    public void Save(RecordChanges changes)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var article in changes.Articles.Values)
            Save(article);
        foreach (var revision in changes.Revisions)
            Save(revision, now);
        foreach (var (younger, older) in changes.Merges)
            Merge(younger, older);
        foreach (var (key, article) in changes.Aliases)
            statements.Execute("INSERT INTO alias (key, article) VALUES (?1, ?2)", key, article);
        foreach (var item in changes.SourceItems.Values)
            Save(item);
        var seq = changes.Rows.Count == 0 ? 0 : statements.Number(LedgerReader.HeadSql);
        foreach (var row in changes.Rows)
            Save(row, ++seq, now);
    }

    private void Save(ArticleState article) => statements.Execute(
        """
        INSERT INTO article (id, url, title, author, outlet, language, kind, published_at, seen_at, text_rank, revision, content_hash, piece, merged_into,
                             piece_pin, sketched, sketch)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
        ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title, author = excluded.author, outlet = excluded.outlet,
            language = excluded.language, kind = excluded.kind, published_at = excluded.published_at, text_rank = excluded.text_rank,
            revision = excluded.revision, content_hash = excluded.content_hash, piece = excluded.piece, merged_into = excluded.merged_into,
            piece_pin = excluded.piece_pin, sketched = excluded.sketched, sketch = coalesce(excluded.sketch, article.sketch)
        """,
        article.Id, article.Url, article.Title, article.Author, article.Outlet, article.Language, article.Kind, article.PublishedAt,
        article.SeenAt, article.TextRank, article.Revision, article.ContentHash, article.Piece, article.MergedInto, article.PiecePin,
        article.Sketched, article.Sketch);

    private void Save(ArticleRevision revision, long now)
    {
        var record = revision.Record;
        statements.Execute(
            """
            INSERT INTO article_revision (article, revision, recorded_at, source, title, author, published_at, language, kind, text_rank,
                                          text, truncated, removed, kind_evidence)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
            """,
            revision.Article, revision.Revision, now, record.Source, record.Title, record.Author, record.Published?.ToUnixTimeMilliseconds(),
            record.Language, record.Kind, (long)record.Rank, record.Text, record.Truncated ? 1 : 0, JsonSerializer.Serialize(record.Removed), record.KindEvidence);
    }

    private void Merge(long younger, long older)
    {
        statements.Execute("UPDATE article SET merged_into = ?2 WHERE merged_into = ?1", younger, older);
        statements.Execute("UPDATE alias SET article = ?2 WHERE article = ?1", younger, older);
        statements.Execute("UPDATE OR IGNORE article_source SET article = ?2 WHERE article = ?1", younger, older);
        statements.Execute("DELETE FROM article_source WHERE article = ?1", younger);
    }

    private void Save(SourceItem item) => statements.Execute(
        """
        INSERT INTO article_source (article, source, item, item_hash, first_seen_at) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (article, source, item) DO UPDATE SET item_hash = excluded.item_hash
        """,
        item.Article, item.Source, item.Item, item.ItemHash, item.FirstSeenAt);

    private void Save(LedgerRow row, long seq, long now) => statements.Execute(
        """
        INSERT INTO ledger (seq, topic, topic_revision, article, n, articles, pieces_published, pieces_seen, published_minute, seen_minute,
                            outlet, author, language, kind, piece, recorded_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
        """,
        seq, row.Topic, row.TopicRevision, row.Article, row.N, row.Articles, row.PiecesPublished, row.PiecesSeen, row.PublishedMinute,
        row.SeenMinute, row.Outlet, row.Author, row.Language, row.Kind, row.Piece, now);

    private static string Json<T>(IEnumerable<T> values) => JsonSerializer.Serialize(values);
}
