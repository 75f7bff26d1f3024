namespace PakRussiaMonitor.Ledger;

/// <summary>
/// The statements of recording, each for a whole batch, because they are what the two databases do differently.
/// All of them run inside one write; what they mean is decided in <see cref="RecordBatch"/>.
/// </summary>
public interface IRecordStore
{
    /// <summary>
    /// Comes first. Where several processes write, their texts may be written ahead of the append lock, which every other
    /// statement here takes; with one writer there is nothing to do.
    /// </summary>
    void Prepare(IReadOnlyList<ArticleRecord> records)
    {
    }

    long TopicSetVersion();

    /// <summary>Those of these responses whose items are still to be handled.</summary>
    IReadOnlySet<long> PendingResponses(IEnumerable<long> responses);

    /// <summary>The articles known by any of these keys.</summary>
    IReadOnlyDictionary<string, long> FindAliases(IEnumerable<string> keys);

    IEnumerable<ArticleState> FindArticles(IEnumerable<long> articles);

    /// <summary>The hash under which each of these articles' items was last taken.</summary>
    IEnumerable<SourceItem> FindSourceItems(IEnumerable<long> articles);

    /// <summary>The last row of each of these articles in every live topic revision, withdrawals included.</summary>
    IEnumerable<LedgerRow> LastRows(IEnumerable<long> articles);

    /// <summary>The rows that stand in every live topic revision for articles of these pieces.</summary>
    IEnumerable<LedgerRow> StandingRows(IEnumerable<long> pieces);

    /// <summary>The last place taken in the order of sketches; 0 when there is none.</summary>
    long LastSketched();

    /// <summary>Sketches after a place, in their order.</summary>
    IEnumerable<StoredSketch> Sketches(long after, int count);

    /// <summary>The places of these articles' sketches, save merged ones and those without. Each text's sketch has a place of its own.</summary>
    IReadOnlyDictionary<long, long> SketchPlaces(IEnumerable<long> articles);

    /// <summary>The present texts of these articles, save merged and erased ones.</summary>
    IReadOnlyDictionary<long, string> Texts(IEnumerable<long> articles);

    /// <summary>The articles of a piece that stand for themselves.</summary>
    IEnumerable<ArticleState> ArticlesOf(long piece);

    /// <summary>The first of <paramref name="count"/> article ids that nobody else will use.</summary>
    long ReserveArticleIds(int count);

    void Save(RecordChanges changes);
}

/// <summary>An item by which a source carries an article.</summary>
public sealed record SourceItem
{
    public long Article { get; init; }

    public required string Source { get; init; }

    public required string Item { get; init; }

    public required byte[] ItemHash { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long FirstSeenAt { get; init; }
}

/// <param name="Bytes">Null for an article that was stored before there were sketches.</param>
public sealed record StoredSketch(long Place, long Article, byte[]? Bytes);

/// <summary>One version of an article's text, and what it was cleaned of.</summary>
public sealed record ArticleRevision(long Article, long Revision, ArticleRecord Record);

/// <summary>What a batch found to be written, in the order in which it must be.</summary>
public sealed class RecordChanges
{
    public Dictionary<long, ArticleState> Articles { get; } = [];

    public List<ArticleRevision> Revisions { get; } = [];

    public Dictionary<string, long> Aliases { get; } = [];

    public Dictionary<(long Article, string Source, string Item), SourceItem> SourceItems { get; } = [];

    /// <summary>Articles merged into older ones; what points at the younger is moved.</summary>
    public List<(long Younger, long Older)> Merges { get; } = [];

    public List<LedgerRow> Rows { get; } = [];
}
