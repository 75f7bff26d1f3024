using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Replay;

/// <summary>Replays a folder of texts as a test feed, through the same fetch, drain and count as any source.</summary>
public sealed class Replayer(SourceTable sources, SourceRuns runs)
{
    /// <returns>Null when everything went through, else a sentence on what did not.</returns>
    public async Task<string?> Replay(ReplayFolder folder, CancellationToken cancellation)
    {
        await using var server = await ReplayServer.Start(folder, cancellation);
        var id = ReplayNames.SourceId(folder.Name);
        foreach (var page in server.Pages)
        {
            await sources.PutReplay(id, page, folder.Name, cancellation);
            var report = await runs.Run(id, cancellation);
            if (report.Outcome != FetchOutcome.Fetched)
                return report.Sentence;
        }

        return null;
    }
}
