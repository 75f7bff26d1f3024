using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Articles.Templates;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Telemetry;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Articles;

/// <summary>
/// One text at one identity: cleaned, fingerprinted, matched and recorded. It remembers nothing: what must be exact is
/// decided by the ledger, in one transaction.
/// </summary>
public sealed class Article(LedgerWriter ledger, TopicSets topics, SourceCleanings cleanings, CpuBound cpu, TimeProvider time) : IArticle
{
    /// <summary>A topic set that changes faster than a text can be matched is no longer a race; then the item waits its turn.</summary>
    private const int MostRematches = 5;

    public async Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation)
    {
        using var span = Spans.Start("article.ingest");
        var set = await topics.Current(cancellation);
        var lines = await cleanings.Of(incoming.Source, incoming.Cleaning, cancellation);
        for (var attempt = 0; attempt < MostRematches; attempt++)
        {
            if (await cpu.Run(() => Read(incoming, lines, set), cancellation) is not var (record, trace))
                return new(IngestOutcome.Quarantined, CleanItem.NothingLeft);
            var outcome = await ledger.Record(record);
            if (outcome is RecordOutcome.New or RecordOutcome.Revised)
                Count(record.Removed);
            if (outcome != RecordOutcome.StaleTopics)
                return outcome switch { RecordOutcome.New => new(IngestOutcome.New, Trace: trace), RecordOutcome.Revised => new(IngestOutcome.Revised), _ => new(IngestOutcome.Known) };
            set = await topics.Reload(cancellation);
        }

        throw new StorageException("The topics kept changing while an article was recorded. It is tried again with the next fetch.");
    }

    /// <summary>SHA-256 of everything that a reader would see change.</summary>
    internal static byte[] ContentHash(string? title, string? author, string text, bool truncated, DateTimeOffset? published, string? language, string kind) =>
        ItemIdentity.Sha256(title, author, text, truncated ? "truncated" : "whole", published?.ToString("O"), language, kind);

    /// <summary>Rules are known by name; whatever else may stand there shares one series.</summary>
    private static void Count(IReadOnlyList<RemovedSpan> removed)
    {
        foreach (var span in removed)
            Measures.RemovedSpans.Add(1, "rule", CleaningRules.Explanations.ContainsKey(span.Rule) ? span.Rule : "other");
    }

    private static (byte[] Sketch, uint[] Words) Sketch(CleanText clean)
    {
        using var span = Spans.Start("article.sketch");
        var words = PieceWords.Of(clean.Text);
        return (PieceSketch.Of(words), words);
    }

    private static IReadOnlyList<TopicRevision> Match(ArticleFields article, TopicSet set)
    {
        using var span = Spans.Start("article.match");
        return set.Matcher.Match(article);
    }

    /// <summary>Everything that needs no database; null when nothing is left of the item.</summary>
    private (ArticleRecord Record, CleaningTrace Trace)? Read(IncomingItem incoming, SourceLines lines, TopicSet set) =>
        CleanItem.Of(incoming.Item, incoming.SourceName, lines) is { } read ? (ToRecord(incoming, read, set), new(RemovedShares.Permille(read.Clean.Removed, read.Clean.Text), read.Clean.EdgeLines)) : null;

    private ArticleRecord ToRecord(IncomingItem incoming, CleanItem read, TopicSet set)
    {
        var (item, clean) = (incoming.Item, read.Clean);
        var (sketch, words) = Sketch(clean);
        return new()
        {
            Keys = ItemIdentity.Keys(item, incoming.Source),
            Source = incoming.Source,
            SourceItem = ItemIdentity.WithinSource(item),
            Response = incoming.Response,
            ItemHash = ItemIdentity.Hash(item),
            ContentHash = ContentHash(clean.Title, clean.Author, clean.Text, clean.Truncated, read.Published, read.Language, read.Kind),
            Url = item.Url,
            Title = clean.Title,
            Author = clean.Author,
            Outlet = read.Outlet,
            Language = read.Language,
            Kind = read.Kind,
            KindEvidence = read.KindEvidence,
            Published = read.Published,
            Seen = time.GetUtcNow(),
            Rank = item.Page is not null ? TextRank.Page : item.Content is not null ? TextRank.Content : TextRank.Summary,
            Text = clean.Text,
            Truncated = clean.Truncated,
            Removed = clean.Removed,
            Piece = PieceFingerprint.Of(clean),
            Sketch = sketch,
            Words = words,
            Matches = Match(read.Fields, set),
            TopicSetVersion = set.Version,
        };
    }
}
