using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Ledger.Histories;

/// <summary>
/// The book as a person would keep it: per topic revision the list of articles that stand, replaced where an article
/// changes. No deltas, no indices, no piece columns: those follow from the list.
/// </summary>
internal sealed class HistoryModel
{
    private readonly List<StoredArticle> articles = [];

    public List<Revision> Revisions { get; } =
        [new("energy", 1, "gas", 0) { State = "Current" }, new("defence", 1, "arms", 0) { State = "Current" }];

    /// <summary>Changes whenever the queries by which articles are matched do.</summary>
    public int TopicSet { get; private set; }

    /// <summary>Every text that is stored: per article, in the order of their arrival, each version's title and text.</summary>
    public IEnumerable<(int Article, int Version, string? Title, string Text)> Texts =>
        articles.SelectMany(article => article.Versions.Select((version, i) => (article.Number, i + 1, version.Title, version.Text)));

    public Revision? Current(string topic) => Revisions.SingleOrDefault(revision => revision.Topic == topic && revision.State == "Current");

    public RecordOutcome Record(Draft draft)
    {
        var known = articles.Where(article => !article.IsGone && draft.Keys.Any(article.Keys.Contains)).ToList();
        if (known.Count == 0)
        {
            articles.Add(new(articles.Count + 1, draft.Seen));
            Take(articles[^1], draft);
            Put(articles[^1], draft);
            return RecordOutcome.New;
        }

        var first = known[0];
        foreach (var younger in known.Skip(1))
            Merge(younger, first);
        if (!Take(first, draft) || draft.Rank < first.Latest!.Rank || draft.Content == first.Latest.Content)
            return RecordOutcome.Known;
        Put(first, draft);
        return RecordOutcome.Revised;
    }

    public void Publish(string topic, string query)
    {
        var newest = Revisions.LastOrDefault(revision => revision.Topic == topic);
        if (newest?.Query == query)
            return;
        if (newest?.State == "Building")
            newest.State = "Frozen";
        Revisions.Add(new(topic, (newest?.Number ?? 0) + 1, query, articles.Count));
        TopicSet++;
    }

    /// <summary>One batch. False when nothing is being built.</summary>
    public bool Backfill()
    {
        if (Revisions.FirstOrDefault(revision => revision.State == "Building") is not { } building)
            return false;
        var batch = articles.Where(article => article.Number > building.Cursor && article.Number <= building.Until).Take(BackfillStep.ArticlesPerBatch).ToList();
        foreach (var article in batch.Where(article => !article.IsGone && !article.IsErased))
            building.Judge(article);
        if (batch.Count > 0)
        {
            building.Cursor = batch[^1].Number;
            return true;
        }

        if (Current(building.Topic) is { } before)
            before.State = "Frozen";
        building.State = "Current";
        TopicSet++;
        return true;
    }

    public int Articles => articles.Count;

    public void PurgeArticle(int number)
    {
        var whole = articles[number - 1].MergedInto ?? articles[number - 1];
        foreach (var part in articles.Where(article => article == whole || article.MergedInto == whole))
            part.Erase(_ => true);
    }

    /// <summary>Takes an article into a piece of its own, named by it and by how many such there are already.</summary>
    public void Split(int number)
    {
        var article = Whole(number);
        long piece = -article.Number;
        while (articles.Any(other => !other.IsGone && other.Piece == piece))
            piece -= BookCheck.NextPiece;
        article.IsPlaced = true;
        Move(article, piece);
    }

    public void Join(int number, int into)
    {
        var (from, to) = (Whole(number).Piece, Whole(into).Piece);
        foreach (var article in articles.Where(article => from != to && !article.IsGone && article.Piece == from).ToList())
        {
            article.IsPlaced = true;
            Move(article, to);
        }
    }

    private StoredArticle Whole(int number) => articles[number - 1].MergedInto ?? articles[number - 1];

