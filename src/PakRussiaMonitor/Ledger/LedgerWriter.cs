using System.Data.Common;
using System.Threading.Channels;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// The way into the book. Concurrent records are taken together into one batch: while one is on its way to the disk,
/// the next gathers. A record's task completes when it is on disk.
/// </summary>
public sealed class LedgerWriter : IAsyncDisposable
{
    private const int MostPerBatch = 256;

    private readonly Channel<Pending> queue = Channel.CreateUnbounded<Pending>(new() { SingleReader = true });
    private readonly IDatabase database;
    private readonly CrashPoints points;
    private readonly Task loop;

    public LedgerWriter(IDatabase database, CrashPoints? points = null)
    {
        this.database = database;
        this.points = points ?? CrashPoints.None;
        loop = Loop();
    }

    /// <exception cref="StorageException">The database failed; whether the record was written is unknown.</exception>
    public Task<RecordOutcome> Record(ArticleRecord record)
    {
        var pending = new Pending(record, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!queue.Writer.TryWrite(pending))
            throw new StorageException("The ledger is closed: the service is stopping.");
        return pending.Done.Task;
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
            if (!await TrySave(batch))
                await SaveOneByOne(batch);
        }
    }

    /// <summary>False when the batch failed for a reason that lies in one of its records.</summary>
    private async Task<bool> TrySave(IReadOnlyList<Pending> batch)
    {
        try
        {
            var records = batch.Select(pending => pending.Record).ToArray();
            var outcomes = await database.Write(
                connection => Task.FromResult(Save(connection, records)), CancellationToken.None);
            points.Reached(CrashPoints.RecordCommitted);
            for (var i = 0; i < batch.Count; i++)
                batch[i].Done.SetResult(outcomes[i]);
            return true;
        }
        catch (Exception) when (batch.Count > 1)
        {
            return false;
        }
        catch (Exception failure)
        {
            batch[0].Done.SetException(failure);
            return true;
        }
    }

    private async Task SaveOneByOne(IReadOnlyList<Pending> batch)
    {
        foreach (var pending in batch)
            await TrySave([pending]);
    }

    private IReadOnlyList<RecordOutcome> Save(DbConnection connection, ArticleRecord[] records)
    {
        var outcomes = RecordBatch.Save(database.Records(connection), records);
        points.Reached(CrashPoints.RecordBeforeCommit);
        return outcomes;
    }

    private sealed record Pending(ArticleRecord Record, TaskCompletionSource<RecordOutcome> Done);
}
