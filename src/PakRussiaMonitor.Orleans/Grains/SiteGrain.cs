using Orleans;
using Orleans.Placement;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans.Grains;

/// <summary>
/// Placed anywhere: every silo asks it, so no place is nearer than another. It stays for ten idle minutes, longer than any
/// reservation that it hands out.
/// </summary>
[RandomPlacement]
[CollectionAgeLimit(Minutes = 10)]
internal sealed class SiteGrain(ActorFactory factory) : ActorGrain<ISite>(factory.Site), ISiteGrain
{
    public Task<Reservation> Reserve(string source, CancellationToken cancellation) => Run(site => site.Reserve(source, cancellation));

    public Task Release(string source, CancellationToken cancellation) => Run(site => site.Release(source, cancellation));

    public Task Pause(DateTimeOffset until, CancellationToken cancellation) => Run(site => site.Pause(until, cancellation));
}
