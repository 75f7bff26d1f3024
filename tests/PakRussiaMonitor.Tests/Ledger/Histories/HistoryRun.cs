using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Tests.Ledger.Histories;

/// <summary>Takes a database and the model through a history side by side, and holds one against the other after each step.</summary>
internal sealed class HistoryRun
{
    private readonly IDatabase database;
    private readonly HistoryModel model = new();
    private readonly ManualTime time = new();
    private readonly TopicTable topics;
    private readonly TopicSets sets;
    private readonly Backfill backfill;
    private readonly Purge purge;
    private readonly PieceRulings rulings;
    private readonly LedgerReader reader;
    private readonly Dictionary<string, Topic> actors = [];
    private readonly List<Page> pages = [];
    private int knownSet;

    private HistoryRun(IDatabase database)
    {
        this.database = database;
        topics = new(database, time);
        sets = new(topics);
        backfill = new(database, BackfillStep.ArticlesPerBatch);
        purge = new(database, time);
        rulings = new(database, time);
        reader = new(database);
    }

    /// <param name="database">Empty.</param>
    public static async Task Check(IDatabase database, History history)
    {
        var run = new HistoryRun(database);
        await run.Begin();
        foreach (var step in history.Steps)
        {
            await run.Take(step);
            await run.TurnPage(step is not RecordStep { Drafts.Count: > 1 });
        }

        while (run.model.Backfill())
        {
        }

        await run.backfill.Run(default);
        await run.TurnPage(mayFlip: false);
        await new BookCheck(database, run.pages, new Random(history.Seed)).Run([.. run.model.Revisions.Select(revision => (revision.Topic, revision.Number))]);
        await run.CheckTexts();
    }

    private async Task Begin()
    {
        await topics.Install([new("energy", "energy", "gas"), new("defence", "defence", "arms")], default);
        await database.Write(
            connection => connection.ExecuteAsync(
                "INSERT INTO source (id, url, name, kind, state, created_at, interval_seconds) VALUES (@name, @name, @name, 'Feed', 'Active', 0, 1)",
                Enumerable.Range(0, 3).Select(source => new { name = Draft.SourceName(source) })),
            default);
        await sets.Reload(default);
        await TurnPage(mayFlip: false);
    }

    private async Task Take(Step step)
    {
        switch (step)
        {
            case RecordStep record:
                await Record(record);
                break;
            case PublishStep publish:
                model.Publish(publish.Topic, publish.Query);
                await topics.Publish(new(publish.Topic, publish.Topic, publish.Query), default);
                break;
            case BackfillStep some:
                for (var i = 0; i < some.Batches; i++)
                    Assert.Equal(model.Backfill(), await backfill.Step(default));
                break;
            case PurgeArticleStep { Ordinal: var ordinal } when model.Articles > 0:
                model.PurgeArticle((ordinal % model.Articles) + 1);
                Assert.True(await purge.Article((await ArticleIds())[ordinal % model.Articles], default));
                break;
            case PurgeSourceStep { Source: var source }:
                model.PurgeSource(source);
                Assert.True(await purge.Source(Draft.SourceName(source), default));
                break;
            case SplitStep { Ordinal: var ordinal } when model.Articles > 0:
                model.Split((ordinal % model.Articles) + 1);
                Assert.True(await rulings.Split((await ArticleIds())[ordinal % model.Articles], default));
                break;
            case JoinStep { Ordinal: var ordinal, Other: var other } when model.Articles > 0:
                model.Join((ordinal % model.Articles) + 1, (other % model.Articles) + 1);
                var ids = await ArticleIds();
                Assert.True(await rulings.Join(ids[ordinal % model.Articles], ids[other % model.Articles], default));
                break;
            case AskStep ask:
                await Ask(ask);
                break;
        }
    }

    private async Task Record(RecordStep step)
    {
        if (knownSet != model.TopicSet)
        {
            Assert.All(await Save(step, await sets.Current(default)), outcome => Assert.Equal(RecordOutcome.StaleTopics, outcome));
            await sets.Reload(default);
            knownSet = model.TopicSet;
        }

        var outcomes = await Save(step, await sets.Current(default));
        Assert.Equal(step.Drafts.Select(model.Record).ToArray(), outcomes);
    }

