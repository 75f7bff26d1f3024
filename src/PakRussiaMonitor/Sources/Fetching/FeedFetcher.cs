using Microsoft.Extensions.Options;
using PakRussiaMonitor.Actors;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>
/// Fetches one URL: conditionally, under limits, only from public addresses. From outside to inside: total timeout,
/// retries with jittered back-off, then for each step of the redirects the host's circuit breaker and the attempt
/// timeout. A host that names the time of its return is not asked again before it.
/// </summary>
public sealed class FeedFetcher
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(4);

    private readonly FetchOptions options;
    private readonly FetchTransport transport;
    private readonly TimeProvider time;
    private readonly Random random;
    private readonly RedirectWalk walk;
    private readonly ResiliencePipeline<Hop> pipeline;

    /// <param name="random">Spreads the pauses before retries and those that hosts ask for.</param>
    public FeedFetcher(IOptions<FetchOptions> options, AddressGuard guard, FetchTransport transport, TimeProvider time, Random random)
    {
        this.options = options.Value;
        this.transport = transport;
        this.time = time;
        this.random = random;
        walk = new RedirectWalk(this.options, guard, time, random);
        pipeline = Build();
    }

    /// <summary>Ends within <see cref="FetchOptions.TotalTimeout"/>. Whatever happens out there is data, not an exception.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="ArgumentException">The permitted endpoint is not a loopback one.</exception>
    public async Task<FetchResult> Fetch(FetchRequest request, CancellationToken cancellation)
    {
        var started = time.GetTimestamp();
        using var own = request.Permitted is { } permitted ? transport.CreateFor(permitted) : null;
        var progress = new FetchProgress(request, own ?? transport.Client);
        var result = await Run(progress, cancellation);
        return result with { Attempts = progress.Attempts, WireBytes = progress.WireBytes, Took = time.GetElapsedTime(started) };
    }

    private async Task<FetchResult> Run(FetchProgress progress, CancellationToken cancellation)
    {
        try
        {
            var hop = await pipeline.ExecuteAsync(static async (run, token) => await run.self.Attempt(run.progress, token), (self: this, progress), cancellation);
            // A host that is overloaded to the last retry is left alone for a while, also where it does not ask for that.
            return hop.Result is { Status: 503, RetryAt: null } overloaded ? overloaded with { RetryAt = RetryAfter.Unsaid(time.GetUtcNow(), random.NextDouble()) } : hop.Result;
        }
        catch (TimeoutRejectedException)
        {
            return new FetchResult(FetchOutcome.TimedOut, progress.Url) { Detail = $"no end within {options.TotalTimeout.TotalSeconds:0.#} s in all" };
        }
    }

    private async Task<Hop> Attempt(FetchProgress progress, CancellationToken cancellation)
    {
        progress.Attempts++;
        var hop = await walk.Walk(progress, cancellation);
        progress.Last = hop.Result;
        return hop;
    }

    private ResiliencePipeline<Hop> Build()
    {
        var builder = new ResiliencePipelineBuilder<Hop> { TimeProvider = time }.AddTimeout(options.TotalTimeout);
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<Hop>
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = random.NextDouble,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { Transient: true }),
            });
        }

        return builder.Build();
    }
}
