using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// The way into the book. Concurrent records are taken together into one batch: while one is on its way to the disk,
/// the next gathers. A record's task completes when it is on disk.
/// </summary>
public sealed class LedgerWriter : IAsyncDisposable, IGauges
{
    private const int MostPerBatch = 256;

    private readonly Channel<Pending> queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly IDatabase database;
    private readonly CrashPoints points;
    private readonly IPieceIndex? index;
    private readonly Task loop;
    private int waiting;

    /// <param name="index">Finds like texts; without it each article belongs to the piece that its record names.</param>
    public LedgerWriter(IDatabase database, CrashPoints? points = null, IPieceIndex? index = null)
    {
        this.database = database;
        this.index = index;
        this.points = points ?? CrashPoints.None;
        loop = Loop();
    }

    public IEnumerable<Gauge> Gauges => [new("pakrussia.ledger.queue", "{article}", "Articles that wait to be recorded.", () => [Gauge.Value(Volatile.Read(ref waiting))])];

    /// <exception cref="StorageException">The database failed; whether the record was written is unknown.</exception>
    public async Task<RecordOutcome> Record(ArticleRecord record)
    {
        using var span = Spans.Start("ledger.record");
        var asked = Stopwatch.GetTimestamp();
        var pending = new Pending(record, new(TaskCreationOptions.RunContinuationsAsynchronously), span);
        Interlocked.Increment(ref waiting);
        if (!queue.Writer.TryWrite(pending))
        {
            Interlocked.Decrement(ref waiting);
            throw new StorageException("The ledger is closed: the service is stopping.");
        }

        var outcome = await pending.Done.Task;
        Measures.RecordDuration.Record(Measures.SecondsSince(asked));
        Measures.Records.Add(1, "result", Label<RecordOutcome>.Of(outcome));
        span?.SetTag("monitor.record.result", Label<RecordOutcome>.Of(outcome));
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task Loop()
    {
        while (await queue.Reader.WaitToReadAsync())
        {
            var batch = new List<Pending>();
            while (batch.Count < MostPerBatch && queue.Reader.TryRead(out var pending))
                batch.Add(pending);
            Interlocked.Add(ref waiting, -batch.Count);
            if (!await TrySave(batch))
                await SaveOneByOne(batch);
        }
    }

    /// <summary>False when the batch failed for a reason that lies in one of its records.</summary>
    private async Task<bool> TrySave(IReadOnlyList<Pending> batch)
    {
        using var span = Spans.StartShared("ledger.batch", batch.Select(pending => pending.Span));
        try
        {
            var records = batch.Select(pending => pending.Record).ToArray();
            var pieces = 0;
            if (index is not null)
                await index.Look(database, records);
            var outcomes = await database.Write(
                connection => Task.FromResult(Save(connection, records, out pieces)), CancellationToken.None);
            points.Reached(CrashPoints.RecordCommitted);
            Measures.BatchSize.Record(batch.Count);
            Measures.Pieces.Add(pieces);
            span?.SetTag("monitor.batch.size", batch.Count);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Done.SetResult(outcomes[i]);
            return true;
        }
        catch (Exception failure) when (batch.Count > 1)
        {
            span?.Fail(failure.GetType().Name);
            return false;
        }
        catch (Exception failure)
        {
            span?.Fail(failure.GetType().Name);
            batch[0].Done.SetException(failure);
            return true;
        }
    }

    private async Task SaveOneByOne(IReadOnlyList<Pending> batch)
    {
        foreach (var pending in batch)
            await TrySave([pending]);
    }

    private IReadOnlyList<RecordOutcome> Save(DbConnection connection, ArticleRecord[] records, out int pieces)
    {
        var outcomes = RecordBatch.Save(database.Records(connection), records, index, out pieces);
        points.Reached(CrashPoints.RecordBeforeCommit);
        return outcomes;
    }

    /// <param name="Span">What waits for it; a batch is linked with all of its own.</param>
    private sealed record Pending(ArticleRecord Record, TaskCompletionSource<RecordOutcome> Done, Activity? Span);
}
