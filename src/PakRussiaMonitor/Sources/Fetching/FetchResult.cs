using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Discovery;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>What came of a fetch. Whether a fetched body is a feed is not known yet.</summary>
/// <param name="Url">Where the answer, or the failure, came from: the last of the redirects.</param>
public sealed record FetchResult(FetchOutcome Outcome, Uri Url)
{
    /// <summary>The last HTTP status; null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>The unpacked body; null unless <see cref="FetchOutcome.Fetched"/>.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The header as it was sent, parameters included.</summary>
    public string? ContentType { get; init; }

    /// <summary>As it was sent; a 304 may bring a new one, and null there means that the stored one stays.</summary>
    public string? ETag { get; init; }

    /// <summary>As it was sent; a 304 may bring a new one, and null there means that the stored one stays.</summary>
    public string? LastModified { get; init; }

    /// <summary>Before this the host wants no request; at most 24 h away.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>For so long the answer says that it stays good; at most 24 h.</summary>
    public TimeSpan FreshFor { get; init; }

    /// <summary>Redirects that the last attempt followed.</summary>
    public int Redirects { get; init; }

    /// <summary>The redirect at which the fetch ended because its request did not follow it.</summary>
    public Uri? LeadsTo { get; init; }

    /// <summary>There were redirects and all of them were permanent (301, 308).</summary>
    public bool MovedPermanently { get; init; }

    /// <summary>How often the whole way was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Bytes of bodies received over all attempts, still packed.</summary>
    public long WireBytes { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>A short technical note for logs: which limit, which error.</summary>
    public string? Detail { get; init; }

    /// <summary>The feeds of a web page that came instead of one; the fetcher itself does not look for them.</summary>
    public IReadOnlyList<OfferedFeed> Offered { get; init; } = [];

    /// <summary>Why the guard turned the address away, where it did.</summary>
    public UrlRefusal? Refusal { get; init; }
}
