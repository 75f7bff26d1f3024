namespace PakRussiaMonitor.Actors;

/// <summary>One text at one identity: cleans it, recognises it, records it. Keyed by the item's identity.</summary>
public interface IArticle
{
    Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation);
}

/// <summary>An item with where it came from.</summary>
/// <param name="Response">The stored response that it is part of; null: none.</param>
public sealed record IncomingItem(FeedItem Item, string Source, string SourceName, long? Response = null);

/// <param name="Reason">Why the item was set aside; null unless <see cref="IngestOutcome.Quarantined"/>.</param>
public sealed record Ingested(IngestOutcome Outcome, string? Reason = null);

public enum IngestOutcome
{
    New,
    Revised,
    Known,
    Quarantined,
}
