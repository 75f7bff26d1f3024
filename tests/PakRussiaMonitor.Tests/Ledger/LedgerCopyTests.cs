using Dapper;
using FsCheck;
using FsCheck.Fluent;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.Keys;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Tests.Ledger.Histories;
using PakRussiaMonitor.Tests.Support;
using PakRussiaMonitor.Topics;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>A database goes from SQLite to PostgreSQL and back, and nothing that can be asked tells the three apart.</summary>
[NeedsPostgreSql]
public sealed class LedgerCopyTests
{
    private readonly ManualTime time = new();

    [Fact]
    public Task Whatever_happened_to_a_book_its_copies_answer_alike_and_go_on_alike() =>
        // On the pool, as in HistoryContract. A failure prints its seed.
        Task.Run(() => Prop.ForAll(RandomHistories.All, history => RoundTrip(history).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(6).WithStartSize(20).WithEndSize(45)));

    [Fact]
    public async Task No_table_is_left_out()
    {
        await using var place = await PostgreSqlPlace.Make();
        await using var file = new TestDatabase();
        var sqlite = await Strings(file.Database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        var postgres = await Strings(place.Open(), "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'schema_version'");

        Assert.Equal(LedgerCopy.Tables.Order(), sqlite);
        Assert.Equal(LedgerCopy.Tables.Order(), postgres);
    }

    [Fact]
    public async Task A_copy_that_was_cut_short_is_told_at_the_next_try()
    {
        await using var place = await PostgreSqlPlace.Make();
        await using var file = new TestDatabase();
        var target = place.Open();
        await Execute(file.Database, "INSERT INTO topic (id, name, created_at) VALUES ('a', 'good', 0), ('b', 'no' || char(0) || 'good', 0)");

        await Assert.ThrowsAsync<StorageException>(() => new LedgerCopy(file.Database, target).Run(default));
        var again = await Assert.ThrowsAsync<StorageException>(() => new LedgerCopy(file.Database, target).Run(default));
        Assert.Contains("did not come to its end", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_with_anything_in_it_is_left_alone()
    {
        await using var place = await PostgreSqlPlace.Make();
        await using var file = new TestDatabase();
        var target = place.Open();
        await Execute(target, "INSERT INTO audit (at, actor, action, subject, detail) VALUES (0, '', '', '', '')");

        var refused = await Assert.ThrowsAsync<StorageException>(() => new LedgerCopy(file.Database, target).Run(default));
        Assert.Contains("is not empty: there are rows in audit", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_with_other_numbers_or_other_texts_is_told_apart()
    {
        await using var one = new TestDatabase();
        await using var other = new TestDatabase();
        foreach (var (place, text) in new[] { (one, "x"), (other, "y") })
            await Execute(place.Database, $"INSERT INTO topic (id, name, created_at) VALUES ('a', '{text}', 0)");
        await Execute(other.Database, "INSERT INTO ledger VALUES (1, 'a', 1, 1, 1, 1, 1, 1, NULL, 5, 'o', NULL, NULL, 'opinion', 1, 0)");

        var sums = await Task.WhenAll(new[] { one, other }.Select(place => place.Database.Read(c => CopiedRows.Sum(c, "topic", "", default), default)));
        var counts = await Task.WhenAll(new[] { one, other }.Select(place => place.Database.Read(BookCounts.Of, default)));
        Assert.Contains("other contents", new CopyReport([new("topic", sums[0], sums[1])], counts[0], counts[0]).Difference, StringComparison.Ordinal);
        Assert.Contains("ends at 0 in the one and at 1", new CopyReport([], counts[0], counts[1]).Difference, StringComparison.Ordinal);
        Assert.True(new CopyReport([new("topic", sums[0], sums[0])], counts[1], counts[1]).IsEqual);
    }

    private async Task RoundTrip(History history)
    {
        await using var place = await PostgreSqlPlace.Make();
        await using var file = new TestDatabase(time);
        await using var back = new TestDatabase(time);
        IDatabase[] all = [file.Database, place.Open(time), back.Database];
        await HistoryRun.Check(all[0], history);
        await Fill(all[0]);

        Assert.Null((await new LedgerCopy(all[0], all[1]).Run(default)).Difference);
        Assert.Null((await new LedgerCopy(all[1], all[2]).Run(default)).Difference);
        await AnswerAlike(all);
        foreach (var database in all)
            await GoOn(database);
        await AnswerAlike(all);
    }

    /// <summary>What a history has nothing of: responses, fetches, keys, actors' state.</summary>
    private async Task Fill(IDatabase database)
    {
        await Fetch(database, "first");
        await new KeyTable(database, time).Create("analyst", KeyScope.Read, TimeSpan.FromDays(1), default);
        await new ActorStateTable<SitePause>(database, time).Save("paper.example", new(ManualTime.Noon), default);
        await Execute(database, "UPDATE source SET failure_weight = 0.25 WHERE id = 'first'");
    }

    /// <summary>Every kind of row that has a number of its own is added to, and the book.</summary>
    private async Task GoOn(IDatabase database)
    {
        await Fetch(database, "second");
        var (version, live) = await new TopicTable(database, time).Live(default);
        await using var writer = new LedgerWriter(database);
        foreach (var record in (ArticleRecord[])[Record("after 1", version: version), Record("after 2", piece: 99, version: version), Record("after 1", "Edited.", version: version)])
            Assert.NotEqual(RecordOutcome.Known, await writer.Record(record with { Matches = live }));
    }

    private async Task Fetch(IDatabase database, string id)
    {
        var (sources, responses) = (new SourceTable(database, time, CrashPoints.None), new ResponseTable(database, time, CrashPoints.None));
        Assert.True(await sources.Add(id, new Uri($"https://paper.example/{id}"), "Paper", TimeSpan.Zero, default));
        Assert.True(await responses.Save(
            new(id, 1, 2, FetchOutcome.Fetched, "Fetched: “ю”.", 200, 3, 1, "https://paper.example", null, [1, 0, 255], [7], "\"e\"", null, 5, 6, 0, 0), default));
    }

    private static async Task AnswerAlike(IDatabase[] all)
    {
        var counts = await Task.WhenAll(all.Select(database => database.Read(BookCounts.Of, default)));
        foreach (var (database, count) in all.Zip(counts).Skip(1))
        {
            Assert.Null(counts[0].DifferenceTo(count));
            Assert.Equal(await DatabaseContract.BookOf(all[0]), await DatabaseContract.BookOf(database));
            foreach (var total in count.Totals)
            {
                foreach (var asOf in (long[])[count.Head, count.Head * 2 / 3, count.Head / 3])
                    Assert.Equal(await Receipt(all[0], total, asOf), await Receipt(database, total, asOf));
            }
        }
    }

    private static async Task<IReadOnlyList<ReceiptLine>> Receipt(IDatabase database, TopicTotal topic, long asOf) =>
        [.. await new LedgerReader(database).Receipt(new(topic.Topic, topic.Revision, asOf, asOf % 2 == 0, asOf % 3 == 0, null, null, null, null, 1000), default)];

    private static async Task<IReadOnlyList<string>> Strings(IDatabase database, string sql) =>
        [.. (await database.Read(connection => connection.QueryAsync<string>(sql), default)).Order()];

    private static Task<int> Execute(IDatabase database, string sql) => database.Write(connection => connection.ExecuteAsync(sql), default);
}
