using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What publishing a topic's revision and building it over stored articles promise on every database.</summary>
public abstract class RevisionContract : DatabaseContract
{
    private static readonly TopicDefinition Tea = new("energy", "Energy", "tea");

    private Backfill Backfill => new(Database, articlesPerBatch: 2);

    private Topic Energy => new("energy", Topics, Reader, new ActorStateTable<TopicSnapshot>(Database, TimeProvider.System), TimeProvider.System);

    [Fact]
    public async Task A_revision_counts_the_articles_that_were_stored_before_it()
    {
        await RecordMatched("gas", "tea", "tea and gas", "arms", "tea");
        Assert.Equal(new TopicRevision("energy", 2, "Energy", "tea"), await Topics.Publish(Tea, default));
        await Backfill.Run(default);

        var counts = await Energy.Counts(new(), default);
        Assert.Equal((2, 3), (counts.Revision, counts.Total));
    }

    [Fact]
    public async Task Until_a_revision_is_built_the_one_before_it_answers()
    {
        await RecordMatched("gas", "tea", "tea");
        await Topics.Publish(Tea, default);
        await Backfill.Step(default);

        var counts = await Energy.Counts(new(), default);
        Assert.Equal((1, 1), (counts.Revision, counts.Total));
    }

    [Fact]
    public async Task A_new_topic_is_there_once_it_is_built()
    {
        await RecordMatched("gas", "tea");
        await Topics.Publish(new("tea", "Tea", "tea"), default);
        Assert.Equal(["energy", "defence"], (await Topics.Current(default)).Select(topic => topic.Topic));
        await Backfill.Run(default);

        Assert.Equal(["energy", "defence", "tea"], (await Topics.Current(default)).Select(topic => topic.Topic));
        Assert.Equal(1, await Scalar("SELECT sum(articles) FROM ledger WHERE topic = 'tea'"));
    }

    [Fact]
    public async Task A_topic_that_is_started_again_goes_on_from_its_snapshot()
    {
        await RecordMatched("gas", "gas");
        Assert.Equal(2, (await Energy.Counts(new(), default)).Total);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM actor_state"));
        await RecordMatched("gas", "gas", "gas");

        Assert.Equal(3, (await Energy.Counts(new(), default)).Total);
    }

    [Fact]
    public async Task A_change_of_revision_changes_no_answer_that_was_given_before()
    {
        await RecordMatched("gas");
        var before = await Energy.Counts(new(), default);
        await Topics.Publish(new("energy", "Energy", "nothing"), default);
        await Backfill.Run(default);

        var after = await Energy.Counts(new(), default);
        Assert.Equal((2, 0), (after.Revision, after.Total));
        var again = await Energy.Counts(new(AsOf: before.AsOf), default);
        Assert.Equal((1, 1, before.AsOf), (again.Revision, again.Total, again.AsOf));
        await RecordMatched("gas", "nothing");
        Assert.Equal(after.AsOf + 1, await Reader.Head(default));
        again = await Energy.Counts(new(AsOf: after.AsOf), default);
        Assert.Equal((2, 0), (again.Revision, again.Total));
    }

    [Fact]
    public async Task A_backfill_counts_two_articles_that_were_merged_once()
    {
        await RecordMatched("tea", "tea");
        var set = await new TopicSets(Topics).Reload(default);
        await Writer.Record(Matched("article 0", "tea", set) with { Keys = ["article 0", "article 1"], Source = "another" });
        await Topics.Publish(Tea, default);
        await Backfill.Run(default);

        Assert.Equal(1, (await Count(revision: 2)).Total);
    }

    [Fact]
    public async Task An_answer_given_during_a_change_of_revision_is_given_again_for_its_number()
    {
        await RecordMatched("gas", "tea", "tea");
        await Topics.Publish(Tea, default);
        var interrupted = new InterruptedDatabase(Database, () => Backfill.Run(default));
        var topic = new Topic(
            "energy", new TopicTable(interrupted, TimeProvider.System), Reader, new ActorStateTable<TopicSnapshot>(Database, TimeProvider.System), TimeProvider.System);

        var during = await topic.Counts(new(), default);
        var again = await Energy.Counts(new(AsOf: during.AsOf), default);
        Assert.Equal((again.Revision, again.Total), (during.Revision, during.Total));
        Assert.Equal(2, (await topic.Counts(new(), default)).Total);
    }

    [Fact]
    public async Task A_frozen_revision_stays_as_it_was_whatever_is_recorded_later()
    {
        await RecordMatched("gas");
        await Topics.Publish(Tea, default);
        await Backfill.Run(default);
        var rows = await Scalar("SELECT count(*) FROM ledger WHERE topic = 'energy' AND topic_revision = 1");

        var set = await new TopicSets(Topics).Reload(default);
        await Writer.Record(Matched("article 0", "tea", set)); // no longer about gas
        await Writer.Record(Matched("another", "gas", set) with { Piece = 1, Published = Noon.AddYears(-1) });

        Assert.Equal(rows, await Scalar("SELECT count(*) FROM ledger WHERE topic = 'energy' AND topic_revision = 1"));
        Assert.Equal((1, 1), ((await Count(revision: 1)).Total, (await Count(revision: 2)).Total));
    }

