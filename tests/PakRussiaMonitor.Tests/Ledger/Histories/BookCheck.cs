using Dapper;
using FsCheck;
using FsCheck.Fluent;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Tests.Ledger.Histories;

/// <summary>
/// Reads a finished book from its first sequence number to its last. At each, buckets, total and receipt must say what
/// stands by the rows alone; at each page, that must be what the model wrote down when the book had come so far.
/// </summary>
internal sealed class BookCheck(IDatabase database, IReadOnlyList<Page> pages, Random random)
{
    /// <summary>The same in every run, so that a seed asks the same.</summary>
    private static readonly IReadOnlyList<CountsQuery> Questions = [.. RandomHistories.Query.Sample(4_000, new Rnd(1), 4_000)];

    /// <summary>Between the names of pieces that one article was taken out into.</summary>
    public const long NextPiece = 1L << 40;

    private readonly LedgerReader reader = new(database);
    private List<long> articles = [];

    public async Task Run(IReadOnlyList<(string Topic, int Revision)> revisions)
    {
        articles = await database.Read(async connection => (await connection.QueryAsync<long>("SELECT id FROM article ORDER BY id")).AsList(), default);
        var rows = await DatabaseContract.BookOf(database);
        CheckRows(rows);
        foreach (var (topic, revision) in revisions)
            await ReadThrough(topic, revision, [.. rows.Where(row => row.Topic == topic && row.TopicRevision == revision)]);
        await AskAgain();
    }

    /// <summary>The rows of an article in a revision take turns: counted, withdrawn, counted; a withdrawal mirrors what it withdraws.</summary>
    private static void CheckRows(IReadOnlyList<LedgerRow> rows)
    {
        foreach (var article in rows.GroupBy(row => (row.Topic, row.TopicRevision, row.Article)))
        {
            var n = 0;
            LedgerRow? before = null;
            foreach (var row in article)
            {
                Assert.Equal((++n, before is { Stands: true } ? -1 : 1), (row.N, row.Articles));
                Assert.True(row.Stands || row.SaysTheSameAs(before!.Withdrawal()), $"{row} does not mirror {before}");
                before = row;
            }
        }
    }

    private async Task ReadThrough(string topic, int revision, IReadOnlyList<LedgerRow> rows)
    {
        var standing = new Dictionary<long, LedgerRow>();
        var bySlices = new Tally();
        var pageAt = pages.ToLookup(page => page.Head);
        foreach (var seq in rows.Select(row => row.Seq).Union(pages.Select(page => page.Head)).Order())
        {
            foreach (var row in rows.Where(row => row.Seq > bySlices.Cursor && row.Seq <= seq))
            {
                if (row.Stands)
                    standing[row.Article] = row;
                else
                    standing.Remove(row.Article);
            }

            bySlices.Add(await reader.Slice(topic, revision, bySlices.Cursor, seq, default));
            Entry[] entries = [.. standing.Values.Select(ToEntry).OrderBy(entry => entry.Article)];
            foreach (var page in pageAt[seq])
                Assert.Equal(page.Of(topic, revision), entries);
            for (var i = 0; i < 3; i++)
            {
                var query = Question();
                Assert.Equal(Entry.Answer(entries, query), Entry.Words(bySlices.CountOf(topic, revision, query)));
            }

            if (random.Next(6) == 0)
                await CheckReceipt(topic, revision, seq, entries);
        }
    }

    private async Task CheckReceipt(string topic, int revision, long asOf, IReadOnlyList<Entry> entries)
    {
        var query = Question();
        var limit = random.Next(2) == 0 ? 2 : int.MaxValue;
        var receipt = new List<ReceiptLine>();
        IReadOnlyList<ReceiptLine> lines;
        do
        {
            lines = await reader.Receipt(
                new(
                    topic, revision, asOf, query.Clock == Clock.Published, query.Unit == Unit.Pieces, query.From is { } from ? Minutes.Of(from) : null,
                    query.To is { } to ? Minutes.Of(to) : null, query.Kind, receipt.Count == 0 ? null : (receipt[^1].Minute, receipt[^1].Article), limit),
                default);
            receipt.AddRange(lines);
        }
        while (lines.Count == limit);

        Assert.Equal(
            Entry.Receipt(entries, query).Select(entry => (entry.Article, entry.Outlet, entry.Author, entry.Language, entry.Kind, entry.Piece)),
            receipt.Select(line => (NumberOf(line.Article), line.Outlet, line.Author, line.Language, line.Kind, PieceOf(line.Piece))));
    }

    /// <summary>Old answers, asked for once more at the end: by the revision and the list of that moment.</summary>
    private async Task AskAgain()
    {
        var topics = new TopicTable(database, TimeProvider.System);
        foreach (var page in pages)
        {
            var (id, revision) = page.Current.ElementAt(random.Next(page.Current.Count));
            var topic = new Topic(id, topics, reader, new ActorStateTable<TopicSnapshot>(database, TimeProvider.System), TimeProvider.System);
            var query = Question() with { AsOf = page.Head };
            var counts = await topic.Counts(query, default);
            Assert.Equal((page.Head, revision), (counts.AsOf, counts.Revision));
            Assert.Equal(Entry.Answer(page.Of(id, revision), query), Entry.Words(counts));
        }
    }

    private CountsQuery Question() => Questions[random.Next(Questions.Count)];

    private Entry ToEntry(LedgerRow row) =>
        new(NumberOf(row.Article), row.PublishedMinute, row.SeenMinute, row.Outlet, row.Author, row.Language, row.Kind, PieceOf(row.Piece))
        {
            IsFirstPublished = row.PiecesPublished == 1,
            IsFirstSeen = row.PiecesSeen == 1,
        };

    /// <summary>A piece that is named by an article goes by that article's number.</summary>
    private long PieceOf(long piece) => piece >= 0 ? piece : (piece / NextPiece * NextPiece) - NumberOf(-piece % NextPiece);

    /// <summary>Articles go by the order in which they came, whatever ids a database gives them.</summary>
    private long NumberOf(long article) => articles.IndexOf(article) + 1;
}
