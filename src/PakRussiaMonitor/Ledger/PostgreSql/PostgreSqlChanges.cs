using System.Text.Json;
using Npgsql;

namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>What is to be written, as statements that each take a whole table's rows: a column travels as an array.</summary>
/// <param name="now">Unix milliseconds.</param>
internal sealed class PostgreSqlChanges(NpgsqlBatch batch, long now)
{
    public void Add(ArticleState[] articles)
    {
        if (articles.Length == 0)
            return;
        Add(
            """
            INSERT INTO article (id, url, title, author, outlet, language, kind, published_at, seen_at, text_rank, revision, content_hash, piece, merged_into,
                                 piece_pin, sketched, sketch)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
            ON CONFLICT (id) DO UPDATE SET url = excluded.url, title = excluded.title, author = excluded.author, outlet = excluded.outlet,
                language = excluded.language, kind = excluded.kind, published_at = excluded.published_at, text_rank = excluded.text_rank,
                revision = excluded.revision, content_hash = excluded.content_hash, piece = excluded.piece, merged_into = excluded.merged_into,
                piece_pin = excluded.piece_pin, sketched = excluded.sketched, sketch = coalesce(excluded.sketch, article.sketch)
            """,
            Column(articles, a => a.Id), Column(articles, a => a.Url), Column(articles, a => a.Title), Column(articles, a => a.Author),
            Column(articles, a => a.Outlet), Column(articles, a => a.Language), Column(articles, a => a.Kind),
            Column(articles, a => a.PublishedAt), Column(articles, a => a.SeenAt), Column(articles, a => a.TextRank),
            Column(articles, a => a.Revision), Column(articles, a => a.ContentHash), Column(articles, a => a.Piece),
            Column(articles, a => a.MergedInto), Column(articles, a => a.PiecePin), Column(articles, a => a.Sketched), Column(articles, a => a.Sketch));
    }

    public void Add(ArticleRevision[] revisions)
    {
        if (revisions.Length == 0)
            return;
        Add(
            """
            INSERT INTO article_revision (article, revision, source, title, author, published_at, language, kind, text_rank, text, truncated,
                                          removed, kind_evidence, recorded_at)
            SELECT r.*, $14 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) r
            """,
            Column(revisions, r => r.Article), Column(revisions, r => r.Revision), Column(revisions, r => r.Record.Source),
            Column(revisions, r => r.Record.Title), Column(revisions, r => r.Record.Author),
            Column(revisions, r => r.Record.Published?.ToUnixTimeMilliseconds()), Column(revisions, r => r.Record.Language),
            Column(revisions, r => r.Record.Kind), Column(revisions, r => (long)r.Record.Rank), Column(revisions, r => r.Record.Text),
            Column(revisions, r => r.Record.Truncated ? 1L : 0L), Column(revisions, r => JsonSerializer.Serialize(r.Record.Removed)),
            Column(revisions, r => r.Record.KindEvidence), now);
    }

    /// <summary>Takes back texts that were written ahead of a decision which then was another.</summary>
    public void RemoveFirstRevisions(long[] articles)
    {
        if (articles.Length > 0)
            Add("DELETE FROM article_revision WHERE article = ANY($1) AND revision = 1", articles);
    }

    public void Merge(long younger, long older)
    {
        Add("UPDATE article SET merged_into = $2 WHERE merged_into = $1", younger, older);
        Add("UPDATE alias SET article = $2 WHERE article = $1", younger, older);
        Add(
            """
            UPDATE article_source s SET article = $2 WHERE s.article = $1
            AND NOT EXISTS (SELECT 1 FROM article_source t WHERE t.article = $2 AND t.source = s.source AND t.item = s.item)
            """,
            younger, older);
        Add("DELETE FROM article_source WHERE article = $1", younger);
    }

    public void Add(Dictionary<string, long> aliases)
    {
        if (aliases.Count > 0)
            Add("INSERT INTO alias (key, article) SELECT * FROM unnest($1, $2)", aliases.Keys.ToArray(), aliases.Values.ToArray());
    }

    public void Add(SourceItem[] items)
    {
        if (items.Length == 0)
            return;
        Add(
            """
            INSERT INTO article_source (article, source, item, item_hash, first_seen_at) SELECT * FROM unnest($1, $2, $3, $4, $5)
            ON CONFLICT (article, source, md5(item)) DO UPDATE SET item_hash = excluded.item_hash
            """,
            Column(items, i => i.Article), Column(items, i => i.Source), Column(items, i => i.Item), Column(items, i => i.ItemHash),
            Column(items, i => i.FirstSeenAt));
    }

    /// <summary>Under the append lock the next numbers are nobody else's. A topic's change of revision may have taken the last one.</summary>
    public void Add(IReadOnlyList<LedgerRow> rows)
    {
        if (rows.Count == 0)
            return;
        Add(
            $"""
            INSERT INTO ledger (topic, topic_revision, article, n, articles, pieces_published, pieces_seen, published_minute, seen_minute,
                                outlet, author, language, kind, piece, seq, recorded_at)
            SELECT r.topic, r.topic_revision, r.article, r.n, r.articles, r.pieces_published, r.pieces_seen, r.published_minute, r.seen_minute,
                   r.outlet, r.author, r.language, r.kind, r.piece, r.place + head.seq, $15
            FROM ({LedgerReader.HeadSql}) head (seq),
                 unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) WITH ORDINALITY
                 AS r (topic, topic_revision, article, n, articles, pieces_published, pieces_seen, published_minute, seen_minute, outlet,
                       author, language, kind, piece, place)
            """,
            Column(rows, r => r.Topic), Column(rows, r => r.TopicRevision), Column(rows, r => r.Article), Column(rows, r => r.N),
            Column(rows, r => (int)r.Articles), Column(rows, r => (int)r.PiecesPublished), Column(rows, r => (int)r.PiecesSeen),
            Column(rows, r => r.PublishedMinute), Column(rows, r => r.SeenMinute), Column(rows, r => r.Outlet), Column(rows, r => r.Author),
            Column(rows, r => r.Language), Column(rows, r => r.Kind), Column(rows, r => r.Piece), now);
    }

    private void Add(string sql, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }

    private static T[] Column<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value) => [.. rows.Select(value)];
}
