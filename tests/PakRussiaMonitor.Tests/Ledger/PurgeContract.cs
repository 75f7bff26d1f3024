using Dapper;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What erasing texts promises on every database.</summary>
public abstract class PurgeContract : DatabaseContract
{
    private Purge Purge => new(Database, TimeProvider.System);

    [Fact]
    public async Task Purging_an_article_erases_every_version_and_leaves_every_row()
    {
        await Writer.Record(Secret("a", "secret one"));
        await Writer.Record(Secret("a", "secret two"));
        await Writer.Record(Secret("b", "secret three"));
        var (rows, total) = (await Rows(), (await Count()).Total);

        Assert.True(await Purge.Article(1, default));

        Assert.Equal(["secret three"], await Texts());
        Assert.Equal(rows, await Rows());
        Assert.Equal((total, total), ((await Count()).Total, await ReceiptLength()));
        var article = (await new ArticleArchive(Database).Find(1, default))!;
        Assert.Equal((null, "", 0), (article.Title, article.Text, article.Removed.Count));
    }

    [Fact]
    public async Task Purging_a_merged_article_erases_the_whole_that_it_became_part_of()
    {
        await Writer.Record(Secret("a", "secret one"));
        await Writer.Record(Secret("b", "secret two"));
        await Writer.Record(Secret("c", "secret three", keys: ["a", "b"]));

        Assert.True(await Purge.Article(2, default));

        Assert.Empty(await Texts());
        Assert.Equal(1, (await Count()).Total);
    }

    [Fact]
    public async Task Purging_a_source_erases_what_came_from_it_and_nothing_else()
    {
        await AddSource("one");
        await AddSource("two");
        await Writer.Record(Secret("a", "by one", source: "one"));
        await Writer.Record(Secret("a", "by two", source: "two"));
        await Writer.Record(Secret("b", "by two as well", source: "two"));
        await Writer.Record(Secret("b", "by one later", source: "one"));
        var rows = await Rows();

        Assert.True(await Purge.Source("one", default));

        Assert.Equal(["by two", "by two as well"], await Texts());
        Assert.Equal(rows, await Rows());
        Assert.Equal(["a", null], await Titles());
        Assert.Equal(["two"], await Strings("SELECT r.source FROM response_body b LEFT JOIN response r ON r.id = b.response"));
        Assert.Equal(["two"], await Strings("SELECT source FROM response"));
        Assert.Equal(["two"], await Strings("SELECT id FROM source WHERE state = 'Active' AND next_due_at IS NOT NULL"));
    }

    [Fact]
    public async Task A_source_purge_reaches_articles_that_were_merged_away()
    {
        await AddSource("one");
        await Writer.Record(Secret("a", "by two", source: "two"));
        await Writer.Record(Secret("b", "by one", source: "one"));
        await Writer.Record(Secret("c", "by three", source: "three", keys: ["a", "b"]));

        await Purge.Source("one", default);

        Assert.Equal(["by two", "by three"], await Texts());
    }

    [Fact]
    public async Task A_purged_text_does_not_come_back_with_the_same_item_or_the_same_content()
    {
        await Writer.Record(Secret("a", "secret"));
        await Purge.Article(1, default);

        Assert.Equal(RecordOutcome.Known, await Writer.Record(Secret("a", "secret")));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Secret("a", "secret", source: "another")));
        Assert.Empty(await Texts());
    }

    [Fact]
    public async Task What_comes_after_a_purge_as_a_new_text_is_stored_and_counted()
    {
        await Writer.Record(Secret("a", "secret"));
        await Purge.Article(1, default);

        Assert.Equal(RecordOutcome.Revised, await Writer.Record(Secret("a", "harmless")));
        Assert.Equal(["harmless"], await Texts());
        Assert.Equal(1, (await Count()).Total);
    }

    [Fact]
    public async Task A_backfill_leaves_alone_what_the_ledger_says_of_a_purged_article()
    {
        await Writer.Record(Secret("a", "gas"));
        await Writer.Record(Secret("b", "gas"));
        var topics = new TopicTable(Database, TimeProvider.System);
        var next = await topics.Publish(new("energy", "Energy", "gas OR oil"), default);
        var version = (await topics.Live(default)).Version;
        await Writer.Record(Secret("a", "gas, edited") with { Matches = [Energy, next], TopicSetVersion = version });
        await Purge.Article(1, default);
        await Purge.Article(2, default);
        await new Backfill(Database).Run(default);

        Assert.Equal(2, (await Count(revision: 1)).Total);
        Assert.Equal(1, (await Count(revision: 2)).Total); // the second article's text was gone before anything could match it
    }

    [Fact]
    public async Task There_is_nothing_to_purge_where_nothing_is()
    {
        Assert.False(await Purge.Article(1, default));
        Assert.False(await Purge.Source("one", default));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM audit"));
    }

    private static ArticleRecord Secret(string key, string text, string source = "feed", string[]? keys = null) =>
        Record(key, text, source: source, keys: keys) with { Removed = [new RemovedSpan(0, text, "rule")] };

    private async Task<long> ReceiptLength() =>
        (await Reader.Receipt(new("energy", 1, long.MaxValue, true, false, null, null, null, null, int.MaxValue), default)).Count;

    private Task<IReadOnlyList<string?>> Texts() => Strings("SELECT text FROM article_revision WHERE text <> '' OR removed <> '[]' ORDER BY article, revision");

    private Task<IReadOnlyList<string?>> Titles() => Strings("SELECT title FROM article ORDER BY id");

    private Task<IReadOnlyList<string?>> Strings(string sql) => Database.Read<IReadOnlyList<string?>>(
        async connection => (await connection.QueryAsync<string?>(sql)).AsList(), default);

    /// <summary>An active source with a stored response.</summary>
    private Task<int> AddSource(string id) => Database.Write(
        async connection =>
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO source (id, url, name, kind, state, created_at, next_due_at, interval_seconds)
                VALUES (@id, @id, @id, 'Feed', 'Active', 0, 0, 60)
                """,
                new { id });
            return await connection.ExecuteAsync(
                """
                INSERT INTO response (source, url, received_at, body_hash, state) VALUES (@id, @id, 0, @body, 'Done');
                INSERT INTO response_body (response, body) SELECT max(id), @body FROM response;
                """,
                new { id, body = new byte[1] });
        },
        default);
}
