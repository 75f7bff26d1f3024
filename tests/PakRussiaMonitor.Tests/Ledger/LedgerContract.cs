using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What recording promises on every database.</summary>
public abstract class LedgerContract : DatabaseContract
{
    [Fact]
    public async Task Whoever_follows_the_book_gets_every_row_once_in_order_and_of_a_topic_its_own()
    {
        for (var i = 0; i < 25; i++)
            await Writer.Record(Record($"a{i}", piece: i, topics: i % 3 == 0 ? [Defence] : i % 3 == 1 ? [Energy, Defence] : []));
        var follower = new LedgerFollower(Database);
        foreach (var topics in (string[][])[[], ["defence"], ["defence", "energy"], ["none"]])
        {
            var (seen, after, upTo) = (new List<long>(), -1L, 0L);
            while (upTo > after)
            {
                var page = await follower.After(after = upTo, topics, 4, default);
                seen.AddRange(page.Rows.Select(recorded => recorded.Row.Seq));
                upTo = page.UpTo;
            }

            Assert.Equal((await Rows()).Where(row => topics.Length == 0 || topics.Contains(row.Topic)).Select(row => row.Seq), seen);
            Assert.Equal(await Reader.Head(default), upTo);
        }

        Assert.Equal((await Rows()).Last(row => row.Topic == "energy").Seq, await follower.LastOf("energy", default));
    }

