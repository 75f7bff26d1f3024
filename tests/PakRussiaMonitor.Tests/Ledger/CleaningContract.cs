using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Overrides;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Articles.Templates;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using static PakRussiaMonitor.Tests.Ledger.Records;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What is learned and ruled about cleaning, on every database.</summary>
public abstract class CleaningContract : DatabaseContract
{
    private CleaningTable Table => new(Database, TimeProvider.System);

    private ArticleVersions Versions => new(Database);

    [Fact]
    public async Task Several_processes_that_learn_at_once_lose_and_double_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Table.Learn("feed", [new(10, ["Footer", $"Once {i}"]), new(10, [])], default)));

        var (book, _) = await Table.Known("feed", default);
        var footer = book.Lines.Single(line => line.Text == "Footer");
        Assert.Equal((40, 20, true), (book.Articles, footer.Articles, footer.IsTemplate));
        Assert.Equal(1, await Table.Version("feed", default));
        Assert.True((await Table.Lines("feed", default)).Lines.IsTemplate("Footer"));
    }

    [Fact]
    public async Task A_source_keeps_to_the_version_that_a_response_began_with()
    {
        await Table.Learn("feed", [.. Enumerable.Repeat(new CleaningTrace(0, ["Footer"]), TemplateBook.FewestArticles)], default);
        var cleanings = new SourceCleanings(Table);
        Assert.False((await cleanings.Of("feed", 0, default)).IsTemplate("Footer"));
        Assert.True((await cleanings.Of("feed", 1, default)).IsTemplate("Footer"));

        await Table.PutRule("feed", SourceRule.Of(RuleAction.Keep, "Footer", null, 1), default);
        Assert.True((await cleanings.Of("feed", 1, default)).IsTemplate("Footer"));
        Assert.False((await cleanings.Of("feed", 2, default)).IsTemplate("Footer"));
        Assert.True((await cleanings.Of("feed", null, default)).Keeps("Footer"));
    }

    [Fact]
    public async Task A_line_has_one_rule_and_each_change_is_audited()
    {
        var (keep, cut) = (SourceRule.Of(RuleAction.Keep, "A  line", null, 1), SourceRule.Of(RuleAction.Cut, "A line", 7, 2));
        Assert.True(await Table.PutRule("feed", keep, default));
        Assert.True(await Table.PutRule("feed", cut, default));
        Assert.Equal(cut, Assert.Single((await Table.Known("feed", default)).Rules));

        Assert.True(await Table.DeleteRule("feed", cut.Id, default));
        Assert.False(await Table.DeleteRule("feed", cut.Id, default));
        Assert.Empty((await Table.Known("feed", default)).Rules);
        Assert.Equal(3, await Scalar("SELECT count(*) FROM audit WHERE action LIKE 'source.rule.%'"));
        Assert.Equal(3, await Table.Version("feed", default));
    }

    [Fact]
    public async Task Restoring_a_span_revises_the_article_and_the_ledger_and_cutting_it_goes_back()
    {
        await Writer.Record(Record("a", "Tea.", topics: []) with { Removed = [new(4, "All of gas.", "tags")], KindEvidence = "category: opinion" });
        Assert.Equal(0, (await Count()).Total);
        var id = await Scalar("SELECT id FROM article");

        Assert.Equal(RulingOutcome.NotThere, (await Rulings().Restore(id, 3, "All of gas.", default)).Outcome);
        var ruling = await Rulings().Restore(id, 4, "All of gas.", default);

        Assert.Equal((RulingOutcome.Done, "feed", RuleAction.Keep), (ruling.Outcome, ruling.Source, ruling.Rule!.Action));
        var version = (await Versions.Newest(id, default))!;
        Assert.Equal((2, "Tea.\nAll of gas.", "category: opinion"), (version.Revision, version.Text, version.KindEvidence));
        Assert.Empty(version.Removed);
        Assert.Equal(1, (await Count()).Total);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM audit WHERE action = 'source.rule.keep'"));

        Assert.Equal(RulingOutcome.Done, (await Rulings().Cut(id, "All of gas.", default)).Outcome);
        Assert.Equal("Tea.", (await Versions.Newest(id, default))!.Text);
        Assert.Equal(0, (await Count()).Total);
        Assert.Equal(RuleAction.Cut, Assert.Single((await Table.Known("feed", default)).Rules).Action);
        Assert.Equal([1, 2, 3], (await Versions.Of(id, default)).Select(each => each.Revision));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("a", "Tea.", topics: [])));
    }

    [Fact]
    public async Task A_ruling_made_with_old_topics_is_matched_again_and_one_that_leaves_nothing_is_refused()
    {
        await Writer.Record(Record("a", "Tea.", topics: []) with { Removed = [new(4, "All of coal.", "tags")] });
        var id = await Scalar("SELECT id FROM article");
        var sets = new TopicSets(Topics);
        await sets.Current(default);
        await Topics.Publish(new("coal", "Coal", "coal"), default);
        await new Backfill(Database).Run(default);

        Assert.Equal(RulingOutcome.Unsuitable, (await Rulings(sets).Cut(id, "Tea.", default)).Outcome);
        Assert.Equal(RulingOutcome.UnknownArticle, (await Rulings(sets).Cut(99, "Tea.", default)).Outcome);
        Assert.Equal(RulingOutcome.Done, (await Rulings(sets).Restore(id, 4, "All of coal.", default)).Outcome);
        Assert.Equal(1, await Scalar("SELECT sum(articles) FROM ledger WHERE topic = 'coal'"));
    }

    [Fact]
    public async Task An_override_is_found_by_a_pages_host_or_the_domain_above_it()
    {
        var table = new OverrideTable(Database, TimeProvider.System);
        Assert.Equal((OverrideOutcome.Created, 1L), await table.Put("paper.example", new(["article"], [".ad"]), 0, default));
        Assert.Equal(OverrideOutcome.Stale, (await table.Put("paper.example", new(["main"], []), 0, default)).Outcome);
        Assert.Equal((OverrideOutcome.Changed, 2L), await table.Put("paper.example", new(["main"], []), 1, default));
        await table.Put("blogs.paper.example", new([], ["aside"]), null, default);
        using var overrides = new PageOverrides(table, TimeProvider.System);

        Assert.Equal(["main"], (await overrides.Of(new("https://WWW.Paper.example/1"), default))!.Keep);
        Assert.Equal(["main"], (await overrides.Of(new("https://ur.paper.example/1"), default))!.Keep);
        Assert.Equal(["aside"], (await overrides.Of(new("https://blogs.paper.example/1"), default))!.Cut);
        Assert.Null(await overrides.Of(new("https://otherpaper.example/1"), default));
        Assert.Equal(OverrideOutcome.Deleted, await table.Delete("paper.example", null, default));
        Assert.Equal(OverrideOutcome.Unknown, await table.Delete("paper.example", null, default));
        Assert.Equal(4, await Scalar("SELECT count(*) FROM audit WHERE action LIKE 'override.%'"));
    }

    [Fact]
    public async Task A_purged_source_leaves_none_of_its_lines()
    {
        await Execute("INSERT INTO source (id, url, name, kind, state, created_at, interval_seconds) VALUES ('feed', 'u', 'n', 'Feed', 'Active', 0, 1)");
        await Table.Learn("feed", [new(0, ["Footer"])], default);
        await Table.PutRule("feed", SourceRule.Of(RuleAction.Keep, "A line", null, 1), default);

        await new Purge(Database, TimeProvider.System).Source("feed", default);

        var (book, rules) = await Table.Known("feed", default);
        Assert.Empty(book.Lines);
        Assert.Empty(rules);
    }

    [Fact]
    public async Task A_page_revises_a_feeds_text_and_no_feed_revises_a_pages()
    {
        await Writer.Record(Record("a", "Teaser", rank: TextRank.Summary));
        Assert.Equal(RecordOutcome.Revised, await Writer.Record(Record("a", "The content.", rank: TextRank.Content)));
        Assert.Equal(RecordOutcome.Revised, await Writer.Record(Record("a", "The page.", rank: TextRank.Page)));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("a", "Other content.", rank: TextRank.Content)));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("a", "Other teaser", rank: TextRank.Summary, source: "other")));

        Assert.Equal(["Teaser", "The content.", "The page."], (await Versions.Of(await Scalar("SELECT id FROM article"), default)).Select(version => version.Text));
    }

    [Fact]
    public async Task A_guid_belongs_to_its_source_and_an_address_to_everyone()
    {
        FeedItem one = new() { Id = "1", Url = "http://www.paper.example:80/a?utm_source=x&id=1#top" }, two = one with { Url = "https://WWW.paper.example/a?id=1&fbclid=2" };
        FeedItem other = new() { Id = "1" }, nameless = new() { Title = "T", Summary = new("Text", Markup.Text) };
        await Writer.Record(Record("one", keys: [.. ItemIdentity.Keys(one, "feed")]));

        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("one", keys: [.. ItemIdentity.Keys(two, "second")], source: "second")));
        Assert.Equal(RecordOutcome.New, await Writer.Record(Record("other", keys: [.. ItemIdentity.Keys(other, "third")], source: "third")));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("other", keys: [.. ItemIdentity.Keys(other, "third")], source: "third")));
        Assert.Equal(RecordOutcome.New, await Writer.Record(Record("nameless", keys: [.. ItemIdentity.Keys(nameless, "feed")])));
        Assert.Equal(RecordOutcome.Known, await Writer.Record(Record("nameless", keys: [.. ItemIdentity.Keys(nameless, "second")], source: "second")));
        Assert.Equal(3, await Scalar("SELECT count(*) FROM article"));
    }

    private CleaningRulings Rulings(TopicSets? sets = null) => new(
        Database, new(Database), Versions, Table, sets ?? new(Topics), new StoredPieces(), new(), TimeProvider.System);
}
