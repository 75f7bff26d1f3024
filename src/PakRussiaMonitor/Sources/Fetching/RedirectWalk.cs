using PakRussiaMonitor.Actors;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>One attempt: from the requested URL along the redirects to an end. Each step passes the guard anew.</summary>
internal sealed class RedirectWalk(FetchOptions options, AddressGuard guard, TimeProvider time, Random random)
{
    private readonly HostCircuits circuits = new(options, time);
    private readonly HttpExchange exchange = new(options, time, random);

    /// <returns>An end of the way; never a redirect.</returns>
    public async Task<Hop> Walk(FetchProgress progress, CancellationToken cancellation)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var permanent = true;
        progress.Url = progress.Request.Url;
        for (var redirects = 0; ; redirects++)
        {
            var verdict = guard.Check(progress.Url, progress.Request.Permitted);
            if (!verdict.Accepted)
                return End(new FetchResult(verdict.Refusal.Outcome, progress.Url) { Refusal = verdict.Refusal, Detail = "turned away by the address guard" });

            progress.Url = verdict.Url;
            if (redirects > options.MaxRedirects || !seen.Add(verdict.Url.AbsoluteUri))
                return End(new FetchResult(FetchOutcome.RedirectLoop, progress.Url) { Detail = $"{redirects} redirects" });

            var hop = await Step(progress, cancellation);
            if (hop.Location is null) return End(hop.Result, hop.Transient);
            if (hop.Location.Length == 0 || !Uri.TryCreate(progress.Url, hop.Location, out var next))
                return End(hop.Result with { Detail = "a redirect without a usable Location" });

            if (progress.Request.Follows?.Invoke(next) == false)
                return End(hop.Result with { LeadsTo = next });

            permanent &= hop.Result.Status is 301 or 308;
            progress.Url = next;

            Hop End(FetchResult result, bool transient = false) =>
                new(result with { Redirects = redirects, MovedPermanently = redirects > 0 && permanent }, transient);
        }
    }

    private async Task<Hop> Step(FetchProgress progress, CancellationToken cancellation)
    {
        try
        {
            return await circuits.For(progress.Url).ExecuteAsync(
                static async (step, token) => await step.exchange.Send(step.progress, token), (exchange, progress), cancellation);
        }
        catch (TimeoutRejectedException)
        {
            var late = new FetchResult(FetchOutcome.TimedOut, progress.Url) { Detail = $"no end within {options.AttemptTimeout.TotalSeconds:0.#} s" };
            return new Hop(late, Transient: !progress.InBody);
        }
        catch (BrokenCircuitException e)
        {
            // Within one fetch the failure that opened the circuit says more than the open circuit.
            var open = new FetchResult(FetchOutcome.CircuitOpen, progress.Url)
            {
                RetryAt = time.GetUtcNow() + (e.RetryAfter ?? options.CircuitBreak),
                Detail = "circuit open",
            };
            return new Hop(progress.Last ?? open);
        }
    }
}
