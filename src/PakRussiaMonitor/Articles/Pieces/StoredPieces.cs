using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// The pieces of the archive: candidates from the index in memory, judged on the stored texts. The index only proposes, so an entry
/// that has become wrong (a revised text, a write that was undone) costs a comparison and nothing else.
/// </summary>
/// <remarks>
/// Nearly all comparing is done ahead of the append lock, on what is committed. Under it only what has come since is looked at: articles
/// behind the index's cursor, and candidates whose sketch has another place than when they were compared.
/// </remarks>
public sealed class StoredPieces : IPieceIndex
{
    private const int PerPage = 5_000;

    private readonly Lock gate = new();
    private readonly PieceIndex index = new();
    private readonly Dictionary<int, int> scratch = [];
    private readonly RecentTexts recent = new();
    private long cursor;

    /// <summary>The batch that was looked at last.</summary>
    private IReadOnlyDictionary<ArticleRecord, LookedAt> ahead = new Dictionary<ArticleRecord, LookedAt>();

    /// <summary>Memory that the index takes, in bytes.</summary>
    public long Bytes => index.Bytes;

    public async Task Look(IDatabase database, IReadOnlyList<ArticleRecord> records)
    {
        var reader = new SketchReader(database);
        while (await reader.Sketches(cursor, PerPage) is { Count: > 0 } page)
        {
            var missing = WithoutAnchors(page);
            Take(page, missing.Length == 0 ? null : (await reader.Texts(missing)).ToDictionary(text => text.Article, text => text.Text));
        }

        var looked = new Dictionary<ArticleRecord, LookedAt>(ReferenceEqualityComparer.Instance);
        foreach (var record in records)
        {
            if (Entry(record) is { } entry)
                looked[record] = entry;
        }

        await Compare(reader, looked.Values);
        CompareAmongThemselves(looked.Values);
        ahead = looked;
    }

    public IPieceBatch Begin(IRecordStore store, IReadOnlyList<ArticleRecord> records)
    {
        // Before the batch writes anything, so that all it reads is committed.
        while (store.Sketches(cursor, PerPage).ToArray() is { Length: > 0 } page)
        {
            var missing = WithoutAnchors(page);
            Take(page, missing.Length == 0 ? null : store.Texts(missing));
        }

        var known = ahead;
        var looked = new List<LookedAt>(records.Count);
        foreach (var record in records)
        {
            if ((known.GetValueOrDefault(record) ?? Entry(record)) is { } entry)
                looked.Add(WithCandidates(entry));
        }

        return new PieceBatch(store, looked, Recent);
    }

    private async Task Compare(SketchReader reader, IEnumerable<LookedAt> looked)
    {
        var asked = looked.SelectMany(entry => entry.Candidates.Select(candidate => (Entry: entry, Candidate: (long)candidate))).ToLookup(pair => pair.Candidate, pair => pair.Entry);
        var unread = new List<long>();
        foreach (var entries in asked)
        {
            if (Recent(entries.Key) is var (place, text))
                Compare(entries, entries.Key, place, text);
            else
                unread.Add(entries.Key);
        }

        foreach (var (article, place, text) in unread.Count == 0 ? [] : await reader.Texts(unread))
        {
            var words = new PieceText(PieceWords.Of(text));
            Compare(asked[article], article, place, words);
            lock (gate)
                recent.Add(article, place, words);
        }
    }

    private static void Compare(IEnumerable<LookedAt> entries, long article, long place, PieceText text)
    {
        foreach (var entry in entries)
            entry.Compare(article, place, text);
    }

    private (long Place, PieceText Text)? Recent(long article)
    {
        lock (gate)
            return recent.TryGet(article, out var found) ? found : null;
    }

    private PieceText? Recent(long article, long place) => Recent(article) is var (known, text) && known == place ? text : null;

    /// <summary>As if each became an article; those that are known already are not looked up again.</summary>
    private static void CompareAmongThemselves(IEnumerable<LookedAt> looked)
    {
        var fresh = new PieceIndex();
        var scratch = new Dictionary<int, int>();
        var added = new List<LookedAt>();
        foreach (var entry in looked)
        {
            foreach (var place in fresh.Candidates(entry.Anchors, scratch))
                entry.SimilarityTo(added[place]);
            fresh.Add(added.Count, entry.Anchors);
            added.Add(entry);
        }
    }

    private LookedAt? Entry(ArticleRecord record) =>
        record.Sketch is not null && PieceSketch.Read(record.Sketch) is { } anchors ? WithCandidates(new(record, anchors)) : null;

    /// <summary>Sketches of another version, or from before there were any, are made again from the text.</summary>
    private static long[] WithoutAnchors(IReadOnlyList<StoredSketch> page) =>
        [.. page.Where(sketch => sketch.Bytes is null || PieceSketch.Read(sketch.Bytes) is null).Select(sketch => sketch.Article)];

    private void Take(IReadOnlyList<StoredSketch> page, IReadOnlyDictionary<long, string>? texts)
    {
        lock (gate)
        {
            foreach (var sketch in page.Where(sketch => sketch.Place > cursor))
            {
                recent.Remove(sketch.Article); // what it said before
                var anchors = sketch.Bytes is null ? null : PieceSketch.Read(sketch.Bytes);
                if (anchors is null && texts?.GetValueOrDefault(sketch.Article) is { } text)
                    anchors = PieceSketch.Anchors(PieceWords.Of(text));
                if (anchors is not null)
                    index.Add(checked((int)sketch.Article), anchors);
            }

            cursor = Math.Max(cursor, page[^1].Place);
        }
    }

    /// <summary>Looks again only where the index has grown since.</summary>
    private LookedAt WithCandidates(LookedAt entry)
    {
        lock (gate)
        {
            if (entry.Cursor != cursor)
                (entry.Cursor, entry.Candidates) = (cursor, index.Candidates(entry.Anchors, scratch));
            return entry;
        }
    }
}
