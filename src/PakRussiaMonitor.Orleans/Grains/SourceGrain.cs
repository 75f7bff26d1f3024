using Orleans;
using Orleans.Placement;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans.Grains;

/// <summary>
/// Placed where the scheduler that claimed the source is: fetching is spread by the claims already, and a hop less is saved on every
/// call. It goes after ten idle minutes, since a source is asked seldom and remembers only the response that it is draining.
/// </summary>
[PreferLocalPlacement]
[CollectionAgeLimit(Minutes = 10)]
internal sealed class SourceGrain(ActorFactory factory, IActors actors) : ActorGrain<ISource>(id => factory.Source(id, actors)), ISourceGrain
{
    public Task<FetchReport> Fetch(CancellationToken cancellation) => Run(source => source.Fetch(cancellation));

    public Task<DrainReport> Drain(CancellationToken cancellation) => Run(source => source.Drain(cancellation));
}
