using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics.Stored;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// Builds published revisions, and in between indexes the words of stored articles. Of several processes on one database one does it
/// at a time; where that one ends, another goes on from what is on disk.
/// </summary>
public sealed partial class BackfillService : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LeaseLength = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterError = TimeSpan.FromSeconds(10);

    /// <summary>Indexing takes this share of one core at most, so that new articles do not wait for it.</summary>
    private const int RestPerWork = 3;

    private readonly SemaphoreSlim wake = new(0);
    private readonly Backfill backfill;
    private readonly WordIndexer indexer;
    private readonly Lease lease;
    private readonly TimeProvider time;
    private readonly ILogger<BackfillService> logger;
    private DateTimeOffset renewAt = DateTimeOffset.MinValue;

    public BackfillService(IDatabase database, CrashPoints points, TimeProvider time, ILogger<BackfillService> logger)
    {
        backfill = new(database, points: points);
        indexer = new(database);
        lease = new(database, time, "backfill");
        (this.time, this.logger) = (time, logger);
    }

    /// <summary>A revision was published: begin at once.</summary>
    public void Wake() => wake.Release();

    public override void Dispose()
    {
        wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Rest(pause, stoppingToken);
                pause = await Work(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                Log.Failed(logger, failure);
                pause = AfterError;
            }
        }
    }

    /// <summary>A batch of a revision comes before a block of the index.</summary>
    /// <returns>How long to rest before the next piece of work.</returns>
    private async Task<TimeSpan> Work(CancellationToken stopping)
    {
        if (time.GetUtcNow() >= renewAt)
        {
            if (!await lease.Take(LeaseLength, stopping))
                return Look;
            renewAt = time.GetUtcNow() + (LeaseLength / 3);
        }

        if (await backfill.Step(stopping))
            return TimeSpan.Zero;
        var start = time.GetTimestamp();
        return await indexer.Step(stopping) ? time.GetElapsedTime(start) * RestPerWork : Look;
    }

    private async Task Rest(TimeSpan pause, CancellationToken stopping)
    {
        if (pause == TimeSpan.Zero)
            return;
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var alarm = time.CreateTimer(_ => timer.Cancel(), null, pause, Timeout.InfiniteTimeSpan);
        try
        {
            await wake.WaitAsync(timer.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // Nobody called.
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await lease.Release(cancellationToken);
        }
        catch (Exception failure) when (failure is StorageException or OperationCanceledException)
        {
            // It runs out by itself.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(301, LogLevel.Error, "Building a topic's revision failed; it goes on from where it was")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
