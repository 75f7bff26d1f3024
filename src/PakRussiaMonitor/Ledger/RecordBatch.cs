namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Works out, for a batch of records and in their order, what should stand and what does, and saves the difference.
/// It reads in bulk, decides in memory and writes in bulk, so a batch costs a handful of statements on either database.
/// </summary>
internal sealed class RecordBatch
{
    private readonly IRecordStore store;
    private readonly IReadOnlyList<ArticleRecord> records;
    private readonly Dictionary<string, long> aliases;
    private readonly Dictionary<long, ArticleState> articles;
    private readonly Dictionary<(long, string, string), SourceItem> items;
    private readonly StandingRows standing = new();
    private readonly RecordChanges changes = new();
    private readonly PieceAssignment assignment;
    private long nextId;

    private RecordBatch(IRecordStore store, IReadOnlyList<ArticleRecord> records, IPieceIndex? index)
    {
        this.store = store;
        this.records = records;
        aliases = new(store.FindAliases(records.SelectMany(record => record.Keys).Distinct()));
        var known = aliases.Values.Distinct().ToArray();
        var alike = index?.Begin(store, records);
        articles = store.FindArticles(alike is null ? known : known.Union(alike.Articles)).ToDictionary(article => article.Id);
        items = store.FindSourceItems(known).ToDictionary(item => (item.Article, item.Source, item.Item));
        var pieces = articles.Values.Select(article => article.Piece).Concat(records.Select(record => record.Piece)).Distinct();
        standing.Load(store.StandingRows(pieces));
        standing.Load(store.LastRows(known));
        assignment = new(store, alike, articles, standing, changes);
    }

    /// <summary>One outcome per record. Runs inside a write, under the append lock.</summary>
    /// <param name="index">Finds like texts; without one an article belongs to the piece that its record names.</param>
    public static IReadOnlyList<RecordOutcome> Save(IRecordStore store, IReadOnlyList<ArticleRecord> records, IPieceIndex? index = null) =>
        Save(store, records, index, out _);

    /// <param name="index">Finds like texts; without one an article belongs to the piece that its record names.</param>
    /// <param name="pieces">Pieces that came to count, once for each topic.</param>
    public static IReadOnlyList<RecordOutcome> Save(IRecordStore store, IReadOnlyList<ArticleRecord> records, IPieceIndex? index, out int pieces)
    {
        store.Prepare(records);
        var version = store.TopicSetVersion();
        var current = records.Where(record => record.TopicSetVersion == version).ToArray();
        if (current.Length == 0)
        {
            pieces = 0;
            return [.. records.Select(_ => RecordOutcome.StaleTopics)];
        }

        var responses = current.Select(record => record.Response).OfType<long>().Distinct().ToArray();
        var pending = responses.Length == 0 ? new HashSet<long>() : store.PendingResponses(responses);
        bool IsOvertaken(ArticleRecord record) => record.Response is { } response && !pending.Contains(response);
        // With nothing left of it the batch is saved all the same: texts that were written ahead are taken away then.
        var batch = new RecordBatch(store, [.. current.Where(record => !IsOvertaken(record))], index);
        var outcomes = batch.Save();
        pieces = batch.changes.Rows.GroupBy(row => (row.Topic, row.TopicRevision, row.Piece)).Count(rows => rows.Sum(row => row.PiecesSeen) > 0);
        var next = 0;
        return
        [
            .. records.Select(record => record.TopicSetVersion != version ? RecordOutcome.StaleTopics
                : IsOvertaken(record) ? RecordOutcome.Overtaken : outcomes[next++]),
        ];
    }

    /// <summary>Puts an operator's version of an article in the place of its newest. Runs under the append lock. False: that is not <paramref name="expected"/>.</summary>
    public static bool Revise(IRecordStore store, ArticleRecord record, long expected, IPieceIndex? index)
    {
        var batch = new RecordBatch(store, [record], index);
        if (!batch.aliases.TryGetValue(record.Keys[0], out var id) || batch.articles[id] is not { } article || article.Revision != expected)
            return false;
        batch.Revise(record, article);
        batch.changes.Rows.AddRange(batch.standing.Appended);
        store.Save(batch.changes);
        return true;
    }

    private RecordOutcome[] Save()
    {
        var outcomes = records.Select(Record).ToArray();
        changes.Rows.AddRange(standing.Appended);
        store.Save(changes);
        return outcomes;
    }

