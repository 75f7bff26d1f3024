using Microsoft.Extensions.Options;
using PakRussiaMonitor.Sources.Pages;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// Claims due sources and runs them. The schedule is data in the source table; this loop holds nothing that a restart would lose.
/// </summary>
public sealed partial class Scheduler(
    SourceTable sources, SourceLeases leases, ResponseTable responses, SourceRuns runs, DuePages pages, IOptions<PollingOptions> options,
    TimeProvider time, IHostApplicationLifetime lifetime, ILogger<Scheduler> logger)
    : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>While more are due than there are places: those that become free are soon filled.</summary>
    private static readonly TimeSpan TickWhenFull = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(10);

    /// <summary>Twice within a lease, with time to spare; as often responses that a process left behind are looked for.</summary>
    private static readonly TimeSpan UpkeepEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private readonly HashSet<Task> running = [];
    private readonly HashSet<Task> failing = [];
    private DateTimeOffset lastSweep = DateTimeOffset.MinValue;
    private DateTimeOffset lastLook = DateTimeOffset.MinValue;
    private DateTimeOffset lastUpkeep = DateTimeOffset.MinValue;
    private bool hasRecovered;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled || !await Started(stoppingToken))
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Tick;
            try
            {
                await Upkeep(stoppingToken);
                pause = await RunDue(stoppingToken) ? TickWhenFull : Tick;
                await pages.RunDue(stoppingToken);
                await SweepNowAndThen(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                Log.ScheduleFailed(logger, failure);
                pause = AfterError;
            }
            catch (OperationCanceledException)
            {
                break;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll([.. running, pages.Running]);
    }

    /// <summary>Nothing is claimed by a service that then cannot start. False when it stops first.</summary>
    private async Task<bool> Started(CancellationToken stopping)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStart = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var onStop = stopping.Register(() => started.TrySetResult(false));
        return await started.Task;
    }

    /// <summary>
    /// Every now and then the leases under way are renewed, and what was fetched and not counted by a process that died is taken
    /// up; at the start and when the clock was set back, that and the schedule are put right at once.
    /// </summary>
    private async Task Upkeep(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var turned = now < lastLook;
        lastLook = now;
        if (!turned && now - lastUpkeep < UpkeepEvery)
            return;
        await leases.Renew(cancellation);
        if (turned || !hasRecovered)
        {
            if (!hasRecovered && !sources.IsShared)
                await runs.KeepDistance(cancellation);
            await sources.Recover(FetchSchedule.Longest, atStart: !hasRecovered, cancellation);
            await pages.Recover(atStart: !hasRecovered, cancellation);
            (hasRecovered, lastSweep) = (true, DateTimeOffset.MinValue);
        }

        if (Places() is > 0 and var places && await responses.AnyPending(cancellation))
        {
            foreach (var id in await sources.ClaimPending(places, cancellation))
                Start(id, drainOnly: true, cancellation);
        }

        lastUpkeep = now;
    }

    /// <summary>
    /// Sources that failed the last time have half of the places at most, so that nobody waits behind silent servers; and before the
    /// others, so that they do not wait for ever where there always is more to do than can be done.
    /// </summary>
    /// <returns>Whether there may be more to do than there are places.</returns>
    private async Task<bool> RunDue(CancellationToken cancellation)
    {
        foreach (var id in await Claim(Math.Min(Places(), ((options.Value.AtATime + 1) / 2) - failing.Count), failed: true))
            Start(id, drainOnly: false, cancellation, failing);
        foreach (var id in await Claim(Places(), failed: false))
            Start(id, drainOnly: false, cancellation);
        return running.Count == options.Value.AtATime;

        Task<IReadOnlyList<string>> Claim(int places, bool failed) =>
            places > 0 ? sources.ClaimDue(places, cancellation, failed) : Task.FromResult<IReadOnlyList<string>>([]);
    }

    /// <summary>How many more sources may be run just now.</summary>
    private int Places()
    {
        running.RemoveWhere(run => run.IsCompleted);
        failing.RemoveWhere(run => run.IsCompleted);
        return options.Value.AtATime - running.Count;
    }

    /// <param name="among">Where else the run is remembered; null: nowhere.</param>
    private void Start(string id, bool drainOnly, CancellationToken cancellation, HashSet<Task>? among = null)
    {
        var run = Run(id, leases.Hold(id), drainOnly, cancellation);
        running.Add(run);
        among?.Add(run);
    }

    private async Task Run(string id, SourceLease lease, bool drainOnly, CancellationToken cancellation)
    {
        try
        {
            if (drainOnly)
                await runs.Drain(id, lease, cancellation);
            else
                await runs.Run(id, lease, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The next start, or another process, takes up what is left.
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested)
        {
            Log.TakenOver(logger, id);
        }
        catch (Exception failure)
        {
            Log.RunFailed(logger, id, failure);
        }
    }

    private async Task SweepNowAndThen(CancellationToken cancellation)
    {
        if (time.GetUtcNow() - lastSweep < SweepEvery)
            return;
        lastSweep = time.GetUtcNow();
        await responses.Sweep(TimeSpan.FromDays(options.Value.KeepResponsesDays), options.Value.KeepResponsesMegabytes * 1024L * 1024L, cancellation);
        await pages.Sweep(cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(221, LogLevel.Warning, "Source {Source} could not be run; it is tried again in some seconds")]
        public static partial void RunFailed(ILogger logger, string source, Exception failure);

        [LoggerMessage(223, LogLevel.Warning, "This process stood still; another one has taken over source {Source}")]
        public static partial void TakenOver(ILogger logger, string source);

        [LoggerMessage(222, LogLevel.Error, "The schedule cannot be read; trying again in ten seconds")]
        public static partial void ScheduleFailed(ILogger logger, Exception failure);
    }
}
