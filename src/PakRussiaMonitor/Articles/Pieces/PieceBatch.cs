using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>The records of one batch among the stored texts, as they are under the append lock, and among one another.</summary>
internal sealed class PieceBatch : IPieceBatch
{
    private readonly Dictionary<ArticleRecord, LookedAt> records = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LookedAt, List<(long Article, double Similarity)>> alike = [];
    private readonly PieceIndex fresh = new();
    private readonly Dictionary<int, int> scratch = [];
    private readonly List<(long Article, LookedAt Text)> added = [];

    /// <summary>Where the newest text of each article of the batch stands; what it said before no longer counts.</summary>
    private readonly Dictionary<long, int> newest = [];

    /// <param name="recent">A committed text that is at hand, by article and place.</param>
    public PieceBatch(IRecordStore store, IReadOnlyList<LookedAt> looked, Func<long, long, PieceText?> recent)
    {
        foreach (var entry in looked)
            records[entry.Record] = entry;
        var candidates = looked.SelectMany(entry => entry.Candidates).Select(text => (long)text).Distinct().ToArray();
        if (candidates.Length > 0)
            Compare(store, looked, store.SketchPlaces(candidates), recent);
    }

    public IEnumerable<long> Articles => alike.Values.SelectMany(others => others).Select(other => other.Article).Distinct();

    public IEnumerable<long> AlikeTo(ArticleRecord record)
    {
        if (!records.TryGetValue(record, out var entry))
            return [];
        List<(long Article, double Similarity)> found = [.. alike.GetValueOrDefault(entry, []).Where(other => !newest.ContainsKey(other.Article))];
        foreach (var place in fresh.Candidates(entry.Anchors, scratch))
        {
            var (article, text) = added[place];
            if (newest[article] == place && entry.SimilarityTo(text) is > 0 and var similarity)
                found.Add((article, similarity));
        }

        return found.OrderByDescending(other => other.Similarity).ThenBy(other => other.Article).Select(other => other.Article).Distinct();
    }

    public void Add(long article, ArticleRecord record)
    {
        if (!records.TryGetValue(record, out var entry))
            return;
        fresh.Add(added.Count, entry.Anchors);
        newest[article] = added.Count;
        added.Add((article, entry));
    }

    private void Compare(
        IRecordStore store, IReadOnlyList<LookedAt> looked, IReadOnlyDictionary<long, long> places, Func<long, long, PieceText?> recent)
    {
        double? Known(LookedAt entry, long candidate) => places.TryGetValue(candidate, out var place) ? entry.Known(candidate, place) : null;

        var unknown = looked.SelectMany(entry => entry.Candidates.Where(candidate => Known(entry, candidate) is null)).Select(text => (long)text).Distinct().ToArray();
        var texts = unknown.Where(places.ContainsKey).Select(text => (Article: text, Text: recent(text, places[text])))
            .Where(text => text.Text is not null).ToDictionary(text => text.Article, text => text.Text!);
        if (texts.Count < unknown.Length)
        {
            foreach (var (article, text) in store.Texts(unknown.Where(text => !texts.ContainsKey(text))))
                texts.Add(article, new(PieceWords.Of(text)));
        }

        foreach (var entry in looked)
        {
            foreach (var candidate in entry.Candidates)
            {
                var similarity = Known(entry, candidate) ?? (texts.TryGetValue(candidate, out var text) ? entry.SimilarityTo(text) : 0);
                if (similarity > 0)
                    (alike.TryGetValue(entry, out var others) ? others : alike[entry] = []).Add((candidate, similarity));
            }
        }
    }
}
