using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Orleans;

/// <summary>How many actors this silo hosts, and how many of their calls have not ended yet.</summary>
internal sealed class SiloGauges : IGauges
{
    private readonly ConcurrentDictionary<string, int> actors = new();
    private int calls;

    public IEnumerable<Gauge> Gauges =>
    [
        new("pakrussia.actors", "{actor}", "Actors in memory, by kind.", () => [.. actors.Select(kind => Gauge.Value(kind.Value, "kind", kind.Key))]),
        new("pakrussia.actor.calls", "{call}", "Calls to actors that have not ended yet, the waiting ones included.", () => [Gauge.Value(Volatile.Read(ref calls))]),
    ];

    public void Hosts(string kind, int more) => actors.AddOrUpdate(kind, more, (_, count) => count + more);

    public async Task<T> Count<T>(Func<Task<T>> call)
    {
        Interlocked.Increment(ref calls);
        try
        {
            return await call();
        }
        finally
        {
            Interlocked.Decrement(ref calls);
        }
    }
}
