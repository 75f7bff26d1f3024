using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Articles.Generated;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>Pieces in the ledger: one however its copies arrive, and an operator's word is the last.</summary>
public abstract class PieceContract : DatabaseContract
{
    private static readonly string[] Sentences = ProseSheets.Sentences["en"];

    private static readonly string Text = string.Join('\n', Sentences[..10]);

    [Fact]
    public async Task Two_copies_in_one_batch_are_one_piece()
    {
        await Save(new StoredPieces(), Copy("one", Text, 1), Copy("two", "Our paper\n" + Text, 2));

        Assert.Equal(1, await Pieces());
        Assert.Equal(1, (await Count(Unit.Pieces)).Total);
        Assert.Equal(2, (await Count(Unit.Articles)).Total);
    }

    [Fact]
    public async Task Copies_that_several_processes_record_at_once_are_one_piece()
    {
        await using var one = new LedgerWriter(Database, null, new StoredPieces());
        await using var two = new LedgerWriter(Database, null, new StoredPieces());
        var records = Enumerable.Range(0, 40).Select(i => Copy($"copy {i}", $"Outlet number {i} writes\n{Text}", i + 1));

        await Task.WhenAll(records.Select((record, i) => (i % 2 == 0 ? one : two).Record(record)));

        Assert.Equal(1, await Pieces());
        Assert.Equal(1, (await Count(Unit.Pieces)).Total);
    }

    [Fact]
    public async Task Two_excerpts_become_one_piece_when_the_whole_text_comes()
    {
        var pieces = new StoredPieces();
        // A part of less than 60 % that does not open the text could as well be what a round-up holds.
        var (head, tail) = (string.Join('\n', Sentences[..3]), string.Join('\n', Sentences[3..10]));
        await Save(pieces, Copy("head", head, 1));
        await Save(pieces, Copy("tail", tail, 2));
        var before = await Reader.Head(default);
        Assert.Equal(2, (await Count(Unit.Pieces)).Total);

        await Save(pieces, Copy("whole", Text, 3));

        Assert.Equal(1, await Pieces());
        Assert.Equal(1, (await Count(Unit.Pieces)).Total);
        Assert.Equal(2, (await Count(new CountsQuery() with { Unit = Unit.Pieces, AsOf = before })).Total);
    }

    [Fact]
    public async Task A_text_that_was_stored_before_there_were_sketches_is_found()
    {
        await Save(new StoredPieces(), Copy("one", Text, 1));
        await Execute("UPDATE article SET sketch = NULL");

        await Save(new StoredPieces(), Copy("two", "Our paper\n" + Text, 2));

        Assert.Equal(1, await Pieces());
    }

    [Fact]
    public async Task A_wrong_merge_that_was_undone_stays_undone()
    {
        var pieces = new StoredPieces();
        await Save(pieces, Copy("one", Text, 1), Copy("two", "Our paper\n" + Text, 2));
        var two = await Article("two");

        Assert.True(await new PieceRulings(Database, TimeProvider.System).Split(two, default));
        Assert.Equal(2, (await Count(Unit.Pieces)).Total);

        await Save(pieces, Copy("two", "Our own paper\n" + Text, 2));
        await Save(pieces, Copy("three", "Their paper\n" + Text, 3));
        Assert.Equal(2, await Pieces());
        Assert.Equal(2, (await Count(Unit.Pieces)).Total);
        Assert.Equal(3, (await Count(Unit.Articles)).Total);
    }

    [Fact]
    public async Task A_missed_merge_that_was_made_stays_made_and_older_answers_stand()
    {
        await Save(new StoredPieces(), Copy("one", Text, 1), Copy("two", string.Join('\n', Sentences[10..]), 2));
        var before = await Reader.Head(default);
        Assert.Equal(2, await Pieces());

        Assert.True(await new PieceRulings(Database, TimeProvider.System).Join(await Article("two"), await Article("one"), default));

        Assert.Equal(1, (await Count(Unit.Pieces)).Total);
        Assert.Equal(2, (await Count(new CountsQuery() with { Unit = Unit.Pieces, AsOf = before })).Total);
        await Save(new StoredPieces(), Copy("two", "An edit. " + string.Join('\n', Sentences[10..]), 2));
        Assert.Equal(1, (await Count(Unit.Pieces)).Total);
    }

    [Fact]
    public async Task What_an_article_said_before_its_revision_in_the_same_batch_joins_nothing()
    {
        var other = string.Join('\n', Sentences[10..]);
        var pieces = new StoredPieces();

        await Save(pieces, Copy("one", Text, 1), Copy("one", other, 2), Copy("two", Text, 1));
        await Save(pieces, Copy("one", Text, 1), Copy("one", other, 2), Copy("three", Text, 1));

        Assert.Equal(2, (await Count(Unit.Pieces)).Total);
        Assert.Equal(2, await Pieces());
    }

