using System.Data.Common;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>A database in which something else happens right after a read, the first unless said otherwise: what others may do at the worst moment.</summary>
internal sealed class InterruptedDatabase(IDatabase database, Func<Task> interruption, int afterReads = 1) : IDatabase
{
    private int reads;

    public string Description => database.Description;

    public bool IsShared => database.IsShared;

    public async Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation)
    {
        var result = await database.Read(read, cancellation);
        if (++reads == afterReads)
            await interruption();
        return result;
    }

    public Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellation) => database.Write(write, cancellation);

    public Task<T> Append<T>(Func<DbConnection, Task<T>> append, CancellationToken cancellation) => database.Append(append, cancellation);

    public IRecordStore Records(DbConnection connection) => database.Records(connection);

    /// <summary>The database belongs to the test.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
