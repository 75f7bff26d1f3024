using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>How a topic is made, changed and ended, and how its numbers are accounted for, on every database.</summary>
public abstract class TopicLifeContract : DatabaseContract
{
    private static readonly TopicDefinition Tea = new("energy", "Energy", "tea");

    private Topic Energy => new("energy", Topics, Reader, new ActorStateTable<TopicSnapshot>(Database, TimeProvider.System), TimeProvider.System);

    [Fact]
    public async Task An_editor_who_does_not_know_the_newest_revision_changes_nothing()
    {
        Assert.Equal(PublishOutcome.Revised, (await Topics.Publish(Tea, expected: 1, default)).Outcome);
        var late = await Topics.Publish(new("energy", "Energy", "coffee"), expected: 1, default);

        Assert.Equal((PublishOutcome.Stale, 2), (late.Outcome, late.Newest?.Revision));
        Assert.Equal(PublishOutcome.Stale, (await Topics.Publish(new("new", "New", "coffee"), expected: 3, default)).Outcome);
        Assert.Equal(PublishOutcome.Created, (await Topics.Publish(new("new", "New", "coffee"), expected: 0, default)).Outcome);
        Assert.Equal(2, await Scalar("SELECT count(*) FROM audit WHERE action = 'topic.publish'"));
    }

    [Fact]
    public async Task A_retired_topic_counts_nothing_more_and_its_past_stays()
    {
        await Write("gas", "gas");
        var before = await Energy.Counts(new(), default);
        Assert.Equal(PublishOutcome.Revised, (await Topics.Retire("energy", null, default)).Outcome);
        await Write("gas", "gas", "gas");

        Assert.Equal(["defence"], (await Topics.Current(default)).Select(topic => topic.Topic));
        Assert.Equal((2, 1), ((await Energy.Counts(new(AsOf: before.AsOf), default)).Total, (await Energy.Counts(new(AsOf: before.AsOf), default)).Revision));
        Assert.Equal("", (await Topics.RevisionAt("energy", null, default))?.Query);
        Assert.Equal(2, await Scalar("SELECT count(*) FROM ledger"));
        Assert.Equal(PublishOutcome.Unchanged, (await Topics.Retire("energy", null, default)).Outcome);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM audit WHERE action = 'topic.retire'"));
    }

    [Fact]
    public async Task A_retired_topic_can_be_made_again()
    {
        await Write("gas", "tea");
        await Topics.Retire("energy", 1, default);
        await Topics.Publish(new("energy", "Energy", "gas"), default);
        await new Backfill(Database).Run(default);

        var counts = await Energy.Counts(new(), default);
        Assert.Equal((3, 1), (counts.Revision, counts.Total));
    }

    [Theory]
    [InlineData(CrashPoints.PublishBeforeCommit)]
    [InlineData(CrashPoints.BackfillBeforeCommit)]
    [InlineData(CrashPoints.BackfillAdvanced)]
    [InlineData(CrashPoints.BackfillBeforeCurrent)]
    public async Task Ended_at_a_boundary_a_backfill_comes_to_the_right_counts_in_its_next_life(string point)
    {
        await Write([.. Enumerable.Range(0, 23).Select(i => i % 3 == 0 ? "tea" : "gas")]);
        for (var death = 1; death <= 3; death++)
        {
            var points = new DeathAt(point, death);
            await Survive(() => new TopicTable(Database, TimeProvider.System, points).Publish(Tea, default));
            await Survive(() => new Backfill(Database, 4, points).Run(default));
        }

        await Topics.Publish(Tea, default);
        await new Backfill(Database, 4).Run(default);
        Assert.Equal(8, (await Energy.Counts(new(), default)).Total);
        Assert.Equal(8, await Scalar("SELECT count(*) FROM ledger WHERE topic_revision = 2"));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM topic_revision WHERE topic = 'energy' AND state = 'Current'"));
    }

    [Fact]
    public async Task One_process_at_a_time_holds_a_lease_and_another_takes_it_over()
    {
        var time = new Support.ManualTime(Noon);
        Lease one = new(Database, time, "work"), other = new(Database, time, "work");
        var length = TimeSpan.FromSeconds(30);

        Assert.True(await one.Take(length, default));
        Assert.False(await other.Take(length, default));
        time.Advance(length / 2);
        Assert.True(await one.Take(length, default));
        time.Advance(length + TimeSpan.FromSeconds(1));
        Assert.True(await other.Take(length, default));
        Assert.False(await one.Take(length, default));
        await other.Release(default);
        Assert.True(await one.Take(length, default));
    }

