namespace PakRussiaMonitor.Sources;

/// <summary>What a source is; stored by name.</summary>
public enum SourceKind
{
    /// <summary>A feed on the web, polled on a schedule.</summary>
    Feed,

    /// <summary>A folder replayed as a feed: never scheduled, and its fetch reaches its own loopback endpoint and nothing else.</summary>
    Replay,

    /// <summary>A folder of text files on this machine, polled like a feed.</summary>
    Folder,
}

public enum SourceState
{
    Active,
    Paused,

    /// <summary>Deleted by an operator; its articles and their counts stay.</summary>
    Retired,
}

/// <summary>A row of the source table. Times are Unix milliseconds.</summary>
public sealed record RegisteredSource
{
    public string Id { get; init; } = "";

    public string Url { get; init; } = "";

    public string Name { get; init; } = "";

    public SourceKind Kind { get; init; }

    public SourceState State { get; init; }

    public long CreatedAt { get; init; }

    /// <summary>Null: never by itself.</summary>
    public long? NextDueAt { get; init; }

    public int IntervalSeconds { get; init; }

    /// <summary>The least that the feed itself asks for between two fetches, as it was read last.</summary>
    public long AskedSeconds { get; init; }

    /// <summary>The least that the publisher asked for when it was fetched last: the feed itself, or its answer's headers.</summary>
    public long FloorSeconds { get; init; }

    public string? MovedTo { get; init; }

    public int MovedTimes { get; init; }

    public long? MovedSince { get; init; }

    /// <summary>Permanent redirects that its last fetches met; null where the last one met none.</summary>
    public SourceMove? Move => MovedTo is { } to ? new(to, MovedTimes, MovedSince ?? 0) : null;

    /// <summary>Grows with failures, back to 0 with the first success.</summary>
    public double FailureWeight { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public long? ValidatorsAt { get; init; }

    /// <summary>SHA-256 of the newest body that was a feed.</summary>
    public byte[]? BodyHash { get; init; }

    /// <summary>The row's JSON; see <see cref="Settings"/>.</summary>
    public string SettingsJson { get; init; } = "{}";

    public SourceSettings Settings => SourceSettings.Of(SettingsJson);

    /// <summary>Grows with every change that an operator makes; what a write was based on is told by it.</summary>
    public long Version { get; init; }

    /// <summary>Grows when its lease changes hands and when a fetch of it is saved: what began under a smaller one comes too late.</summary>
    public long Fence { get; init; }
}
