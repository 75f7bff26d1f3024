using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Language;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Telemetry;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Articles;

/// <summary>
/// One text at one identity: cleaned, fingerprinted, matched and recorded. It remembers nothing: what must be exact is
/// decided by the ledger, in one transaction.
/// </summary>
public sealed class Article(LedgerWriter ledger, TopicSets topics, CpuBound cpu, TimeProvider time) : IArticle
{
    /// <summary>A topic set that changes faster than a text can be matched is no longer a race; then the item waits its turn.</summary>
    private const int MostRematches = 5;

    public async Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation)
    {
        using var span = Spans.Start("article.ingest");
        var set = await topics.Current(cancellation);
        for (var attempt = 0; attempt < MostRematches; attempt++)
        {
            if (await cpu.Run(() => ToRecord(incoming, set), cancellation) is not { } record)
                return new(IngestOutcome.Quarantined, "It has neither a title nor a text.");
            var outcome = await ledger.Record(record);
            if (outcome is RecordOutcome.New or RecordOutcome.Revised)
                Count(record.Removed);
            if (outcome != RecordOutcome.StaleTopics)
                return new(outcome switch { RecordOutcome.New => IngestOutcome.New, RecordOutcome.Revised => IngestOutcome.Revised, _ => IngestOutcome.Known });
            set = await topics.Reload(cancellation);
        }

        throw new StorageException("The topics kept changing while an article was recorded. It is tried again with the next fetch.");
    }

    /// <summary>Rules are known by name; whatever else may stand there shares one series.</summary>
    private static void Count(IReadOnlyList<RemovedSpan> removed)
    {
        foreach (var span in removed)
            Measures.RemovedSpans.Add(1, "rule", CleaningRules.Explanations.ContainsKey(span.Rule) ? span.Rule : "other");
    }

    private static CleanText Clean(FeedItem item)
    {
        using var span = Spans.Start("article.clean");
        var text = item.Content ?? item.Summary ?? new FeedText("", Markup.Text);
        var lines = text.Markup == Markup.Html ? HtmlText.ToLines(text.Value).Text : text.Value;
        return ArticleCleaner.Clean(new(lines, item.Title, item.Author));
    }

    private static byte[] Sketch(CleanText clean)
    {
        using var span = Spans.Start("article.sketch");
        return PieceSketch.Of(clean.Text);
    }

    private static IReadOnlyList<TopicRevision> Match(ArticleFields article, TopicSet set)
    {
        using var span = Spans.Start("article.match");
        return set.Matcher.Match(article);
    }

    /// <summary>Everything that needs no database; null when nothing is left of the item.</summary>
    private ArticleRecord? ToRecord(IncomingItem incoming, TopicSet set)
    {
        var item = incoming.Item;
        var clean = Clean(item);
        if (clean.Text.Length == 0 && clean.Title is null)
            return null;
        var published = item.Published ?? item.Updated; // many Atom feeds date their entries by the update alone
        var kind = ArticleKind.Of(item);
        var outlet = ItemIdentity.Outlet(item, incoming.SourceName);
        var language = TextLanguage.Of(item.Language, clean.Text);
        return new()
        {
            Keys = ItemIdentity.Keys(item, incoming.Source),
            Source = incoming.Source,
            SourceItem = ItemIdentity.WithinSource(item),
            Response = incoming.Response,
            ItemHash = ItemIdentity.Hash(item),
            ContentHash = ItemIdentity.Sha256(
                clean.Title, clean.Author, clean.Text, clean.Truncated ? "truncated" : "whole", published?.ToString("O"), language, kind),
            Url = item.Url,
            Title = clean.Title,
            Author = clean.Author,
            Outlet = outlet,
            Language = language,
            Kind = kind,
            Published = published,
            Seen = time.GetUtcNow(),
            Rank = item.Content is null ? TextRank.Summary : TextRank.Content,
            Text = clean.Text,
            Truncated = clean.Truncated,
            Removed = clean.Removed,
            Piece = PieceFingerprint.Of(clean),
            Sketch = Sketch(clean),
            Matches = Match(new(clean.Title, clean.Text, outlet, clean.Author, language, kind), set),
            TopicSetVersion = set.Version,
        };
    }
}
