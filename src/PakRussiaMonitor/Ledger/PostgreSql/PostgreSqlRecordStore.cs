using System.Diagnostics;
using Npgsql;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>
/// Recording on PostgreSQL, in one transaction. <see cref="Prepare"/> writes the texts while others may still write theirs; any
/// other statement first takes the append lock, so that what it reads stays true until the commit.
/// </summary>
internal sealed class PostgreSqlRecordStore(PostgreSqlStatements statements, TimeProvider time) : IRecordStore
{
    /// <summary>Held until the transaction ends; taking it again costs nothing but the call.</summary>
    public const string TakeAppendLock = "SELECT pg_advisory_xact_lock(7250311002)";

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

    public IReadOnlySet<long> PendingResponses(IEnumerable<long> responses) => Locked().Query(
        "SELECT id FROM response WHERE id = ANY($1) AND state = 'Pending'", row => row.GetInt64(0), responses.ToArray()).ToHashSet();

    public IReadOnlyDictionary<string, long> FindAliases(IEnumerable<string> keys) => PostgreSqlTexts.FindAliases(Locked(), keys);

    public IEnumerable<ArticleState> FindArticles(IEnumerable<long> articles) => Locked().Query(
        $"SELECT {RecordRows.ArticleColumns} FROM article WHERE id = ANY($1)",
        RecordRows.Article, articles.ToArray());

    public IEnumerable<SourceItem> FindSourceItems(IEnumerable<long> articles) => Locked().Query(
        $"SELECT {RecordRows.SourceItemColumns} FROM article_source WHERE article = ANY($1)",
        RecordRows.SourceItem, articles.ToArray());

    /// <summary>DISTINCT ON walks one index; asked with NOT EXISTS, the planner may read the whole book for a batch.</summary>
    public IEnumerable<LedgerRow> LastRows(IEnumerable<long> articles) => Locked().Query(
        $"""
        SELECT DISTINCT ON (l.article, l.topic, l.topic_revision) {RecordRows.LedgerColumns} FROM ledger l WHERE l.article = ANY($1) AND {RecordRows.IsLive}
        ORDER BY l.article, l.topic, l.topic_revision, l.n DESC
        """,
        RecordRows.Ledger, articles.ToArray());

    /// <summary>A withdrawal names the piece of the row that it cancels, so the last row within the piece says whether an article stands there.</summary>
    public IEnumerable<LedgerRow> StandingRows(IEnumerable<long> pieces) => Locked().Query(
        $"""
        SELECT {RecordRows.LedgerColumns} FROM (
            SELECT DISTINCT ON (article, topic, topic_revision) * FROM ledger WHERE piece = ANY($1)
            ORDER BY article, topic, topic_revision, n DESC) l
        WHERE l.articles = 1 AND {RecordRows.IsLive}
        """,
        RecordRows.Ledger, pieces.ToArray());

    public long LastSketched() => Locked().Number("SELECT coalesce(max(sketched), 0) FROM article");

    public IEnumerable<StoredSketch> Sketches(long after, int count) => Locked().Query(
        $"SELECT sketched, id, sketch FROM article WHERE sketched > $1 ORDER BY sketched LIMIT {count}", RecordRows.Sketch, after);

    public IReadOnlyDictionary<long, long> SketchPlaces(IEnumerable<long> articles) => Locked().Query(
        $"{RecordRows.SketchPlacesOf} AND id = ANY($1)", row => KeyValuePair.Create(row.GetInt64(0), row.GetInt64(1)), articles.ToArray()).ToDictionary();

    public IReadOnlyDictionary<long, string> Texts(IEnumerable<long> articles) => Locked().Query(
        $"{RecordRows.TextsOf} AND a.id = ANY($1)", row => KeyValuePair.Create(row.GetInt64(0), row.GetString(1)), articles.ToArray()).ToDictionary();

    public IEnumerable<ArticleState> ArticlesOf(long piece) => Locked().Query(
        $"SELECT {RecordRows.ArticleColumns} FROM article WHERE piece = $1 AND merged_into IS NULL ORDER BY id", RecordRows.Article, piece);

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
        if (locked)
            return statements;
        var asked = Stopwatch.GetTimestamp();
        statements.Execute(TakeAppendLock);
        Measures.AppendWait.Record(Measures.SecondsSince(asked));
        locked = true;
        return statements;
    }
}