    [Fact]
    public async Task Recording_the_same_article_twice_counts_it_once()
    {
        Assert.Equal(RecordOutcome.New, await Writer.Record(Record("a")));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("a")));

        Assert.Equal(1, await Reader.Head(default));
        Assert.Equal(1, (await Count()).Total);
    }

    [Fact]
    public async Task The_same_article_from_many_callers_at_once_counts_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(caller => Writer.Record(Record("a", source: $"feed {caller % 7}"))));

        Assert.Single(outcomes, RecordOutcome.New);
        Assert.Equal(1, (await Count()).Total);
    }

    [Fact]
    public async Task An_edit_withdraws_exactly_the_row_that_it_replaces()
    {
        await Writer.Record(Record("a", "First.", published: Noon, author: "A"));
        Assert.Equal(RecordOutcome.Revised, await Writer.Record(Record("a", "Second.", published: Noon.AddDays(1), author: "B")));

        var rows = await Rows();
        Assert.Equal([1, -1, 1], rows.Select(row => row.Articles));
        Assert.True(rows[1].SaysTheSameAs(rows[0].Withdrawal()));
        var byAuthor = await Count(new(By: Grouping.Author));
        Assert.Equal(("B", 1), (Assert.Single(byAuthor.Groups).Key, byAuthor.Total));
    }

    [Fact]
    public async Task An_edit_keeps_the_minute_of_first_sight()
    {
        await Writer.Record(Record("a", "First.", seen: Noon));
        await Writer.Record(Record("a", "Second.", seen: Noon.AddDays(2)));

        var counts = await Count(new(Bucket: Bucket.Day, Clock: Clock.Seen));
        Assert.Equal(new BucketCount(Noon.AddHours(-12), 1), Assert.Single(counts.Buckets));
    }

    [Fact]
    public async Task A_flip_back_to_an_earlier_text_counts_again()
    {
        await Writer.Record(Record("a", "Gas."));
        await Writer.Record(Record("a", "Other.", topics: []));
        Assert.Equal(0, (await Count()).Total);
        await Writer.Record(Record("a", "Gas."));

        Assert.Equal(1, (await Count()).Total);
        Assert.Equal([1, 2, 3], (await Rows()).Select(row => row.N));
    }

    [Fact]
    public async Task A_teaser_after_the_full_text_adds_its_source_and_changes_nothing()
    {
        await Writer.Record(Record("a", "The full text.", rank: TextRank.Content));
        var outcome = await Writer.Record(Record("a", "The full…", rank: TextRank.Summary, source: "teasers"));

        Assert.Equal(RecordOutcome.Known, outcome);
        Assert.Equal(1, await Reader.Head(default));
        Assert.Equal(2, await Scalar("SELECT count(*) FROM article_source"));
        Assert.Equal(1, await Scalar("SELECT count(*) FROM article_revision"));
    }

    [Fact]
    public async Task Sources_that_carry_other_versions_do_not_revise_in_turns()
    {
        await Writer.Record(Record("a", "One.", source: "one"));
        await Writer.Record(Record("a", "Two.", source: "two"));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("a", "One.", source: "one")));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("a", "Two.", source: "two")));

        Assert.Equal(2, await Scalar("SELECT count(*) FROM article_revision"));
    }

    [Fact]
    public async Task A_piece_is_counted_once_however_many_reprint_it()
    {
        foreach (var outlet in (string[])["a", "b", "c"])
            await Writer.Record(Record(outlet, outlet: outlet, piece: 7));

        Assert.Equal(3, (await Count()).Total);
        var pieces = await Count(new(Unit: Unit.Pieces, By: Grouping.Outlet));
        Assert.Equal((1, "a"), (pieces.Total, Assert.Single(pieces.Groups).Key));
    }

    [Fact]
    public async Task A_late_copy_dated_earlier_moves_the_published_day_and_not_the_seen_day()
    {
        await Writer.Record(Record("first seen", published: Noon, seen: Noon));
        await Writer.Record(Record("first published", published: Noon.AddDays(-3), seen: Noon.AddDays(1)));

        var published = await Count(new(Unit: Unit.Pieces, Bucket: Bucket.Day));
        var seen = await Count(new(Unit: Unit.Pieces, Bucket: Bucket.Day, Clock: Clock.Seen));
        Assert.Equal(new BucketCount(Noon.AddDays(-3).AddHours(-12), 1), Assert.Single(published.Buckets));
        Assert.Equal(new BucketCount(Noon.AddHours(-12), 1), Assert.Single(seen.Buckets));
    }

    [Fact]
    public async Task An_undated_copy_carries_its_piece_only_until_a_dated_one_comes()
    {
        await Writer.Record(Record("undated", seen: Noon));
        Assert.Equal(1, (await Count(new(Unit: Unit.Pieces))).Undated);
        await Writer.Record(Record("dated", published: Noon.AddDays(1), seen: Noon.AddDays(2)));

        var pieces = await Count(new(Unit: Unit.Pieces));
        Assert.Equal((1, 0), (pieces.Total, pieces.Undated));
    }

    [Fact]
    public async Task When_the_first_of_a_piece_stops_matching_the_next_takes_over()
    {
        await Writer.Record(Record("a", outlet: "a"));
        await Writer.Record(Record("b", outlet: "b", seen: Noon.AddMinutes(5)));
        await Writer.Record(Record("a", "Something else.", piece: 2, outlet: "a", topics: []));

        var pieces = await Count(new(Unit: Unit.Pieces, By: Grouping.Outlet));
        Assert.Equal((1, "b"), (pieces.Total, Assert.Single(pieces.Groups).Key));
    }

    [Fact]
    public async Task Two_articles_that_turn_out_to_be_one_are_merged_and_the_younger_withdrawn()
    {
        await Writer.Record(Record("guid", keys: ["guid:1"]));
        await Writer.Record(Record("url", keys: ["url:1"], source: "other"));
        Assert.Equal(2, (await Count()).Total);

        await Writer.Record(Record("both", keys: ["url:1", "guid:1"], source: "third"));

        Assert.Equal(1, (await Count()).Total);
        Assert.Equal(1, await Scalar("SELECT count(DISTINCT article) FROM alias"));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM alias WHERE article <> (SELECT min(id) FROM article)"));
        Assert.Equal(0, await Scalar("SELECT count(*) FROM article_source WHERE article <> (SELECT min(id) FROM article)"));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("url", keys: ["url:1"], source: "other")));
        Assert.Equal(1, (await Count()).Total);
    }

    [Fact]
    public async Task A_record_matched_with_an_old_topic_set_is_sent_back_and_leaves_no_trace()
    {
        Assert.Equal(RecordOutcome.StaleTopics, await Writer.Record(Record("a", version: 1)));

        Assert.Equal(0, await Scalar("SELECT count(*) FROM article"));
    }

    [Fact]
    public async Task One_record_that_cannot_be_written_takes_no_other_with_it()
    {
        var records = Enumerable.Range(0, 50).Select(i => Record($"{i}", outlet: i == 25 ? null! : "dawn.com", piece: i)).ToArray();
        var outcomes = await Task.WhenAll(records.Select(async record =>
        {
            try
            {
                return (RecordOutcome?)await Writer.Record(record);
            }
            catch (StorageException)
            {
                return null;
            }
        }));

        Assert.Equal(49, outcomes.Count(outcome => outcome == RecordOutcome.New));
        Assert.Equal(49, (await Count()).Total);
    }

    [Fact]
    public async Task The_undated_have_a_place_of_their_own_and_are_in_no_range()
    {
        await Writer.Record(Record("dated", published: Noon, piece: 1));
        await Writer.Record(Record("undated", piece: 2));

        var all = await Count(new(Bucket: Bucket.Day));
        Assert.Equal((2, 1, 1), (all.Total, all.Undated, all.Buckets.Sum(bucket => bucket.Count)));
        Assert.Equal(1, (await Count(new(From: Noon.AddDays(-1)))).Total);
    }

    [Fact]
    public async Task A_range_leaves_out_its_end_and_the_undated_in_counts_and_receipts_alike()
    {
        await Writer.Record(Record("first", published: Noon, piece: 1));
        await Writer.Record(Record("at the end", published: Noon.AddHours(1), piece: 2));
        await Writer.Record(Record("undated", piece: 3));

        var (from, to) = (Noon, Noon.AddHours(1));
        Assert.Equal(1, (await Count(new(From: from, To: to))).Total);
        var receipt = await Receipt(long.MaxValue, Minutes.Of(from), Minutes.Of(to));
        Assert.Equal(["first"], receipt.Select(line => line.Title));
        Assert.Equal(["first"], (await Receipt(long.MaxValue, null, Minutes.Of(to))).Select(line => line.Title));
    }

    [Fact]
    public async Task A_receipt_lists_what_stood_at_its_number()
    {
        await Writer.Record(Record("a"));
        await Writer.Record(Record("b", piece: 2));
        await Writer.Record(Record("a", "No longer.", topics: []));

        var lengths = await Task.WhenAll(Enumerable.Range(0, 4).Select(async asOf => (await Receipt(asOf)).Count));
        Assert.Equal([0, 1, 2, 1], lengths);
    }

    [Fact]
    public async Task Slices_that_follow_one_another_add_up_to_the_whole()
    {
        for (var piece = 1; piece <= 3; piece++)
            await Writer.Record(Record($"{piece}", piece: piece));
        var tally = new Tally();
        foreach (var end in (long?[])[1, 3, null])
            tally.Add(await Reader.Slice("energy", 1, tally.Cursor, end, default));

        Assert.Equal((3, 3), (tally.Cursor, tally.CountOf("energy", 1, new()).Total));
    }

    [Fact]
    public async Task Rows_of_the_book_can_be_neither_changed_nor_deleted()
    {
        await Writer.Record(Record("a"));

        await Assert.ThrowsAsync<StorageException>(() => Execute("UPDATE ledger SET articles = -1"));
        await Assert.ThrowsAsync<StorageException>(() => Execute("DELETE FROM ledger"));
        Assert.Equal(1, (await Count()).Total);
    }

    private Task<IReadOnlyList<ReceiptLine>> Receipt(long asOf, long? from = null, long? to = null) =>
        Reader.Receipt(new("energy", 1, asOf, true, false, from, to, null, null, int.MaxValue), default);
}