    [Fact]
    public async Task A_copy_that_another_process_records_between_the_look_and_the_lock_is_found()
    {
        var pieces = new StoredPieces();
        var two = Copy("two", "Our paper\n" + Text, 2);
        await pieces.Look(Database, [two]);
        await Save(new StoredPieces(), Copy("one", Text, 1));

        await Save(pieces, two);

        Assert.Equal(1, await Pieces());
        Assert.Equal(1, (await Count(Unit.Pieces)).Total);
    }

    [Fact]
    public async Task A_text_that_is_revised_or_erased_between_the_look_and_the_lock_joins_nothing()
    {
        var pieces = new StoredPieces();
        var (three, four) = (Copy("three", "Our paper\n" + Text, 3), Copy("four", "Our paper\n" + string.Join('\n', Sentences[10..]), 4));
        await Save(pieces, Copy("one", Text, 1), Copy("two", string.Join('\n', Sentences[10..]), 2));
        await pieces.Look(Database, [three, four]);
        await Save(new StoredPieces(), Copy("one", "Quite another text stands at this address now, and it says nothing of what was said before.", 5));
        Assert.True(await new Purge(Database, TimeProvider.System).Article(await Article("two"), default));

        await Save(pieces, three, four);

        Assert.Equal(4, await Pieces());
    }

    [Fact]
    public async Task A_text_that_is_revised_into_a_copy_between_the_look_and_the_lock_is_found()
    {
        var pieces = new StoredPieces();
        await Save(pieces, Copy("one", "Our paper\n" + string.Join('\n', Sentences[10..]), 1));
        var two = Copy("two", Text, 2);
        await pieces.Look(Database, [two]);
        await Save(new StoredPieces(), Copy("one", "Our paper\n" + Text, 3));

        await Save(pieces, two);

        Assert.Equal(1, await Pieces());
    }

    [Fact]
    public async Task A_text_that_is_revised_or_erased_after_it_was_compared_joins_nothing_that_comes_later()
    {
        var pieces = new StoredPieces();
        var other = string.Join('\n', Sentences[10..]);
        await Save(pieces, Copy("one", Text, 1), Copy("two", other, 2));
        await pieces.Look(Database, [Copy("three", "Our paper\n" + Text, 3), Copy("four", "Our paper\n" + other, 4)]);
        await Save(new StoredPieces(), Copy("one", "Quite another text stands at this address now, and it says nothing of what was said before.", 5));
        Assert.True(await new Purge(Database, TimeProvider.System).Article(await Article("two"), default));
        var (five, six) = (Copy("five", "Their paper\n" + Text, 6), Copy("six", "Their paper\n" + other, 7));

        await pieces.Look(Database, [five, six]);
        await Save(pieces, five, six);

        Assert.Equal(4, await Pieces());
    }

    [Fact]
    public async Task A_ruling_on_an_article_that_is_not_there_is_refused()
    {
        var rulings = new PieceRulings(Database, TimeProvider.System);

        Assert.False(await rulings.Split(99, default));
        Assert.False(await rulings.Join(98, 99, default));
    }

    [Fact]
    public async Task The_members_of_a_piece_come_in_the_order_of_their_publication()
    {
        await Save(
            new StoredPieces(), Copy("late", Text, 1) with { Published = Noon.AddHours(3), Outlet = "late.example" },
            Copy("early", "Our paper\n" + Text, 2) with { Published = Noon, Outlet = "early.example" });

        var members = await new PieceReader(Database).Members(await Scalar("SELECT min(piece) FROM article"), default);

        Assert.Equal(["early.example", "late.example"], members.Select(member => member.Outlet));
    }

    private static ArticleRecord Copy(string key, string text, long piece) => Record(key, text, piece) with { Sketch = PieceSketch.Of(text) };

    private Task<IReadOnlyList<RecordOutcome>> Save(StoredPieces pieces, params ArticleRecord[] records) => Database.Write(
        connection => Task.FromResult(RecordBatch.Save(Database.Records(connection), records, pieces)), default);

    private Task<TopicCounts> Count(Unit unit) => Count(new CountsQuery() with { Unit = unit });

    private Task<long> Pieces() => Scalar("SELECT count(DISTINCT piece) FROM article");

    private Task<long> Article(string key) => Scalar($"SELECT article FROM alias WHERE key = '{key}'");
}
