using Dapper;
using FsCheck;
using FsCheck.Fluent;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;
using PakRussiaMonitor.Topics.Stored;

namespace PakRussiaMonitor.Tests.Topics.Stored;

/// <summary>What holds for topics over an archive of more than one block of the index of words, on every database.</summary>
public abstract class ArchiveContract : DatabaseContract
{
    private const int Articles = WordIndex.BlockSize + 60;

    private TopicPreviews Previews => new(Database, TimeProvider.System);

    [Fact]
    public async Task The_index_of_words_leaves_out_nothing_that_matches()
    {
        await Fill();
        Assert.True(await new WordIndexer(Database).Step(default));
        Assert.False(await new WordIndexer(Database).Step(default));
        const int Seed = 4711;
        foreach (var (i, node) in RandomQueries.Query.Sample(30, new Rnd(Seed, 1), 40).Index())
        {
            var found = await Walk(node);
            var all = await Database.Read(connection => StoredText.Range(connection, 0, Articles, Articles), default);
            var expected = all.Where(text => RandomQueries.Holds(node, text.Fields)).Select(text => text.Id).ToArray();
            Assert.True(expected.SequenceEqual(found), $"seed {Seed}, query {i}: {node}: {found.Count} of {expected.Length}");
        }
    }

    [Fact]
    public async Task For_a_rare_word_few_texts_are_read()
    {
        await Fill();
        await new WordIndexer(Database).Step(default);

        Assert.Equal(17, Assert.Single((await Candidates("rare17"))!));
    }

    [Fact]
    public async Task A_purged_text_leaves_no_word_in_the_index()
    {
        await Fill();
        await new WordIndexer(Database).Step(default);
        Assert.True(await new Purge(Database, TimeProvider.System).Article(17, default));

        Assert.Equal(0, await Scalar("SELECT count(*) FROM word_page"));
        Assert.True(await new WordIndexer(Database).Step(default));
        Assert.Empty((await Candidates("rare17"))!);
        Assert.Equal(18, Assert.Single(await Walk(TopicQuery.Parse("rare18").Query!.Root)));
    }

    [Fact]
    public async Task A_purge_while_a_block_is_read_leaves_nothing_of_it_behind()
    {
        await Fill();
        // Finding the block is one read, and its claim is made before the next: the purge comes right behind the texts.
        var purge = new Purge(Database, TimeProvider.System);
        var indexer = new WordIndexer(new InterruptedDatabase(Database, () => purge.Article(17, default), afterReads: 2));
        await indexer.Step(default);

        Assert.Equal(0, await Scalar("SELECT count(*) FROM word_page"));
    }

    [Fact]
    public async Task An_article_that_comes_later_under_a_lower_id_is_found_all_the_same()
    {
        await Fill(without: 20);
        await new WordIndexer(Database).Step(default);
        await Insert(20, 20);

        Assert.Equal(20, Assert.Single(await Walk(TopicQuery.Parse("rare20").Query!.Root)));
        Assert.True(await new WordIndexer(Database).Step(default), "the block is indexed again");
        Assert.Equal(20, Assert.Single((await Candidates("rare20"))!));
    }

    [Fact]
    public async Task An_edited_article_is_found_by_its_new_words()
    {
        await Fill();
        await new WordIndexer(Database).Step(default);
        await Execute(
            """
            INSERT INTO article_revision (article, revision, recorded_at, source, kind, text_rank, text, truncated, removed)
            VALUES (30, 2, 0, 'feed', 'opinion', 2, 'quite another', 0, '[]')
            """);
        await Execute("UPDATE article SET revision = 2 WHERE id = 30");

        Assert.Equal(30, Assert.Single(await Walk(TopicQuery.Parse("\"quite another\"").Query!.Root)));
    }

