using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Ledger.Sqlite;

/// <summary>
/// The one writer: a thread with a connection of its own that takes whatever writes are waiting into one transaction
/// and one flush to disk. Each write has its savepoint, so one that fails takes nothing with it.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostPerCommit = 256;

    private readonly Channel<IWrite> queue = Channel.CreateUnbounded<IWrite>(new() { SingleReader = true });
    private readonly SqliteConnection connection;
    private readonly SqliteStatements statements;
    private readonly Task loop;

    public SqliteWriter(SqliteConnection connection)
    {
        this.connection = connection;
        statements = new(connection);
        loop = Task.Factory.StartNew(Loop, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public SqliteStatements Statements => statements;

    public Task<T> Write<T>(Func<SqliteConnection, Task<T>> write, CancellationToken cancellation)
    {
        var pending = new PendingWrite<T>(write, cancellation);
        if (!queue.Writer.TryWrite(pending))
            throw new StorageException("The database is closed: the service is stopping.");
        return pending.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
        statements.Dispose();
        await connection.DisposeAsync();
    }

    private void Loop()
    {
        var batch = new List<IWrite>();
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MostPerCommit && queue.Reader.TryRead(out var write))
                batch.Add(write);
            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<IWrite> batch)
    {
        try
        {
            statements.Execute("BEGIN IMMEDIATE");
            foreach (var write in batch)
                RunOne(write);
            statements.Execute("COMMIT");
            foreach (var write in batch)
                write.Complete();
        }
        catch (Exception failure)
        {
            Rollback();
            foreach (var write in batch)
                write.Fail(SqliteFailure.From(failure, connection.DataSource));
        }
    }

    private void RunOne(IWrite write)
    {
        statements.Execute("SAVEPOINT one");
        if (write.Run(connection) is { } failure)
        {
            // A full disk and its like end the whole transaction by themselves; then there is no savepoint to go back to.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) != 0)
                throw failure;
            statements.Execute("ROLLBACK TO one");
        }

        statements.Execute("RELEASE one");
    }

    private void Rollback()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            statements.Execute("ROLLBACK");
    }

    private interface IWrite
    {
        Exception? Run(SqliteConnection connection);

        void Complete();

        void Fail(Exception failure);
    }

    private sealed class PendingWrite<T>(Func<SqliteConnection, Task<T>> write, CancellationToken cancellation) : IWrite
    {
        private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly long asked = Stopwatch.GetTimestamp();

        /// <summary>So that a write is done in the name of whoever asked for it (see Audit), though on the writer's thread.</summary>
        private readonly ExecutionContext? context = ExecutionContext.Capture();
        private T? result;
        private Exception? failure;

        public Task<T> Task => done.Task;

        public Exception? Run(SqliteConnection connection)
        {
            Measures.AppendWait.Record(Measures.SecondsSince(asked));
            try
            {
                cancellation.ThrowIfCancellationRequested();
                if (context is null)
                    Write(connection);
                else
                    ExecutionContext.Run(context, open => Write((SqliteConnection)open!), connection);
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }

            return failure;
        }

        private void Write(SqliteConnection connection) => result = write(connection).GetAwaiter().GetResult();

        public void Complete()
        {
            if (failure is null)
                done.SetResult(result!);
            else
                done.SetException(SqliteFailure.From(failure, null));
        }

        public void Fail(Exception whole) => done.TrySetException(whole);
    }
}
