using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>
/// A circuit breaker for each host: one that fails again and again is left alone for a while. Remembers a bounded
/// number of hosts; the one not asked for longest is forgotten first, and starts afresh.
/// </summary>
internal sealed class HostCircuits(FetchOptions options, TimeProvider time, int capacity = 1_000)
{
    private static readonly TimeSpan Sampling = TimeSpan.FromMinutes(2);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long turn;

    public int Count
    {
        get
        {
            lock (gate) return entries.Count;
        }
    }

    /// <summary>The pipeline for requests to this URL's host and port: circuit breaker, then attempt timeout.</summary>
    public ResiliencePipeline<Hop> For(Uri url)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(url.Authority, out var entry))
            {
                if (entries.Count >= capacity) entries.Remove(entries.MinBy(pair => pair.Value.LastTurn).Key);
                entries[url.Authority] = entry = new Entry(Build());
            }

            entry.LastTurn = ++turn;
            return entry.Pipeline;
        }
    }

    private ResiliencePipeline<Hop> Build() =>
        new ResiliencePipelineBuilder<Hop> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Hop>
            {
                FailureRatio = 0.8,
                MinimumThroughput = options.CircuitFailures,
                SamplingDuration = Sampling,
                BreakDuration = options.CircuitBreak,
                // A cancelled probe proves nothing, so it must not close the circuit.
                ShouldHandle = new PredicateBuilder<Hop>()
                    .Handle<TimeoutRejectedException>()
                    .Handle<OperationCanceledException>()
                    .HandleResult(hop => hop.Failed),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();

    private sealed class Entry(ResiliencePipeline<Hop> pipeline)
    {
        public ResiliencePipeline<Hop> Pipeline => pipeline;

        public long LastTurn { get; set; }
    }
}
