using Orleans;
using Orleans.Placement;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans.Grains;

/// <summary>
/// Placed on the silo with the fewest activations: a topic's sums are the largest thing that an actor keeps, and all of a page's topics are
/// asked together. It stays for an hour, because rebuilding it reads the ledger.
/// </summary>
[ActivationCountBasedPlacement]
[CollectionAgeLimit(Hours = 1)]
internal sealed class TopicGrain(ActorFactory factory) : ActorGrain<ITopic>(factory.Topic), ITopicGrain
{
    public Task<TopicOverview> Overview(Clock clock, CancellationToken cancellation) => Run(topic => topic.Overview(clock, cancellation));

    public Task<TopicCounts> Counts(CountsQuery query, CancellationToken cancellation) => Run(topic => topic.Counts(query, cancellation));
}