    private void Move(StoredArticle article, long piece)
    {
        article.Piece = piece;
        foreach (var revision in Revisions.Where(revision => revision.IsLive && revision.Standing.ContainsKey(article.Number)))
            revision.Standing[article.Number] = revision.Standing[article.Number] with { Piece = piece };
    }

    public void PurgeSource(int source)
    {
        foreach (var article in articles)
            article.Erase(version => version.Source == source);
    }

    private void Put(StoredArticle article, Draft draft)
    {
        article.Latest = draft;
        if (!article.IsPlaced)
            article.Piece = draft.Piece;
        article.Versions.Add(new(draft.Source, draft.Title, draft.Text));
        foreach (var revision in Revisions.Where(revision => revision.IsLive))
            revision.Judge(article);
    }

    /// <summary>Notes the item and the names. False when a source gave the very item that it gave last.</summary>
    private static bool Take(StoredArticle article, Draft draft)
    {
        article.Keys.UnionWith(draft.Keys);
        var item = (draft.Source, draft.Keys[0]);
        var hash = draft.Content + draft.Rank + draft.Outlet;
        var isNew = article.Items.GetValueOrDefault(item) != hash;
        article.Items[item] = hash;
        return isNew;
    }

    private void Merge(StoredArticle younger, StoredArticle older)
    {
        older.Keys.UnionWith(younger.Keys);
        foreach (var (item, hash) in younger.Items)
            older.Items.TryAdd(item, hash);
        foreach (var part in articles.Where(article => article == younger || article.MergedInto == younger))
            part.MergedInto = older;
        foreach (var revision in Revisions.Where(revision => revision.IsLive))
            revision.Standing.Remove(younger.Number);
    }

    internal sealed class Revision(string topic, int number, string query, int until)
    {
        public string Topic => topic;

        public int Number => number;

        public string Query => query;

        /// <summary>How many articles there were when it was published.</summary>
        public int Until => until;

        public string State { get; set; } = "Building";

        public int Cursor { get; set; }

        public bool IsLive => State != "Frozen";

        /// <summary>What stands, by article.</summary>
        public Dictionary<int, Entry> Standing { get; } = [];

        public void Judge(StoredArticle article)
        {
            if (Holds($"{article.Latest!.Title} {article.Latest.Text}"))
                Standing[article.Number] = article.Entry;
            else
                Standing.Remove(article.Number);
        }

        private bool Holds(string words) => (query, words.Contains("gas", StringComparison.Ordinal), words.Contains("arms", StringComparison.Ordinal)) switch
        {
            ("gas", var gas, _) => gas,
            ("arms", _, var arms) => arms,
            ("gas OR arms", var gas, var arms) => gas || arms,
            ("gas AND arms", var gas, var arms) => gas && arms,
            ("gas NOT arms", var gas, var arms) => gas && !arms,
            _ => throw new NotSupportedException(query),
        };
    }

    internal sealed class StoredArticle(int number, DateTimeOffset seen)
    {
        public int Number => number;

        public Draft? Latest { get; set; }

        public long Piece { get; set; }

        /// <summary>By an operator: then a new text moves it no more.</summary>
        public bool IsPlaced { get; set; }

        public HashSet<int> Keys { get; } = [];

        /// <summary>By source and item, what was last taken.</summary>
        public Dictionary<(int Source, int Item), string> Items { get; } = [];

        public List<(int Source, string? Title, string Text)> Versions { get; } = [];

        public StoredArticle? MergedInto { get; set; }

        public bool IsGone => MergedInto is not null;

        public bool IsErased => Versions[^1] is (_, null, "");

        public Entry Entry => new(
            number, Latest!.Published is { } published ? Minute(published) : null, Minute(seen), Latest.Outlet, Latest.Author, Latest.Language,
            Latest.Kind, Piece);

        public void Erase(Func<(int Source, string? Title, string Text), bool> which)
        {
            for (var i = 0; i < Versions.Count; i++)
            {
                if (which(Versions[i]))
                    Versions[i] = (Versions[i].Source, null, "");
            }
        }

        private static long Minute(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;
    }
}
