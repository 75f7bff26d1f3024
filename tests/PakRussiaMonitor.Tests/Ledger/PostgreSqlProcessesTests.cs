using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.PostgreSql;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Support;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>Several processes that record into one PostgreSQL database at once. Each has its own connections and its own writer.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlProcessesTests : IAsyncLifetime
{
    private const int Processes = 2;

    private readonly List<PostgreSqlDatabase> databases = [];
    private readonly List<LedgerWriter> writers = [];
    private PostgreSqlPlace place = null!;

    public async Task InitializeAsync()
    {
        place = await PostgreSqlPlace.Make();
        for (var i = 0; i < Processes; i++)
        {
            databases.Add(place.Open());
            writers.Add(new(databases[i]));
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var writer in writers)
            await writer.DisposeAsync();
        await place.DisposeAsync();
    }

    [Fact]
    public async Task First_topics_that_all_want_to_install_are_installed_once()
    {
        var installed = await Task.WhenAll(databases.Select(Install));

        Assert.Single(installed, true);
        Assert.Equal(2, await Scalar("SELECT count(*) FROM topic_revision"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task What_all_record_at_once_counts_once_and_is_read_in_the_order_of_commits(int seed)
    {
        await Install(databases[0]);
        using var end = new CancellationTokenSource();
        var follower = Follow(place.Open(), end.Token);

        var outcomes = (await Task.WhenAll(writers.Select((writer, process) => RecordAll(writer, process, seed)))).SelectMany(list => list).ToArray();

        await end.CancelAsync();
        var followed = await follower;
        var articles = outcomes.Count(outcome => outcome == RecordOutcome.New);
        Assert.Equal(articles, await Scalar("SELECT count(*) FROM article"));
        Assert.Equal(articles, await Scalar("SELECT count(*) FROM article_revision WHERE revision = 1"));
        Assert.Equal(outcomes.Count(outcome => outcome == RecordOutcome.Revised), await Scalar("SELECT count(*) FROM article_revision WHERE revision > 1"));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_revision t WHERE t.article = a.id AND t.revision = a.revision)"));
        Assert.Equal(await Scalar("SELECT count(*) FROM article WHERE merged_into IS NULL"), await Scalar("SELECT sum(articles) FROM ledger WHERE topic = 'energy'"));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM alias k JOIN article a ON a.id = k.article WHERE a.merged_into IS NOT NULL"));
        Assert.Equal(await Scalar("SELECT count(DISTINCT piece) FROM article WHERE merged_into IS NULL"), await Scalar("SELECT sum(pieces_seen) FROM ledger WHERE topic = 'energy'"));
        Assert.Equal(followed, await Scalar("SELECT max(seq) FROM ledger"));
        Assert.Equal(followed, await Scalar("SELECT count(*) FROM ledger"));
    }

    [Fact]
    public async Task Topics_that_change_between_reading_and_locking_send_the_texts_back()
    {
        await Install(databases[0]);
        var recorded = await databases[0].Write(
            async connection =>
            {
                var store = databases[0].Records(connection);
                store.Prepare([Record("a"), Record("b")]);
                await databases[1].Append(other => other.ExecuteAsync("UPDATE topic_revision SET version = 3 WHERE topic = 'defence'"), default);
                return RecordBatch.Save(new Prepared(store), [Record("a"), Record("b", version: 3)]);
            },
            default);

        Assert.Equal([RecordOutcome.StaleTopics, RecordOutcome.New], recorded);
        Assert.Equal(["b"], await Titles());
    }

    [Fact]
    public async Task An_article_that_another_process_recorded_between_reading_and_locking_is_known()
    {
        await Install(databases[0]);
        var records = (ArticleRecord[])[Record("a"), Record("b", piece: 2), Record("c", piece: 3)];
        var recorded = await databases[0].Write(
            async connection =>
            {
                var store = databases[0].Records(connection);
                store.Prepare(records);
                await writers[1].Record(Record("a"));
                return RecordBatch.Save(new Prepared(store), records);
            },
            default);

        Assert.Equal([RecordOutcome.Known, RecordOutcome.New, RecordOutcome.New], recorded);
        Assert.Equal(["a", "b", "c"], await Titles());
        Assert.Equal(3, await Scalar("SELECT sum(articles) FROM ledger"));
    }

    [Fact]
    public async Task A_source_is_registered_once_and_claimed_by_one_process_at_a_time()
    {
        var tables = databases.Select(database => new SourceTable(database, new ManualTime(), CrashPoints.None)).ToArray();
        var added = await Task.WhenAll(Enumerable.Range(0, 120).Select(i => tables[i % Processes].Add(
            $"source {i}", new Uri($"https://paper.example/{i / 4}"), "x", TimeSpan.Zero, default)));

        // Claims in one another's way get less than there is; what is left is claimed next time.
        var claimed = new List<string>();
        for (var round = 0; round < 12; round++)
            claimed.AddRange((await Task.WhenAll(tables.Select(table => table.ClaimDue(5, default)))).SelectMany(ids => ids));

        Assert.Equal(30, added.Count(one => one));
        Assert.Equal(30, claimed.Count);
        Assert.Equal(30, claimed.Distinct().Count());
    }

    private static async Task<IReadOnlyList<RecordOutcome>> RecordAll(LedgerWriter writer, int process, int seed)
    {
        var random = new Random((seed * 10) + process);
        var outcomes = new List<RecordOutcome>();
        for (var round = 0; round < 12; round++)
            outcomes.AddRange(await Task.WhenAll(Enumerable.Range(0, 80).Select(_ => writer.Record(Some(random, process)))));
        return outcomes;
    }

    /// <summary>Mostly articles that both processes know of, under one key, another or both; now and then an edit.</summary>
    private static ArticleRecord Some(Random random, int process)
    {
        var shared = random.Next(3) > 0;
        var name = shared ? $"shared {random.Next(300)}" : $"own {process} {random.Next(300)}";
        string[] keys = random.Next(4) switch { 0 => [name + " url"], 1 => [name + " guid"], _ => [name + " url", name + " guid"] };
        return Record(name, $"Text {random.Next(2)}.", piece: random.Next(40), source: $"feed {process}", keys: keys, seen: Noon.AddMinutes(random.Next(60)));
    }

    /// <summary>Reads the book as those do who keep a cursor; the last sequence number. A row that came late or never would break the row of numbers.</summary>
    private static async Task<long> Follow(PostgreSqlDatabase database, CancellationToken end)
    {
        var cursor = 0L;
        for (var last = false; ; last = end.IsCancellationRequested)
        {
            var next = await database.Read(
                async connection => (await connection.QueryAsync<long>("SELECT seq FROM ledger WHERE seq > @cursor ORDER BY seq", new { cursor })).AsList(), default);
            Assert.Equal(Enumerable.Range(1, next.Count).Select(step => cursor + step), next);
            cursor += next.Count;
            if (last)
                return cursor;
        }
    }

    private static Task<bool> Install(IDatabase database) => new TopicTable(database, TimeProvider.System).Install(
        [new TopicDefinition("energy", "Energy", "gas"), new TopicDefinition("defence", "Defence", "arms")], default);

    private async Task<IReadOnlyList<string>> Titles() => await databases[0].Read(
        async connection => (await connection.QueryAsync<string>(
            "SELECT title FROM article_revision ORDER BY title")).AsList(),
        default);

    private Task<long> Scalar(string sql) => databases[0].Read(connection => connection.ExecuteScalarAsync<long>(sql), default);

    /// <summary>A store whose texts are written ahead already, so that a test can step in between.</summary>
    private sealed class Prepared(IRecordStore store) : IRecordStore
    {
        public long TopicSetVersion() => store.TopicSetVersion();

        public IReadOnlySet<long> PendingResponses(IEnumerable<long> responses) => store.PendingResponses(responses);

        public IReadOnlyDictionary<string, long> FindAliases(IEnumerable<string> keys) => store.FindAliases(keys);

        public IEnumerable<ArticleState> FindArticles(IEnumerable<long> articles) => store.FindArticles(articles);

        public IEnumerable<SourceItem> FindSourceItems(IEnumerable<long> articles) => store.FindSourceItems(articles);

        public IEnumerable<LedgerRow> LastRows(IEnumerable<long> articles) => store.LastRows(articles);

        public IEnumerable<LedgerRow> StandingRows(IEnumerable<long> pieces) => store.StandingRows(pieces);

        public long LastSketched() => store.LastSketched();

        public IEnumerable<StoredSketch> Sketches(long after, int count) => store.Sketches(after, count);

        public IReadOnlyDictionary<long, long> SketchPlaces(IEnumerable<long> articles) => store.SketchPlaces(articles);

        public IReadOnlyDictionary<long, string> Texts(IEnumerable<long> articles) => store.Texts(articles);

        public IEnumerable<ArticleState> ArticlesOf(long piece) => store.ArticlesOf(piece);

        public long ReserveArticleIds(int count) => store.ReserveArticleIds(count);

        public void Save(RecordChanges changes) => store.Save(changes);
    }
}
