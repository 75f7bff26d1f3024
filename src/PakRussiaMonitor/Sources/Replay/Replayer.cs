using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Actors.InProcess;

namespace PakRussiaMonitor.Sources.Replay;

/// <summary>
/// Replays a folder of texts as a test feed, through the same fetch, drain and count as any source. Its feed can be reached from
/// this process alone, so that its actors live here too, whatever hosts the others.
/// </summary>
public sealed class Replayer(SourceTable sources, SourceLeases leases, ActorFactory factory, TimeProvider time, ILogger<SourceRuns> logger)
{
    /// <summary>Processes that start together on an empty database all replay the seeds: one after the other, which counts them once.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private readonly SourceRuns runs = new(new InProcessActors(factory, time), sources, leases, time, logger);

    /// <returns>Null when everything went through, else a sentence on what did not.</returns>
    public async Task<string?> Replay(ReplayFolder folder, CancellationToken cancellation)
    {
        await using var server = await ReplayServer.Start(folder, cancellation);
        var id = ReplayNames.SourceId(folder.Name);
        foreach (var page in server.Pages)
        {
            while (!await sources.PutReplay(id, page, folder.Name, cancellation))
                await Task.Delay(Turn, time, cancellation);
            var report = await runs.Run(id, cancellation);
            if (report.Outcome != FetchOutcome.Fetched)
                return report.Sentence;
        }

        return null;
    }
}