    [Fact]
    public async Task Restatements_add_up_to_the_difference_between_any_two_numbers()
    {
        const int Seed = 77;
        var random = new Random(Seed);
        for (var step = 0; step < 60; step++)
            await Change(random);
        var head = await Reader.Head(default);
        for (var question = 0; question < 60; question++)
        {
            var (since, asOf) = (random.NextInt64(head + 1), random.NextInt64(head + 1));
            if (since > asOf)
                (since, asOf) = (asOf, since);
            var query = new CountsQuery(
                random.Next(2) == 0 ? null : Noon.AddDays(-random.Next(20)), random.Next(2) == 0 ? null : Noon.AddDays(random.Next(5)),
                Unit: random.Next(2) == 0 ? Unit.Articles : Unit.Pieces, Clock: random.Next(2) == 0 ? Clock.Published : Clock.Seen,
                Kind: random.Next(3) == 0 ? "news" : null);
            var items = await new Restatements(Database).Between(
                new("energy", since, asOf, query.Clock == Clock.Published, query.Unit == Unit.Pieces, query.From is { } from ? Minutes.Of(from) : null,
                    query.To is { } to ? Minutes.Of(to) : null, query.Kind),
                default);
            var (before, after) = (await Energy.Counts(query with { AsOf = since }, default), await Energy.Counts(query with { AsOf = asOf }, default));
            Assert.True(after.Total - before.Total == items.Sum(item => item.Change), $"seed {Seed}, {since} to {asOf}: {query}: {before.Total} to {after.Total}");
            Assert.All(items, item => Assert.InRange(item.Seq, since + 1, asOf));
        }
    }

    [Fact]
    public async Task A_restatement_names_its_reason()
    {
        await Write("gas", "gas", "tea");
        var start = await Reader.Head(default);
        await Write("gas", "arms", "tea", "gas"); // the second is edited, the fourth is new
        await Writer.Record(Matched("third", "gas", await Set()) with { Keys = ["article 0", "article 3"], Source = "another" }); // the fourth turns out to be the first
        await new Purge(Database, TimeProvider.System).Article(1, default);
        await Topics.Publish(Tea, default);
        await new Backfill(Database).Run(default);

        var items = await new Restatements(Database).Between(new("energy", start, long.MaxValue, true, false, null, null, null), default);
        Assert.Equal(
            [(1L, -1L, RestatementReason.Purge), (2, -1, RestatementReason.Edit), (3, 1, RestatementReason.Revision)],
            items.Select(item => (item.Article, item.Change, item.Reason)).Order());
    }

    private async Task Change(Random random)
    {
        switch (random.Next(12))
        {
            case 0:
                await Topics.Publish(new("energy", "Energy", random.Next(2) == 0 ? "tea" : "gas"), default);
                await new Backfill(Database, 3).Step(default);
                break;
            case 1:
                await new Backfill(Database, 3).Run(default);
                break;
            case 2:
                await new Purge(Database, TimeProvider.System).Article(random.Next(1, 8), default);
                break;
            case 3:
                var (older, younger) = (random.Next(6), random.Next(6));
                await Writer.Record(Matched($"article {older}", "gas", await Set()) with { Keys = [$"article {older}", $"article {younger}"], Source = "another" });
                break;
            default:
                var text = (string[])["gas", "tea", "tea and gas", "arms"];
                await Writer.Record(Matched($"article {random.Next(15)}", text[random.Next(4)], await Set()) with
                {
                    Published = random.Next(4) == 0 ? null : Noon.AddDays(-random.Next(20)), Seen = Noon.AddDays(-random.Next(20)), Piece = random.Next(4),
                    Kind = random.Next(2) == 0 ? "news" : "opinion", ContentHash = [(byte)random.Next(256), (byte)random.Next(256)], ItemHash = [(byte)random.Next(256), 1],
                });
                break;
        }
    }

    private async Task Write(params string[] texts)
    {
        var set = await Set();
        for (var i = 0; i < texts.Length; i++)
            await Writer.Record(Matched($"article {i}", texts[i], set) with { Piece = i });
    }

    private Task<TopicSet> Set() => new TopicSets(Topics).Reload(default);

    private static ArticleRecord Matched(string key, string text, TopicSet set) =>
        Record(key, text, topics: [.. set.Matcher.Match(key, text)], version: set.Version);

    private static async Task Survive(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is DeathException || failure.InnerException is DeathException || failure is StorageException)
        {
            // The next life begins with what is on disk.
        }
    }

    /// <summary>Ends what comes to a boundary for the n-th time, as a kill would: what is not committed is gone.</summary>
    private sealed class DeathAt(string point, int times) : CrashPoints
    {
        private int reached;

        public override void Reached(string name)
        {
            if (name == point && ++reached == times)
                throw new DeathException();
        }
    }

    private sealed class DeathException : Exception;
}

public sealed class SqliteTopicLifeTests : TopicLifeContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

[Support.NeedsPostgreSql]
public sealed class PostgreSqlTopicLifeTests : TopicLifeContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
