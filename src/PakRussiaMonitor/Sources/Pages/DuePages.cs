using Microsoft.Extensions.Options;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>The scheduler's second hand: claims due pages and runs them, beside the sources and under a bound of its own. Not for several threads.</summary>
public sealed partial class DuePages(PageTable pages, PageRuns runs, IOptions<PageOptions> options, ILogger<DuePages> logger)
{
    private readonly HashSet<Task> running = [];

    /// <summary>Ends when every run has.</summary>
    public Task Running => Task.WhenAll(running);

    public async Task RunDue(CancellationToken cancellation)
    {
        running.RemoveWhere(run => run.IsCompleted);
        if (options.Value.AtATime - running.Count is > 0 and var places)
        {
            foreach (var page in await runs.Claim(places, cancellation))
                running.Add(Run(page, cancellation));
        }
    }

    public Task Recover(bool atStart, CancellationToken cancellation) => pages.Recover(atStart, cancellation);

    public Task Sweep(CancellationToken cancellation) => pages.Sweep(TimeSpan.FromDays(options.Value.KeepDays), cancellation);

    private async Task Run(LinkedPage page, CancellationToken cancellation)
    {
        try
        {
            await runs.Run(page, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The next start, or another process, takes up what is left.
        }
        catch (Exception failure)
        {
            Log.RunFailed(logger, page.Source, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(703, LogLevel.Warning, "A page of source {Source} could not be run; it is tried again in a minute")]
        public static partial void RunFailed(ILogger logger, string source, Exception failure);
    }
}
