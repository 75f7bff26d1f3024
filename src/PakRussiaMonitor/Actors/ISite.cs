namespace PakRussiaMonitor.Actors;

/// <summary>A host's pacing: how many may fetch from it at a time, and how soon after one another. Keyed by host name.</summary>
public interface ISite
{
    /// <summary>Answers at once with the moment from which <paramref name="source"/> may start; never waits.</summary>
    Task<Reservation> Reserve(string source, CancellationToken cancellation);

    /// <summary>Gives the place back; a lease that is never given back expires by itself.</summary>
    Task Release(string source, CancellationToken cancellation);

    /// <summary>Nobody starts before <paramref name="until"/>: the host asked for it.</summary>
    Task Pause(DateTimeOffset until, CancellationToken cancellation);
}

public sealed record Reservation(DateTimeOffset StartsAt, DateTimeOffset ExpiresAt);