    [Fact]
    public async Task What_was_matched_before_a_revision_was_published_or_became_current_is_sent_back()
    {
        var before = await new TopicSets(Topics).Reload(default);
        await Topics.Publish(Tea, default);
        Assert.Equal(RecordOutcome.StaleTopics, await Writer.Record(Matched("a", "gas tea", before)));

        var building = await new TopicSets(Topics).Reload(default);
        await Backfill.Run(default);
        Assert.Equal(RecordOutcome.StaleTopics, await Writer.Record(Matched("a", "gas tea", building)));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM article"));
    }

    [Fact]
    public async Task In_one_batch_only_what_is_stale_is_sent_back()
    {
        var outcomes = await Database.Write(
            connection => Task.FromResult(RecordBatch.Save(Database.Records(connection), [Record("a"), Record("b", version: 1), Record("c", topics: [Defence])])), default);

        Assert.Equal([RecordOutcome.New, RecordOutcome.StaleTopics, RecordOutcome.New], outcomes);
        Assert.Equal(1, (await Count()).Total);
    }

    [Fact]
    public async Task Articles_that_come_while_a_revision_is_built_are_counted_once()
    {
        await RecordMatched("tea", "tea", "tea");
        await Topics.Publish(Tea, default);
        await Backfill.Step(default);
        await RecordMatched("tea", "gas", "gas", "tea", "tea"); // the first three revised or repeated, two new ones
        await Backfill.Run(default);

        Assert.Equal(3, (await Count(revision: 2)).Total);
    }

    [Fact]
    public async Task A_backfill_that_is_stopped_goes_on_where_it_was()
    {
        await RecordMatched("tea", "tea", "gas", "tea", "tea");
        await Topics.Publish(Tea, default);
        await Backfill.Step(default);
        var done = await Scalar("SELECT max(seq) FROM ledger");
        await new Backfill(Database, articlesPerBatch: 2).Run(default);

        Assert.Equal(4, (await Count(revision: 2)).Total);
        Assert.Equal(done + 2, await Scalar("SELECT max(seq) FROM ledger"));
        Assert.Equal(5, await Scalar("SELECT backfill_cursor FROM topic_revision WHERE topic = 'energy' AND revision = 2"));
    }

    [Fact]
    public async Task Two_backfills_at_once_do_nothing_twice()
    {
        await RecordMatched([.. Enumerable.Repeat("tea", 40)]);
        await Topics.Publish(Tea, default);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Backfill.Run(default)));

        Assert.Equal(40, (await Count(revision: 2)).Total);
        Assert.Equal(40, await Scalar("SELECT count(*) FROM ledger WHERE topic_revision = 2"));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM topic_revision WHERE topic = 'energy' AND state = 'Current'"));
    }

    [Fact]
    public async Task An_article_revised_between_matching_and_writing_stands_as_revised()
    {
        await RecordMatched("tea", "gas");
        await Topics.Publish(Tea, default);
        var interrupted = new InterruptedDatabase(Database, () => RecordMatched("gas", "tea"));
        await new Backfill(interrupted).Run(default);

        Assert.Equal("article 1", Assert.Single(await Reader.Receipt(
            new("energy", 2, long.MaxValue, true, false, null, null, null, null, 10), default)).Title);
    }

    [Fact]
    public async Task An_edit_that_overtakes_a_revision_being_built_leaves_it_behind()
    {
        await RecordMatched("gas", "tea", "arms");
        await Topics.Publish(Tea, default);
        var interrupted = new InterruptedDatabase(Database, () => Topics.Publish(new("energy", "Energy", "arms"), default));
        Assert.True(await new Backfill(interrupted).Step(default));
        await Backfill.Run(default);

        var counts = await Energy.Counts(new(), default);
        Assert.Equal((3, 1), (counts.Revision, counts.Total));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM ledger WHERE topic_revision = 2"));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM topic_revision WHERE state = 'Building'"));
    }

    [Fact]
    public async Task Each_piece_has_one_carrier_in_a_built_revision_though_batches_cut_it()
    {
        await RecordMatched("tea", "tea", "tea", "gas", "tea", "tea");
        await Topics.Publish(Tea, default);
        await Backfill.Run(default);

        foreach (var clock in Enum.GetValues<Clock>())
            Assert.Equal(1, (await Count(new(Unit: Unit.Pieces, Clock: clock), revision: 2)).Total);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_makes_no_revision()
    {
        Assert.Equal(1, (await Topics.Publish(new("energy", "Energy", "gas"), default)).Revision);

        Assert.Equal(2, (await Topics.Live(default)).Version);
        Assert.False(await Backfill.Step(default));
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Topics.Publish(new("energy", "Energy", "(gas"), default));

        Assert.Equal(2, await Scalar("SELECT count(*) FROM topic_revision"));
    }

    [Fact]
    public async Task A_topic_keeps_its_place_in_the_list_through_its_revisions()
    {
        await Topics.Publish(Tea, default);
        await Backfill.Run(default);

        Assert.Equal([("energy", 2), ("defence", 1)], (await Topics.Current(default)).Select(topic => (topic.Topic, topic.Revision)));
    }

    /// <summary>Articles of one piece, by their texts, matched with the topics of this moment.</summary>
    private async Task RecordMatched(params string[] texts)
    {
        var set = await new TopicSets(Topics).Reload(default);
        for (var i = 0; i < texts.Length; i++)
            Assert.NotEqual(RecordOutcome.StaleTopics, await Writer.Record(Matched($"article {i}", texts[i], set)));
    }

    private static ArticleRecord Matched(string key, string text, TopicSet set) =>
        Record(key, text, topics: [.. set.Matcher.Match(key, text)], version: set.Version);
}
