namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>
/// Writes the texts of new articles before the append lock is taken, because texts are most of what a batch writes. Which
/// articles will be new is foreseen: without the lock it may turn out otherwise, and then the texts are put right under it.
/// Every text goes under an id of its own, so two processes never wait for one another's rows.
/// </summary>
internal sealed class PostgreSqlTexts(PostgreSqlStatements statements, TimeProvider time)
{
    public const string TopicSetVersion = "SELECT coalesce(max(version), 0) FROM topic_revision";

    private readonly Dictionary<long, ArticleRecord> written = [];
    private long version;

    /// <summary>The first of the ids written under, enough for every article that may be new; null where nothing was written.</summary>
    public long? FirstArticle { get; private set; }

    public void WriteAhead(IReadOnlyList<ArticleRecord> records)
    {
        version = statements.Number(TopicSetVersion);
        var foreseen = Foresee([.. records.Where(record => record.TopicSetVersion == version)]);
        if (foreseen.Count == 0)
            return;
        FirstArticle = ReserveIds(statements, foreseen.Count);
        var id = FirstArticle.Value;
        foreach (var record in foreseen)
            written.Add(id++, record);
        Run(changes => changes.Add([.. written.Select(text => new ArticleRevision(text.Key, 1, text.Value))]));
    }

    /// <summary>Under the lock: with other topics than foreseen the records are sent back, and so are the texts.</summary>
    public void KeepIf(long actualVersion)
    {
        if (FirstArticle is null || actualVersion == version)
            return;
        Run(changes => changes.RemoveFirstRevisions([.. written.Keys]));
        written.Clear();
        FirstArticle = null;
    }

    /// <summary>Adds the texts that are not there yet, and takes away those that nobody needs.</summary>
    public void AddMissing(PostgreSqlChanges changes, IReadOnlyList<ArticleRevision> revisions)
    {
        var missing = new List<ArticleRevision>();
        foreach (var revision in revisions)
        {
            if (revision.Revision != 1 || !written.TryGetValue(revision.Article, out var record) || !ReferenceEquals(record, revision.Record))
                missing.Add(revision);
            else
                written.Remove(revision.Article);
        }

        changes.RemoveFirstRevisions([.. written.Keys]);
        changes.Add([.. missing]);
    }

    public static IReadOnlyDictionary<string, long> FindAliases(PostgreSqlStatements statements, IEnumerable<string> keys) => statements.Query(
        "SELECT key, article FROM alias WHERE key = ANY($1)", row => KeyValuePair.Create(row.GetString(0), row.GetInt64(1)), keys.ToArray()).ToDictionary();

    /// <summary>The first of so many ids in a row. When another process takes some in between, the row is broken and is left unused.</summary>
    public static long ReserveIds(PostgreSqlStatements statements, int count)
    {
        while (true)
        {
            var (first, last) = statements.Query(
                "SELECT min(id), max(id) FROM (SELECT nextval('article_id') AS id FROM generate_series(1, $1)) ids",
                row => (row.GetInt64(0), row.GetInt64(1)), count)[0];
            if (last - first == count - 1)
                return first;
        }
    }

    /// <summary>
    /// Those of which no key is known, nor borne by an earlier one. Keys are only ever added, so under the lock no other
    /// record can turn out to be new.
    /// </summary>
    private List<ArticleRecord> Foresee(ArticleRecord[] records)
    {
        var keys = records.SelectMany(record => record.Keys).ToHashSet();
        var known = FindAliases(statements, keys).Keys.ToHashSet();
        var foreseen = new List<ArticleRecord>();
        foreach (var record in records)
        {
            if (!record.Keys.Any(known.Contains))
                foreseen.Add(record);
            known.UnionWith(record.Keys);
        }

        return foreseen;
    }

    private void Run(Action<PostgreSqlChanges> add)
    {
        using var batch = statements.Batch();
        add(new(batch, time.GetUtcNow().ToUnixTimeMilliseconds()));
        batch.ExecuteNonQuery();
    }
}