    /// <summary>As one batch, so that the same history is always cut the same way.</summary>
    private Task<IReadOnlyList<RecordOutcome>> Save(RecordStep step, TopicSet set) => database.Write(
        connection => Task.FromResult(RecordBatch.Save(database.Records(connection), [.. step.Drafts.Select(draft => draft.ToRecord(set))])), default);

    private async Task Ask(AskStep step)
    {
        time.Advance(TimeSpan.FromSeconds(20)); // so that some questions leave a snapshot and some do not
        if (step.Restart || !actors.TryGetValue(step.Topic, out var actor))
            actors[step.Topic] = actor = new Topic(step.Topic, topics, reader, new ActorStateTable<TopicSnapshot>(database, time), time);
        if (model.Current(step.Topic) is not { } revision)
        {
            await Assert.ThrowsAsync<UnknownTopicException>(() => actor.Counts(step.Query, default));
            return;
        }

        var counts = await actor.Counts(step.Query, default);
        Assert.Equal((revision.Number, pages[^1].Head), (counts.Revision, counts.AsOf));
        Assert.Equal(Entry.Answer(Entry.WithPieces(revision.Standing.Values), step.Query), Entry.Words(counts));
    }

    /// <summary>Keeps what the model says at this point of the book; a step that changed nothing has written nothing.</summary>
    /// <param name="mayFlip">False where what changed may have changed back, which is written down too.</param>
    private async Task TurnPage(bool mayFlip)
    {
        var page = new Page(
            await reader.Head(default),
            model.Revisions.ToDictionary(revision => (revision.Topic, revision.Number), revision => Entry.WithPieces(revision.Standing.Values)),
            model.Revisions.Where(revision => revision.State == "Current").ToDictionary(revision => revision.Topic, revision => revision.Number));
        if (pages.LastOrDefault() is { } before)
        {
            if (!page.SaysTheSameAs(before))
                Assert.True(page.Head > before.Head, "What stands has changed, and the book has not.");
            else if (mayFlip)
                Assert.Equal(before.Head, page.Head);
        }

        pages.Add(page);
    }

    private async Task CheckTexts()
    {
        var ids = await ArticleIds();
        var stored = await database.Read(
            connection => connection.QueryAsync<(long Article, long Version, string? Title, string Text, string Removed)>(
                "SELECT article, revision, title, text, removed FROM article_revision ORDER BY article, revision"),
            default);
        Assert.Equal(
            model.Texts,
            stored.Select(text => (ids.IndexOf(text.Article) + 1, (int)text.Version, text.Title, text.Text)));
        Assert.All(stored, text => Assert.Equal(text.Text.Length == 0, text.Removed == "[]"));
        Assert.Equal(0, await database.Read(
            connection => connection.ExecuteScalarAsync<long>(
                """
                SELECT count(*) FROM article a JOIN article_revision t ON t.article = a.id AND t.revision = a.revision
                WHERE coalesce(a.title, '-') <> coalesce(t.title, '-')
                """),
            default));
    }

    private async Task<List<long>> ArticleIds() => await database.Read(
        async connection => (await connection.QueryAsync<long>("SELECT id FROM article ORDER BY id")).AsList(), default);
}

/// <summary>What stood, by topic revision, and which revision was a topic's current one, when the book had come to a sequence number.</summary>
internal sealed record Page(
    long Head, IReadOnlyDictionary<(string Topic, int Revision), IReadOnlyList<Entry>> Standing, IReadOnlyDictionary<string, int> Current)
{
    public IReadOnlyList<Entry> Of(string topic, int revision) => Standing.GetValueOrDefault((topic, revision)) ?? [];

    public bool SaysTheSameAs(Page other) =>
        Current.OrderBy(pair => pair.Key).SequenceEqual(other.Current.OrderBy(pair => pair.Key))
        && Standing.Keys.Union(other.Standing.Keys).All(key => Of(key.Topic, key.Revision).SequenceEqual(other.Of(key.Topic, key.Revision)));
}
