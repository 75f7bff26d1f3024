using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// The pieces of the archive: candidates from the index in memory, judged on the stored texts. The index only proposes, so an entry
/// that has become wrong (a revised text, a write that was undone) costs a comparison and nothing else.
/// </summary>
public sealed class StoredPieces : IPieceIndex
{
    private const int MostCandidates = 4;
    private const int PerPage = 5_000;

    private readonly PieceIndex index = new();
    private readonly Dictionary<int, int> scratch = [];
    private long cursor;

    /// <summary>Memory that the index takes, in bytes.</summary>
    public long Bytes => index.Bytes;

    public IPieceBatch Begin(IRecordStore store, IReadOnlyList<ArticleRecord> records)
    {
        CatchUp(store);
        return new Batch(this, store, records);
    }

    /// <summary>Runs before the batch writes anything, so that all it reads is committed.</summary>
    private void CatchUp(IRecordStore store)
    {
        while (true)
        {
            StoredSketch[] page = [.. store.Sketches(cursor, PerPage)];
            if (page.Length == 0)
                return;
            var anchors = page.Select(sketch => sketch.Bytes is null ? null : PieceSketch.Read(sketch.Bytes)).ToArray();
            var missing = page.Where((_, i) => anchors[i] is null).Select(sketch => sketch.Article).ToArray();
            // Of another version, or from before there were any: made again from the text.
            var texts = missing.Length == 0 ? null : store.Texts(missing);
            for (var i = 0; i < page.Length; i++)
            {
                if ((anchors[i] ?? Again(texts!, page[i].Article)) is { } found)
                    index.Add(checked((int)page[i].Article), found);
            }

            cursor = page[^1].Place;
        }
    }

    private static uint[]? Again(IReadOnlyDictionary<long, string> texts, long article) =>
        texts.TryGetValue(article, out var text) ? PieceSketch.Anchors(PieceWords.Of(text)) : null;

    private int[] Candidates(uint[] anchors)
    {
        Span<(int Text, int Weight)> found = stackalloc (int, int)[MostCandidates];
        var count = index.Find(anchors, found, scratch);
        var texts = new int[count];
        for (var i = 0; i < count; i++)
            texts[i] = found[i].Text;
        return texts;
    }

    private sealed class Batch : IPieceBatch
    {
        private readonly Dictionary<ArticleRecord, Entry> entries = new(ReferenceEqualityComparer.Instance);
        private readonly PieceIndex fresh = new();
        private readonly List<(long Article, uint[] Words)> added = [];

        /// <summary>Where the newest text of each article of the batch stands; what it said before no longer counts.</summary>
        private readonly Dictionary<long, int> newest = [];

        public Batch(StoredPieces pieces, IRecordStore store, IReadOnlyList<ArticleRecord> records)
        {
            foreach (var record in records)
            {
                if (record.Sketch is not null && PieceSketch.Read(record.Sketch) is { } anchors)
                    entries[record] = new(anchors, pieces.Candidates(anchors));
            }

            var candidates = entries.Values.SelectMany(entry => entry.Candidates).Select(text => (long)text).Distinct().ToArray();
            if (candidates.Length == 0)
                return;
            var words = store.Texts(candidates).ToDictionary(text => text.Key, text => PieceWords.Of(text.Value));
            foreach (var (record, entry) in entries)
            {
                var own = entry.WordsOf(record);
                foreach (var candidate in entry.Candidates)
                {
                    if (words.TryGetValue(candidate, out var other) && PieceComparison.Of(own, other) is { IsOnePiece: true } alike)
                        entry.Alike.Add((candidate, alike.Contained));
                }
            }
        }

        public IEnumerable<long> Articles => entries.Values.SelectMany(entry => entry.Alike).Select(alike => alike.Article).Distinct();

        public IEnumerable<long> AlikeTo(ArticleRecord record)
        {
            if (!entries.TryGetValue(record, out var entry))
                return [];
            var alike = entry.Alike.Where(other => !newest.ContainsKey(other.Article)).ToList();
            Span<(int Text, int Weight)> found = stackalloc (int, int)[MostCandidates];
            var count = fresh.Find(entry.Anchors, found, []);
            foreach (var (place, _) in found[..count])
            {
                if (newest[added[place].Article] == place && PieceComparison.Of(entry.WordsOf(record), added[place].Words) is { IsOnePiece: true } comparison)
                    alike.Add((added[place].Article, comparison.Contained));
            }

            return alike.OrderByDescending(other => other.Similarity).ThenBy(other => other.Article).Select(other => other.Article).Distinct();
        }

        public void Add(long article, ArticleRecord record)
        {
            if (!entries.TryGetValue(record, out var entry))
                return;
            fresh.Add(added.Count, entry.Anchors);
            newest[article] = added.Count;
            added.Add((article, entry.WordsOf(record)));
        }

        private sealed class Entry(uint[] anchors, int[] candidates)
        {
            private uint[]? words;

            public uint[] Anchors => anchors;

            public int[] Candidates => candidates;

            public List<(long Article, double Similarity)> Alike { get; } = [];

            public uint[] WordsOf(ArticleRecord record) => words ??= PieceWords.Of(record.Text);
        }
    }
}
