using System.Data.Common;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>A database in which a write is a fault of whoever asks for it.</summary>
internal sealed class OnlyReading(IDatabase database) : IDatabase
{
    public string Description => database.Description;

    public bool IsShared => database.IsShared;

    public Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation) => database.Read(read, cancellation);

    public Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<T> Append<T>(Func<DbConnection, Task<T>> append, CancellationToken cancellation) => throw new NotSupportedException();

    public IRecordStore Records(DbConnection connection) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
