using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources;

/// <summary>A source's whole run: one fetch, then slice after slice until everything it brought is counted.</summary>
public sealed class SourceRuns(IActors actors)
{
    public async Task<FetchReport> Run(string id, CancellationToken cancellation)
    {
        var report = await actors.Source(id).Fetch(cancellation);
        await Drain(id, cancellation);
        return report;
    }

    public async Task Drain(string id, CancellationToken cancellation)
    {
        while ((await actors.Source(id).Drain(cancellation)).More)
            cancellation.ThrowIfCancellationRequested();
    }
}
