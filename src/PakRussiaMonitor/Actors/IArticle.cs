namespace PakRussiaMonitor.Actors;

/// <summary>One text at one identity: cleans it, recognises it, records it. Keyed by the item's identity.</summary>
public interface IArticle
{
    Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation);
}

/// <summary>An item with where it came from.</summary>
/// <param name="Response">The stored response that it is part of; null: none.</param>
/// <param name="Cleaning">The version of the source's own cleaning rules to clean it by; null: the newest.</param>
public sealed record IncomingItem(FeedItem Item, string Source, string SourceName, long? Response = null, long? Cleaning = null);

/// <param name="Reason">Why the item was set aside; null unless <see cref="IngestOutcome.Quarantined"/>.</param>
/// <param name="Trace">What its source may learn from it; null unless <see cref="IngestOutcome.New"/>.</param>
public sealed record Ingested(IngestOutcome Outcome, string? Reason = null, CleaningTrace? Trace = null);

/// <summary>What cleaning an article told of its source.</summary>
/// <param name="RemovedPermille">How much of the text was removed.</param>
/// <param name="EdgeLines">The short lines above its first paragraph and below its last that may be the source's template.</param>
public sealed record CleaningTrace(int RemovedPermille, IReadOnlyList<string> EdgeLines);

public enum IngestOutcome
{
    New,
    Revised,
    Known,
    Quarantined,
}
