using System.Data.Common;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// The database behind the ledger. Shared SQL runs through <see cref="Read"/> and <see cref="Write"/> on both kinds of database;
/// what they do differently is in their own folders. Every failure arrives as a <see cref="StorageException"/>.
/// </summary>
public interface IDatabase : IAsyncDisposable
{
    /// <summary>What and where it is, for a person.</summary>
    string Description { get; }

    /// <summary>Whether other processes may have it open too.</summary>
    bool IsShared { get; }

    /// <summary>Runs <paramref name="read"/> on one consistent snapshot.</summary>
    Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation);

    /// <summary>
    /// Runs <paramref name="write"/> in a transaction that is on disk when the task completes. An exception undoes this
    /// write alone. Await nothing inside but the connection, and change nothing but the database: it may run more than once.
    /// </summary>
    Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellation);

    /// <summary>
    /// A <see cref="Write"/> under the append lock from its first statement on: for what takes a sequence number or must find the book
    /// and the set of topics as it leaves them. No two run at a time, in whatever process.
    /// </summary>
    Task<T> Append<T>(Func<DbConnection, Task<T>> append, CancellationToken cancellation);

    /// <summary>The statements of recording, on the connection of a <see cref="Write"/> in progress.</summary>
    IRecordStore Records(DbConnection connection);
}
