namespace PakRussiaMonitor.Actors;

/// <summary>A registered feed: fetches it, then hands its items on. Keyed by the source's id.</summary>
public interface ISource
{
    /// <summary>One fetch. Ends when what came is stored; <see cref="Drain"/> makes something of it.</summary>
    Task<FetchReport> Fetch(CancellationToken cancellation);

    /// <summary>A slice of the stored responses' items, short enough for one turn. Call again while more remains.</summary>
    Task<DrainReport> Drain(CancellationToken cancellation);
}

/// <param name="Sentence">What happened and, where something is wrong, what to do about it.</param>
/// <param name="DeferredUntil">Set when the site's pacing put the fetch off; nothing was fetched then.</param>
public sealed record FetchReport(FetchOutcome Outcome, string Sentence, DateTimeOffset? DeferredUntil = null);

/// <param name="Items">Items handled in this slice.</param>
/// <param name="NewArticles">Articles that were not known before.</param>
/// <param name="Quarantined">Items set aside with a reason; the rest went on.</param>
public sealed record DrainReport(int Items, int NewArticles, int Quarantined, bool More);

/// <summary>What became of a fetch; reads like a diagnosis. Stored by name: never rename a member.</summary>
public enum FetchOutcome
{
    /// <summary>A feed arrived and was stored.</summary>
    Fetched,

    /// <summary>304: the server says nothing changed.</summary>
    NotModified,

    /// <summary>200 with the very bytes of last time.</summary>
    Unchanged,

    /// <summary>The site's pacing put the fetch off.</summary>
    Deferred,

    /// <summary>The address is no http(s) URL, or carries credentials.</summary>
    InvalidUrl,

    /// <summary>The address, or a redirect, leads to a network that this service does not fetch from.</summary>
    AddressRefused,

    /// <summary>The host name does not resolve.</summary>
    UnknownHost,

    /// <summary>No connection, or it broke.</summary>
    Unreachable,

    /// <summary>TLS failed.</summary>
    InsecureConnection,

    TimedOut,

    /// <summary>More bytes than a feed may have, on the wire or unpacked.</summary>
    TooLarge,

    /// <summary>Too many redirects, or one without a target.</summary>
    RedirectLoop,

    /// <summary>Something came, but it is not a feed (often an HTML page).</summary>
    NotAFeed,

    /// <summary>401 or 403.</summary>
    AccessDenied,

    /// <summary>The environment variable with the source's user and password is not there; nothing was asked.</summary>
    MissingCredentials,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410: gone for good.</summary>
    Gone,

    /// <summary>429, or 503 with Retry-After.</summary>
    Throttled,

    /// <summary>Any other status that is no success.</summary>
    ServerError,

    /// <summary>The host failed so often just now that it is left alone for a while.</summary>
    CircuitOpen,

    /// <summary>A listing page came, and the source's selector finds no link in it.</summary>
    NoLinks,

    /// <summary>Of linked pages: the site's robots.txt asks that it be left alone.</summary>
    RobotsRefused,

    /// <summary>Of linked pages: the site's robots.txt could not be read, so nothing is fetched for now.</summary>
    RobotsUnknown,

    /// <summary>Of linked pages: something came, but no web page.</summary>
    NotAPage,

    /// <summary>Of linked pages: no article was found in the page.</summary>
    NoText,
}