    private RecordOutcome Record(ArticleRecord record)
    {
        var found = record.Keys.Where(aliases.ContainsKey).Select(key => aliases[key]).Distinct().Order().ToArray();
        if (found.Length == 0)
            return Add(record);
        var article = articles[found[0]];
        foreach (var younger in found.Skip(1))
            Merge(younger, article.Id);
        Name(record, article.Id);
        var changed = TakeItem(record, article)
            && (long)record.Rank >= article.TextRank
            && !article.ContentHash.AsSpan().SequenceEqual(record.ContentHash);
        return changed ? Revise(record, article) : RecordOutcome.Known;
    }

    private RecordOutcome Add(ArticleRecord record)
    {
        if (nextId == 0)
            nextId = store.ReserveArticleIds(records.Count);
        var article = StateOf(record, nextId++, revision: 1, record.Seen.ToUnixTimeMilliseconds());
        Name(record, article.Id);
        TakeItem(record, article);
        Put(record, article);
        return RecordOutcome.New;
    }

    private RecordOutcome Revise(ArticleRecord record, ArticleState article)
    {
        var revised = StateOf(record, article.Id, article.Revision + 1, article.SeenAt) with { Url = article.Url ?? record.Url };
        Put(record, revised);
        return RecordOutcome.Revised;
    }

    private void Put(ArticleRecord record, ArticleState article)
    {
        article = assignment.Place(record, article, articles.GetValueOrDefault(article.Id));
        articles[article.Id] = changes.Articles[article.Id] = article;
        assignment.Placed(record, article);
        changes.Revisions.Add(new(article.Id, article.Revision, record));
        standing.Restate(article.Id, [.. record.Matches.Select(topic => RowFor(topic, article))]);
    }

    /// <summary>Two articles turned out to be one: the younger is withdrawn, and what pointed at it points at the older.</summary>
    private void Merge(long younger, long older)
    {
        standing.Restate(younger, []);
        articles[younger] = changes.Articles[younger] = articles[younger] with { MergedInto = older };
        changes.Merges.Add((younger, older));
        foreach (var key in aliases.Where(alias => alias.Value == younger).Select(alias => alias.Key).ToArray())
            aliases[key] = older;
        foreach (var key in changes.Aliases.Where(alias => alias.Value == younger).Select(alias => alias.Key).ToArray())
            changes.Aliases[key] = older;
        foreach (var (key, item) in items.Where(item => item.Value.Article == younger).ToArray())
        {
            items.Remove(key);
            items.TryAdd((older, item.Source, item.Item), item with { Article = older });
            if (changes.SourceItems.Remove(key))
                changes.SourceItems.TryAdd((older, item.Source, item.Item), item with { Article = older });
        }
    }

    /// <summary>Every key of the record leads to the article from now on.</summary>
    private void Name(ArticleRecord record, long article)
    {
        foreach (var key in record.Keys)
        {
            if (aliases.TryAdd(key, article))
                changes.Aliases[key] = article;
        }
    }

    /// <summary>Notes the item with its source. False when it is the very item that was taken before.</summary>
    private bool TakeItem(ArticleRecord record, ArticleState article)
    {
        var key = (article.Id, record.Source, record.SourceItem);
        if (items.TryGetValue(key, out var before) && before.ItemHash.AsSpan().SequenceEqual(record.ItemHash))
            return false;
        items[key] = changes.SourceItems[key] = new()
        {
            Article = article.Id,
            Source = record.Source,
            Item = record.SourceItem,
            ItemHash = record.ItemHash,
            FirstSeenAt = before?.FirstSeenAt ?? record.Seen.ToUnixTimeMilliseconds(),
        };
        return true;
    }

    private static ArticleState StateOf(ArticleRecord record, long id, long revision, long seenAt) => new()
    {
        Id = id,
        Url = record.Url,
        Title = record.Title,
        Author = record.Author,
        Outlet = record.Outlet,
        Language = record.Language,
        Kind = record.Kind,
        PublishedAt = record.Published?.ToUnixTimeMilliseconds(),
        SeenAt = seenAt,
        TextRank = (long)record.Rank,
        Revision = revision,
        ContentHash = record.ContentHash,
        Piece = record.Piece,
    };

    internal static LedgerRow RowFor(TopicRevision topic, ArticleState article) => new()
    {
        Topic = topic.Topic,
        TopicRevision = topic.Revision,
        Article = article.Id,
        PublishedMinute = article.PublishedAt is { } published ? Minute(published) : null,
        SeenMinute = Minute(article.SeenAt),
        Outlet = article.Outlet,
        Author = article.Author,
        Language = article.Language,
        Kind = article.Kind,
        Piece = article.Piece,
    };

    private static long Minute(long milliseconds) => (long)Math.Floor(milliseconds / 60_000.0);
}
