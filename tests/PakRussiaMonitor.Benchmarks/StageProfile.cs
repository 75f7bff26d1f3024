using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Language;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Sqlite;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>Measures each stage of an item's way by itself, in CPU time (a shared machine's clock says little), over the texts of the ingest benchmark.</summary>
internal sealed class StageProfile
{
    private const int Items = 500;
    private const int Batch = 128;
    private const int Repeats = 16;

    private readonly Dictionary<string, (double Microseconds, double Kilobytes)> stages = [];

    private static TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public static async Task<int> Run()
    {
        using var scratch = new Scratch();
        var file = new SampleFeeds(scratch.Path, IngestBenchmark.Words).Write("feed.xml", Items);
        var body = await File.ReadAllBytesAsync(file);
        var profile = new StageProfile();
        for (var i = 0; i < Repeats; i++)
        {
            if (i < Repeats / 2)
                profile.stages.Clear();
            await profile.Run(body, scratch.File($"{i}.db"));
        }

        profile.Print();

        Console.WriteLine($"SHA-256 {Usage.Reference().PerCpuSecond:F0} MB per CPU second");
        return 0;
    }

    private async Task Run(byte[] body, string database)
    {
        var packed = Time("pack the response", () => StoredResponse.Pack(body));
        Time("unpack the response", new StoredResponse { Body = packed }.Unpack);
        var items = Time("parse the feed", () => new FeedParser(TimeProvider.System).Parse(body, "application/rss+xml", new("https://paper.example/feed"), default).Feed!.Items);
        var hashes = Each("identity: hash of the item, keys", items, item => (Hash: ItemIdentity.Hash(item), Keys: ItemIdentity.Keys(item, "source")));
        var lines = Each("HTML to lines", items, item => HtmlText.ToLines(item.Content!.Value).Text);
        var clean = Each("cleaning", items.Zip(lines), pair => ArticleCleaner.Clean(new(pair.Second, pair.First.Title, pair.First.Author)));
        Each("language", items.Zip(clean), pair => TextLanguage.Of(pair.First.Language, pair.Second.Text));
        var topics = TopicFile.Load(Path.Combine(FirstMinute.Seeds, "topics.json")).Select(topic => new TopicRevision(topic.Id, 1, topic.Name, topic.Query)).ToArray();
        var matcher = new TopicMatcher(topics);
        var matches = Each("matching", clean, text => matcher.Match(text.Title, text.Text));
        var pieces = Each("fingerprint", clean, PieceFingerprint.Of);
        var sketches = Each("sketch", clean, text => Sketched(PieceWords.Of(text.Text)));
        var contents = Each("content hash", clean, text => ItemIdentity.Sha256(text.Title, text.Author, text.Text));
        var records = items.Select((item, i) => Record(item, hashes[i], clean[i], matches[i], pieces[i], contents[i]) with { Sketch = sketches[i].Bytes, Words = sketches[i].Words }).ToArray();
        await Record(records, database);
    }

    /// <summary>Records in batches as the ledger does; what is not the store's is deciding, what is neither is the commit.</summary>
    private async Task Record(ArticleRecord[] records, string file)
    {
        await using var database = SqliteDatabase.Open(file, TimeProvider.System);
        var (inside, ahead) = (TimeSpan.Zero, TimeSpan.Zero);
        TimedStore? store = null;
        var index = new StoredPieces();
        var start = Cpu;
        foreach (var batch in records.Chunk(Batch))
        {
            var look = Cpu;
            await index.Look(database, batch);
            ahead += Cpu - look;
            await database.Write(
                connection =>
                {
                    var begin = Cpu;
                    store ??= new(database.Records(connection));
                    var outcomes = RecordBatch.Save(store, batch, index);
                    inside += Cpu - begin;
                    return Task.FromResult(outcomes);
                },
                default);
        }

        var all = Cpu - start - ahead;
        Add("record: compare texts, before the lock", ahead, records.Length);
        Add("record: read what is known", store!.Reading, records.Length);
        Add("record: decide", inside - store.Reading - store.Writing, records.Length);
        Add("record: write rows", store.Writing, records.Length);
        Add($"record: commit, {Batch} a batch", all - inside, records.Length);
    }

