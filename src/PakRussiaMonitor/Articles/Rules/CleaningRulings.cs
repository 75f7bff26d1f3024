using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Articles.Rules;

public enum RulingOutcome
{
    Done,
    UnknownArticle,

    /// <summary>The article's newest version has no such span or line; it may have changed meanwhile.</summary>
    NotThere,

    /// <summary>Nothing would be left of the text, or it is too long for a line.</summary>
    Unsuitable,

    /// <summary>The source has as many rules as it may.</summary>
    TooMany,
}

/// <param name="Source">Whose rule it became; null unless it was done.</param>
public sealed record Ruling(RulingOutcome Outcome, string? Source = null, SourceRule? Rule = null);

/// <summary>
/// An operator's word on what cleaning did to an article: a removed span belongs to it, or a line does not. One transaction makes the rule for
/// the source that gave the text, a new version of this article, the ledger's difference and the audit's row.
/// </summary>
public sealed class CleaningRulings(
    IDatabase database, ArticleArchive archive, ArticleVersions versions, CleaningTable table, TopicSets topics, IPieceIndex index, CpuBound cpu, TimeProvider time)
{
    /// <summary>Feeds and topics that change this often while one article is edited are no coincidence.</summary>
    private const int MostTries = 5;

    /// <param name="at">Where the removed span stands, as the article's cleaning says.</param>
    public Task<Ruling> Restore(long article, int at, string text, CancellationToken cancellation) => Edit(
        article,
        RuleAction.Keep,
        text,
        version =>
        {
            var removed = version.Removed;
            var which = Enumerable.Range(0, removed.Count).FirstOrDefault(i => removed[i].At == at && removed[i].Text == text, -1);
            return which < 0 ? null : EditedText.Restore(version.Text, removed, which);
        },
        cancellation);

    /// <param name="line">A paragraph of the article, or the beginning or end of one.</param>
    public Task<Ruling> Cut(long article, string line, CancellationToken cancellation) => Edit(
        article, RuleAction.Cut, line, version => EditedText.Cut(version.Text, version.Removed, SourceRule.Fold(line)), cancellation);

    private async Task<Ruling> Edit(long article, RuleAction action, string line, Func<ArticleVersion, EditedText?> edit, CancellationToken cancellation)
    {
        if (SourceRule.Fold(line).Length is 0 or > SourceRule.LongestLine)
            return new(RulingOutcome.Unsuitable);
        for (var tries = 0; tries < MostTries; tries++)
        {
            if (await archive.Find(article, cancellation) is not { } stored || await versions.Newest(article, cancellation) is not { } version
                || await versions.AliasOf(version.Article, cancellation) is not { } alias)
                return new(RulingOutcome.UnknownArticle);
            if (stored.Revision != version.Revision)
                continue;
            if (edit(version) is not { } edited)
                return new(RulingOutcome.NotThere);
            if (edited.Text.Length == 0)
                return new(RulingOutcome.Unsuitable);
            var set = tries == 0 ? await topics.Current(cancellation) : await topics.Reload(cancellation);
            var record = await cpu.Run(() => ToRecord(stored, version, edited, alias, set), cancellation);
            var rule = SourceRule.Of(action, line, version.Article, time.GetUtcNow().ToUnixTimeMilliseconds());
            if (await Write(version, record, rule, cancellation) is { } outcome)
                return outcome == RulingOutcome.Done ? new(outcome, version.Source, rule) : new(outcome);
        }

        throw new StorageException("The article or the topics kept changing meanwhile. Try again.");
    }

    /// <summary>Null: the topics or the article changed since they were read, and nothing was written.</summary>
    private Task<RulingOutcome?> Write(ArticleVersion version, ArticleRecord record, SourceRule rule, CancellationToken cancellation) => database.Append<RulingOutcome?>(
        async connection =>
        {
            var store = database.Records(connection);
            if (store.TopicSetVersion() != record.TopicSetVersion || store.FindArticles([version.Article]).Single().Revision != version.Revision)
                return null;
            if (!await table.PutRule(connection, version.Source, rule))
                return RulingOutcome.TooMany;
            return RecordBatch.Revise(store, record, version.Revision, index) ? RulingOutcome.Done : null;
        },
        cancellation);

    private static ArticleRecord ToRecord(StoredArticle stored, ArticleVersion version, EditedText edited, string alias, TopicSet set)
    {
        var clean = new CleanText(stored.Title, stored.Author, edited.Text, stored.Truncated, edited.Removed);
        return new()
        {
            Keys = [alias],
            Source = version.Source,
            SourceItem = "",
            ItemHash = [],
            ContentHash = Article.ContentHash(stored.Title, stored.Author, edited.Text, stored.Truncated, stored.Published, stored.Language, stored.Kind),
            Url = stored.Url,
            Title = stored.Title,
            Author = stored.Author,
            Outlet = stored.Outlet,
            Language = stored.Language,
            Kind = stored.Kind,
            KindEvidence = version.KindEvidence,
            Published = stored.Published,
            Seen = stored.Seen,
            Rank = version.Rank,
            Text = edited.Text,
            Truncated = stored.Truncated,
            Removed = edited.Removed,
            Piece = PieceFingerprint.Of(clean),
            Sketch = PieceSketch.Of(edited.Text),
            Matches = set.Matcher.Match(new(stored.Title, edited.Text, stored.Outlet, stored.Author, stored.Language, stored.Kind)),
            TopicSetVersion = set.Version,
        };
    }
}
