namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>What one request brought: either an end of the way, or a redirect.</summary>
/// <param name="Transient">Trying again at once may help.</param>
/// <param name="Location">The redirect's target as it was sent; null unless this is a redirect.</param>
internal sealed record Hop(FetchResult Result, bool Transient = false, string? Location = null)
{
    /// <summary>Counts against the host. A host that says "too many requests" is alive and is paced elsewhere.</summary>
    public bool Failed => Transient && Result.Status != 429;
}