    private static ArticleRecord Record(
        FeedItem item, (byte[] Hash, IReadOnlyList<string> Keys) identity, CleanText text, IReadOnlyList<TopicRevision> matches, long piece, byte[] content) => new()
        {
            Keys = identity.Keys, Source = "source", SourceItem = ItemIdentity.WithinSource(item), ItemHash = identity.Hash, ContentHash = content, Url = item.Url,
            Title = text.Title, Author = text.Author, Outlet = ItemIdentity.Outlet(item, "source"), Language = item.Language, Kind = ArticleKind.Of(item),
            Published = item.Published, Seen = item.Published!.Value, Rank = TextRank.Content, Text = text.Text, Truncated = text.Truncated,
            Removed = text.Removed, Piece = piece, Matches = matches, TopicSetVersion = 0,
        };

    private static (byte[] Bytes, uint[] Words) Sketched(uint[] words) => (PieceSketch.Of(words), words);

    private T Time<T>(string stage, Func<T> work)
    {
        var (start, allocated) = (Cpu, GC.GetTotalAllocatedBytes());
        var result = work();
        Add(stage, Cpu - start, Items, GC.GetTotalAllocatedBytes() - allocated);
        return result;
    }

    private TOut[] Each<TIn, TOut>(string stage, IEnumerable<TIn> inputs, Func<TIn, TOut> work)
    {
        var list = inputs.ToArray();
        return Time(stage, () => Array.ConvertAll(list, input => work(input)));
    }

    /// <summary>The least of the warm runs: whatever else the machine does only ever adds.</summary>
    private void Add(string stage, TimeSpan took, int items, long allocated = 0)
    {
        var each = took.TotalMicroseconds / items;
        if (!stages.TryGetValue(stage, out var least) || each < least.Microseconds)
            stages[stage] = (each, allocated / 1024.0 / items);
    }

    private void Print()
    {
        var all = stages.Values.Sum(stage => stage.Microseconds);
        Console.WriteLine("CPU µs/article  share  KB allocated  stage (one after the other, warm)");
        foreach (var (stage, (microseconds, kilobytes)) in stages)
            Console.WriteLine($"{microseconds,14:F1}  {microseconds / all,5:P0}  {(kilobytes > 0 ? $"{kilobytes:F1}" : ""),12}  {stage}");
        Console.WriteLine($"{all,14:F1}                       all of these");
    }

    /// <summary>The store, with the time that its statements take.</summary>
    private sealed class TimedStore(IRecordStore store) : IRecordStore
    {
        public TimeSpan Reading { get; private set; }

        public TimeSpan Writing { get; private set; }

        public long TopicSetVersion() => Read(store.TopicSetVersion);

        public IReadOnlySet<long> PendingResponses(IEnumerable<long> responses) => Read(() => store.PendingResponses(responses));

        public IReadOnlyDictionary<string, long> FindAliases(IEnumerable<string> keys) => Read(() => store.FindAliases(keys));

        public IEnumerable<ArticleState> FindArticles(IEnumerable<long> articles) => Read(() => store.FindArticles(articles));

        public IEnumerable<SourceItem> FindSourceItems(IEnumerable<long> articles) => Read(() => store.FindSourceItems(articles));

        public IEnumerable<LedgerRow> LastRows(IEnumerable<long> articles) => Read(() => store.LastRows(articles));

        public IEnumerable<LedgerRow> StandingRows(IEnumerable<long> pieces) => Read(() => store.StandingRows(pieces));

        public long LastSketched() => Read(store.LastSketched);

        public IEnumerable<StoredSketch> Sketches(long after, int count) => Read(() => store.Sketches(after, count));

        public IReadOnlyDictionary<long, long> SketchPlaces(IEnumerable<long> articles) => Read(() => store.SketchPlaces(articles));

        public IReadOnlyDictionary<long, string> Texts(IEnumerable<long> articles) => Read(() => store.Texts(articles));

        public IEnumerable<ArticleState> ArticlesOf(long piece) => Read(() => store.ArticlesOf(piece));

        public long ReserveArticleIds(int count) => Read(() => store.ReserveArticleIds(count));

        public void Save(RecordChanges changes)
        {
            var start = Cpu;
            store.Save(changes);
            Writing += Cpu - start;
        }

        private T Read<T>(Func<T> read)
        {
            var start = Cpu;
            var result = read();
            Reading += Cpu - start;
            return result;
        }
    }
}
