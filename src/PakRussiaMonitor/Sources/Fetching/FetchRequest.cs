using System.Net;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>One fetch.</summary>
/// <param name="ETag">The validator that came with the stored body, sent back verbatim.</param>
/// <param name="LastModified">The validator that came with the stored body, sent back verbatim.</param>
/// <param name="Permitted">
/// A loopback endpoint that this one fetch may reach in spite of the address rules (a replayed folder). It then
/// reaches nothing else, redirects included.
/// </param>
/// <param name="Private">Sent to the URL's own server, and not along redirects to another.</param>
public sealed record FetchRequest(Uri Url, string? ETag = null, string? LastModified = null, IPEndPoint? Permitted = null, PrivateHeaders? Private = null)
{
    /// <summary>Asked of each redirect; one that is not to be followed ends the fetch, see <see cref="FetchResult.LeadsTo"/>. Null follows them all.</summary>
    public Func<Uri, bool>? Follows { get; init; }
}
