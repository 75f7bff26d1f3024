using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// A source's whole run, under its lease: one fetch, then slice after slice until everything it brought is counted. A run that
/// failed keeps its lease until that runs out; one that was stopped gives it back at once, so that another process goes on.
/// </summary>
public sealed class SourceRuns(IActors actors, SourceTable sources, SourceLeases leases, TimeProvider time)
{
    private const string Elsewhere = "Another process is fetching this source just now.";

    /// <summary>Fetches now; put off when another process is at it.</summary>
    public async Task<FetchReport> Run(string id, CancellationToken cancellation)
    {
        if (await leases.Take(id, cancellation) is not { } lease)
        {
            return await sources.Find(id, cancellation) is null
                ? await actors.Source(id).Fetch(cancellation) // which says so
                : new(FetchOutcome.Deferred, Elsewhere, time.GetUtcNow());
        }

        try
        {
            return await Run(id, lease, cancellation);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new(FetchOutcome.Deferred, Elsewhere, time.GetUtcNow());
        }
    }

    /// <summary>Runs a source whose lease is held already, and gives it back.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, or another process took the source over.</exception>
    public Task<FetchReport> Run(string id, SourceLease lease, CancellationToken cancellation) => Under(
        lease,
        async stop =>
        {
            var report = await actors.Source(id).Fetch(stop);
            await DrainAll(id, stop);
            return report;
        },
        cancellation);

    /// <summary>Makes articles of what is stored and not counted yet, and gives the lease back.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, or another process took the source over.</exception>
    public Task<bool> Drain(string id, SourceLease lease, CancellationToken cancellation) => Under(lease, stop => DrainAll(id, stop), cancellation);

    private async Task<bool> DrainAll(string id, CancellationToken cancellation)
    {
        while ((await actors.Source(id).Drain(cancellation)).More)
            cancellation.ThrowIfCancellationRequested();
        return true;
    }

    private static async Task<T> Under<T>(SourceLease lease, Func<CancellationToken, Task<T>> run, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);
        var release = false;
        try
        {
            var result = await run(stop.Token);
            release = true;
            return result;
        }
        finally
        {
            await lease.GiveBack(release || cancellation.IsCancellationRequested);
        }
    }
}
