using Microsoft.Extensions.Options;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// Claims due sources and runs them. The schedule is data in the source table; this loop holds nothing that a restart would lose.
/// </summary>
public sealed partial class Scheduler(
    SourceTable sources, ResponseTable responses, SourceRuns runs, IOptions<PollingOptions> options, TimeProvider time,
    IHostApplicationLifetime lifetime, ILogger<Scheduler> logger)
    : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterError = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private readonly HashSet<Task> running = [];
    private DateTimeOffset lastSweep = DateTimeOffset.MinValue;
    private DateTimeOffset lastLook = DateTimeOffset.MinValue;
    private DateTimeOffset lastRecovery = DateTimeOffset.MinValue;
    private volatile bool someFailed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled || !await Started(stoppingToken))
            return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Tick;
            try
            {
                await RecoverWhereNeeded(stoppingToken);
                await RunDue(stoppingToken);
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

        await Task.WhenAll(running);
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
    /// At the start and when the clock was set back, the schedule is put right; at the start and a while after a run failed,
    /// what was fetched and not yet counted is taken up.
    /// </summary>
    private async Task RecoverWhereNeeded(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (now < lastLook || lastRecovery == DateTimeOffset.MinValue)
        {
            await sources.Recover(FetchSchedule.Longest, cancellation);
            (lastSweep, lastRecovery) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        }

        lastLook = now;
        if (lastRecovery != DateTimeOffset.MinValue && !(someFailed && now - lastRecovery >= AfterError))
            return;
        (someFailed, lastRecovery) = (false, now);
        foreach (var id in await responses.SourcesWithPending(cancellation))
            Start(id, drainOnly: true, cancellation);
    }

    private async Task RunDue(CancellationToken cancellation)
    {
        running.RemoveWhere(run => run.IsCompleted);
        if (options.Value.AtATime - running.Count is > 0 and var places)
        {
            foreach (var id in await sources.ClaimDue(places, Lease, cancellation))
                Start(id, drainOnly: false, cancellation);
        }
    }

    private void Start(string id, bool drainOnly, CancellationToken cancellation) => running.Add(Run(id, drainOnly, cancellation));

    private async Task Run(string id, bool drainOnly, CancellationToken cancellation)
    {
        try
        {
            if (drainOnly)
                await runs.Drain(id, cancellation);
            else
                await runs.Run(id, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The next start takes up what is left.
        }
        catch (Exception failure)
        {
            someFailed = true;
            Log.RunFailed(logger, id, failure);
        }
    }

    private async Task SweepNowAndThen(CancellationToken cancellation)
    {
        if (time.GetUtcNow() - lastSweep < SweepEvery)
            return;
        lastSweep = time.GetUtcNow();
        await responses.Sweep(TimeSpan.FromDays(options.Value.KeepResponsesDays), options.Value.KeepResponsesMegabytes * 1024L * 1024L, cancellation);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Source {Source} could not be run; it is tried again when its lease ends")]
        public static partial void RunFailed(ILogger logger, string source, Exception failure);

        [LoggerMessage(LogLevel.Error, "The schedule cannot be read; trying again in a minute")]
        public static partial void ScheduleFailed(ILogger logger, Exception failure);
    }
}
