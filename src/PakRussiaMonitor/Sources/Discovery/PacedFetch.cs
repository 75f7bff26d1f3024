using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Sources.Discovery;

/// <summary>
/// Fetches for somebody who waits for the answer: under the rules and the pacing of every fetch, and without storing anything.
/// </summary>
public sealed class PacedFetch(FeedFetcher fetcher, IActors actors, TimeProvider time)
{
    /// <returns><see cref="FetchOutcome.Deferred"/> with the moment in <see cref="FetchResult.RetryAt"/> when the site's turn comes only after <paramref name="latest"/>.</returns>
    public async Task<FetchResult> Fetch(Uri url, DateTimeOffset latest, CancellationToken cancellation)
    {
        if (url.IsLoopback)
            return await fetcher.Fetch(new(url), cancellation);
        var site = actors.Site(url.IdnHost);
        var who = $"preview:{Guid.NewGuid():N}"; // a start belongs to one fetch, also where two people look at one site
        try
        {
            while (await site.Reserve(who, cancellation) is var slot && slot.StartsAt > time.GetUtcNow())
            {
                if (slot.StartsAt > latest)
                    return new(FetchOutcome.Deferred, url) { RetryAt = slot.StartsAt };
                await Task.Delay(slot.StartsAt - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero, time, cancellation);
            }

            var result = await fetcher.Fetch(new(url), cancellation);
            if (result.RetryAt is { } until)
                await actors.Site(result.Url.IdnHost).Pause(until, cancellation);
            return result;
        }
        finally
        {
            await site.Release(who, CancellationToken.None);
        }
    }
}