    [Theory]
    [InlineData("росси")]
    [InlineData("a AND NOT bc")]
    [InlineData("gas")]
    [InlineData("rare17 OR rare4100")]
    public async Task A_preview_says_what_publishing_leads_to(string query)
    {
        await Fill();
        await Topics.Publish(new("energy", "Energy", "ab NEAR/2 b"), default);
        await new Backfill(Database).Run(default);
        await new WordIndexer(Database).Step(default);
        var before = await Count(new(Bucket: Bucket.Month), revision: 2);

        var preview = await Previews.Preview("energy", TopicQuery.Parse(query).Query!, new(), default);
        Assert.Equal(0, await Scalar("SELECT count(*) FROM topic_revision WHERE state = 'Building'"));
        await Topics.Publish(new("energy", "Energy", query), default);
        await new Backfill(Database).Run(default);

        var after = await Count(new(Bucket: Bucket.Month), revision: 3);
        Assert.True(preview.Complete);
        Assert.Equal((before.Total, after.Total), (preview.Articles.Before, preview.Articles.After));
        Assert.Equal(after.Total - before.Total, preview.Articles.Added - preview.Articles.Removed);
        Assert.Equal((before.Undated, after.Undated), (preview.Undated.Before, preview.Undated.After));
        Assert.Equal(after.Buckets, preview.Series.Where(bucket => bucket.After > 0).Select(bucket => new BucketCount(bucket.Start, bucket.After)));
        Assert.Equal(before.Buckets, preview.Series.Where(bucket => bucket.Before > 0).Select(bucket => new BucketCount(bucket.Start, bucket.Before)));
        Assert.Equal((await Count(new(Unit: Unit.Pieces), revision: 3)).Total, preview.Pieces.After);
        Assert.Equal(Math.Min(10, preview.Articles.Added), preview.Added.Count);
        Assert.All(preview.Added, example => Assert.True(example.Why.Matches));
        Assert.All(preview.Removed, example => Assert.False(example.Why.Matches));
    }

    [Fact]
    public async Task With_the_index_and_without_a_revision_counts_the_same()
    {
        await Fill();
        await Topics.Publish(new("without", "Without", "abc OR \"a b\""), default);
        await new Backfill(Database).Run(default);
        await new WordIndexer(Database).Step(default);
        await Topics.Publish(new("with", "With", "abc OR \"a b\""), default);
        await new Backfill(Database).Run(default);

        Assert.Equal(
            await Scalar("SELECT sum(article * articles) FROM ledger WHERE topic = 'without'"), await Scalar("SELECT sum(article * articles) FROM ledger WHERE topic = 'with'"));
        Assert.True(await Scalar("SELECT count(*) FROM ledger WHERE topic = 'with'") > 0);
    }

    [Fact]
    public async Task A_search_finds_exactly_what_matches_with_the_index_and_without_the_newest_first()
    {
        await Fill();
        var all = await Database.Read(connection => StoredText.Range(connection, 0, Articles, Articles), default);
        foreach (var isIndexed in (bool[])[false, true])
        {
            const int Seed = 815;
            if (isIndexed)
                Assert.True(await new WordIndexer(Database).Step(default));
            foreach (var (i, node) in RandomQueries.Query.Sample(30, new Rnd(Seed, 1), 15).Index())
            {
                var filter = new ArticleFilter(
                    i % 2 == 0 ? Clock.Published : Clock.Seen, i % 3 == 0 ? 28_400_000 : null, i % 4 == 0 ? 28_500_000 : null, i % 5 == 0 ? "a.bc" : null, i % 6 == 0 ? "news" : null);
                var expected = all.Where(text => Passes(text, filter) && RandomQueries.Holds(node, text.Fields)).Select(text => text.Id).Reverse();
                Assert.True(expected.SequenceEqual(await Search(node.ToString(), filter)), $"seed {Seed}, query {i}, indexed {isIndexed}: {node} {filter}");
            }
            Assert.Equal(all.Select(text => text.Id).Reverse(), await Search(null, new()));
        }
    }

    [Fact]
    public async Task What_a_share_is_a_share_of_is_every_stored_article_once()
    {
        await Fill();
        await Execute("UPDATE article SET merged_into = 1 WHERE id = 30");
        await Execute("UPDATE article SET published_at = -90001 WHERE id = 31");
        var all = (await Database.Read(connection => StoredText.Range(connection, 0, Articles, Articles), default)).Where(text => text.MergedInto is null).ToArray();
        var totals = new StoredTotals(Database);
        foreach (var (bucket, kind) in ((Bucket?, string?)[])[(null, null), (Bucket.Hour, null), (Bucket.Month, "news")])
        {
            var stored = all.Where(text => kind is null || text.Kind == kind).ToArray();
            var (whole, ranged) = (await totals.Count(new(Bucket: bucket, Kind: kind), default), await totals.Count(
                new(DateTimeOffset.FromUnixTimeSeconds(1_750_000_080), DateTimeOffset.FromUnixTimeSeconds(1_750_006_020), bucket, Kind: kind, Clock: Clock.Seen), default));

            Assert.Equal((stored.Length, stored.Count(text => text.PublishedAt is null)), (whole.Total, whole.Undated));
            Assert.Equal(bucket is null ? 0 : whole.Total - whole.Undated, whole.Buckets.Sum(one => one.Count));
            Assert.Equal(stored.Count(text => text.SeenAt is >= 1_750_000_080_000 and < 1_750_006_020_000), ranged.Total);
            if (bucket == Bucket.Hour)
                Assert.Equal(new BucketCount(new(1969, 12, 31, 23, 0, 0, TimeSpan.Zero), 1), whole.Buckets[0]);
        }
    }

