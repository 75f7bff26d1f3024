using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Sqlite;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;
using PakRussiaMonitor.Topics.Stored;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// Topics over a large archive: preview and backfill of a query that one article in ten matches, with and without the index of words,
/// then counts over 30 days and the first page of the receipt. Articles of 800 words are written straight into the tables.
/// </summary>
internal static class TopicArchiveBenchmark
{
    private const int WordsPerArticle = 800, Vocabulary = 20_000, PerWrite = 2_000, Questions = 300, DaysOfArchive = 365;
    private static readonly DateTimeOffset End = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    /// <param name="file">Where the archive is kept, to be used again; then only counts and receipts are measured. Null: nothing is kept.</param>
    public static async Task<int> Run(int articles, string? file)
    {
        using var scratch = new Scratch();
        var isWritten = File.Exists(file);
        await using var database = SqliteDatabase.Open(file ?? scratch.File("topics.db"), TimeProvider.System);
        var topics = new TopicTable(database, TimeProvider.System);
        if (!isWritten)
        {
            await topics.Install([new TopicDefinition("all", "All", "gasoline OR other")], default);
            await Timed("write the archive", articles, () => Fill(database, articles));
        }

        if (file is null)
            await LookThrough(database, topics, articles);
        await Ask(database, topics);
        Console.WriteLine($"peak {Usage.PeakMegabytes():F0} MB; SHA-256 {Usage.Reference()}");
        return 0;
    }

    private static async Task LookThrough(SqliteDatabase database, TopicTable topics, int articles)
    {
        var previews = new TopicPreviews(database, TimeProvider.System);
        var query = TopicQuery.Parse("gasoline AND w1*").Query!;
        await Timed("preview without the index", articles, () => previews.Preview("tenth", query, new(), default));
        await Timed("index the words", articles, async () =>
        {
            while (await new WordIndexer(database).Step(default))
            {
            }
        });
        for (var i = 0; i < 3; i++)
            await Timed("preview with the index", articles, () => previews.Preview("tenth", query, new(), default));
        var search = new ArticleSearch(database, TimeProvider.System);
        await Percentiles("search, first page, in every tenth article", () => search.Newest(query, new(), null, 20, default));
        await Percentiles("search, the whole index, found nowhere", () => search.Newest(TopicQuery.Parse("w1 AND gasolines").Query, new(), null, 20, default));
        await topics.Publish(new("tenth", "A tenth", query.Text), default);
        await Timed("backfill with the index", articles, () => new Backfill(database).Run(default));
        await database.Write(async connection => await connection.ExecuteAsync("DELETE FROM word_block"), default);
        await topics.Publish(new("rest", "The rest", "nothing AND gasoline"), default);
        await Timed("backfill without the index, matching none", articles, () => new Backfill(database).Run(default));
    }

    private static async Task Ask(SqliteDatabase database, TopicTable topics)
    {
        var ledger = new LedgerReader(database);
        var topic = new Topic("all", topics, ledger, new ActorStateTable<TopicSnapshot>(database, TimeProvider.System), new Fixed());
        await Timed("first answer of the topic", 1, () => topic.Counts(new(), default));
        var range = new CountsQuery(End.AddDays(-30), End, Bucket.Day);
        await Percentiles("counts over 30 days", () => topic.Counts(range, default));
        await Percentiles("all stored articles over 30 days, by day", () => new StoredTotals(database).Count(range, default));
        var head = await ledger.Head(default);
        await Percentiles("first receipt page of 30 days", () => ledger.Receipt(new("all", 1, head, true, false, Minutes.Of(End.AddDays(-30)), Minutes.Of(End), null, null, 51), default));
        await Percentiles("first receipt page of all", () => ledger.Receipt(new("all", 1, head, true, false, null, null, null, null, 51), default));
    }

    /// <summary>Every article stands in topic "all"; one in ten has the word.</summary>
    private static async Task Fill(SqliteDatabase database, int articles)
    {
        for (var first = 1; first <= articles; first += PerWrite)
        {
            var rows = Enumerable.Range(first, Math.Min(PerWrite, articles - first + 1)).Select(id => new
            {
                id,
                text = TextOf(id),
                at = End.AddDays(-DaysOfArchive).ToUnixTimeMilliseconds() + ((long)id * DaysOfArchive * 86_400_000 / articles),
                outlet = $"outlet{id % 40}.example",
                author = $"Author {id % 500}",
                hash = new byte[] { 1 },
            }).ToArray();
            await database.Write(
                async connection =>
                {
                    await connection.ExecuteAsync(
                        """
                        INSERT INTO article (id, title, author, outlet, language, kind, published_at, seen_at, text_rank, revision, content_hash, piece)
                        VALUES (@id, 'Title ' || @id, @author, @outlet, 'en', 'opinion', @at, @at, 2, 1, @hash, @id)
                        """,
                        rows);
                    await connection.ExecuteAsync(
                        """
                        INSERT INTO article_revision (article, revision, recorded_at, source, title, author, published_at, language, kind, text_rank, text, truncated, removed)
                        VALUES (@id, 1, @at, 'feed', 'Title ' || @id, @author, @at, 'en', 'opinion', 2, @text, 0, '[]')
                        """,
                        rows);
                    return await connection.ExecuteAsync("INSERT INTO ledger VALUES (@id, 'all', 1, @id, 1, 1, 1, 1, @at / 60000, @at / 60000, @outlet, @author, 'en', 'opinion', @id, @at)", rows);
                },
                default);
        }
    }

    private static string TextOf(int id)
    {
        var random = new Random(id);
        var text = new StringBuilder(id % 10 == 0 ? "gasoline " : "");
        for (var i = 0; i < WordsPerArticle; i++)
            text.Append('w').Append((int)(Vocabulary * Math.Pow(random.NextDouble(), 3))).Append(i % 80 == 79 ? '\n' : ' ');
        return text.ToString();
    }

    private static async Task Timed(string what, int articles, Func<Task> work)
    {
        var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        var (took, used) = (Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-45} {took,8:F2} s, {used,8:F2} CPU s, {articles / used,10:N0} articles/CPU s"));
    }

    private static async Task Percentiles<T>(string what, Func<Task<T>> ask)
    {
        for (var i = 0; i < Questions; i++) // warm: code is compiled anew after 30 calls, and what comes of it once more after another 30
            await ask();
        var took = new double[Questions];
        var (allocated, collected) = (GC.GetTotalAllocatedBytes(), GC.CollectionCount(0));
        for (var i = 0; i < Questions; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask();
            took[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var (each, pauses) = ((GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / Questions, GC.CollectionCount(0) - collected);
        Array.Sort(took);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-45} p50 {took[Questions / 2]:F2} ms, p90 {took[Questions * 9 / 10]:F2} ms, p99 {took[Questions * 99 / 100]:F2} ms, {each:F0} KB each, {pauses} collections"));
    }

    private sealed class Fixed : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => End;
    }
}
