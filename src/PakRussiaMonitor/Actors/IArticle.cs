namespace PakRussiaMonitor.Actors;

/// <summary>One text at one identity: cleans it, recognises it, records it. Keyed by the item's identity.</summary>
public interface IArticle
{
    Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation);
}

/// <summary>An item with where it came from.</summary>
public sealed record IncomingItem(FeedItem Item, string Source, string SourceName);

/// <param name="Reason">Why the item was set aside; null unless <see cref="IngestOutcome.Quarantined"/>.</param>
public sealed record Ingested(IngestOutcome Outcome, string? Reason = null);

public enum IngestOutcome
{
    New,
    Revised,
    Known,
    Quarantined,
}