    private static bool Passes(StoredText text, ArticleFilter filter)
    {
        var minute = filter.Clock == Clock.Published ? text.PublishedAt / 60_000 : text.SeenAt / 60_000;
        return (filter.FromMinute is null || minute >= filter.FromMinute) && (filter.ToMinute is null || minute < filter.ToMinute)
            && (filter.Outlet is null || text.Outlet == filter.Outlet) && (filter.Kind is null || text.Kind == filter.Kind);
    }

    /// <summary>Page by page to the end.</summary>
    private async Task<List<long>> Search(string? query, ArticleFilter filter)
    {
        var (found, page) = (new List<long>(), new SearchPage([], long.MaxValue));
        for (long? before = null; !page.IsComplete; before = page.Cursor)
        {
            page = await new ArticleSearch(Database, TimeProvider.System).Newest(query is null ? null : TopicQuery.Parse(query).Query!, filter, before, 700, default);
            found.AddRange(page.Hits.Select(hit => hit.Article));
        }

        return found;
    }

    private Task<long[]?> Candidates(string query) =>
        Database.Read(connection => WordIndex.Candidates(connection, TopicQuery.Parse(query).Query!.Root, 0), default);

    private async Task<List<long>> Walk(QueryNode node)
    {
        var matcher = new TopicMatcher([new("t", 1, "", node.ToString())]);
        var candidates = new CandidateTexts(node);
        var found = new List<long>();
        for (var cursor = 0L; cursor < Articles;)
        {
            (var texts, cursor) = await Database.Read(connection => candidates.Next(connection, cursor, Articles, 500), default);
            found.AddRange(texts.Where(text => text.CanMatch && matcher.Match(text.Fields).Count > 0).Select(text => text.Id));
        }

        return found;
    }

    private async Task Fill(int without = 0)
    {
        await Insert(1, without == 0 ? Articles : without - 1);
        if (without > 0)
            await Insert(without + 1, Articles);
    }

    /// <summary>Written straight into the tables: thousands of articles of a few words each, every fifth undated.</summary>
    private async Task Insert(int first, int last)
    {
        var numbers = $"WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})";
        string[] words = ["a", "ab b", "abc", "b ab", "bc", "росси", "پاک", "a b", "巴"];
        string Word(int divisor) => "CASE (i / " + divisor + ") % 9 " + string.Concat(words.Select((word, i) => $"WHEN {i} THEN '{word}' ")) + "END";
        await Database.Write(connection => connection.ExecuteAsync(
            $"""
            {numbers} INSERT INTO article (id, title, author, outlet, language, kind, published_at, seen_at, text_rank, revision, content_hash, piece)
            SELECT i, {Word(1)}, {Word(3)}, CASE i % 2 WHEN 0 THEN 'a.bc' ELSE 'b.example' END, CASE i % 3 WHEN 0 THEN 'en-GB' WHEN 1 THEN 'ur' END,
                   CASE i % 4 WHEN 0 THEN 'news' ELSE 'opinion' END, CASE WHEN i % 5 > 0 THEN 1700000000000 + CAST(i AS bigint) * 3600000 END,
                   1750000000000 + CAST(i AS bigint) * 60000, 2, 1, @hash, i / 2 FROM n
            """,
            new { hash = new byte[] { 1 } }), default);
        await Execute(
            $"""
            {numbers} INSERT INTO article_revision (article, revision, recorded_at, source, title, kind, text_rank, text, truncated, removed)
            SELECT i, 1, 0, 'feed', {Word(1)}, 'opinion', 2, {Word(7)} || ' ' || {Word(41)} || ' rare' || i, 0, '[]' FROM n
            """);
    }
}

public sealed class SqliteArchiveTests : ArchiveContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

[Support.NeedsPostgreSql]
public sealed class PostgreSqlArchiveTests : ArchiveContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
