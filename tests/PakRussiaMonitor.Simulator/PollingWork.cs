using System.Data.Common;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Simulator;

/// <summary>Counts what the service has in hand, so that the virtual clock jumps only when it is done.</summary>
internal sealed class PollingWork
{
    private int inHand;

    public int InHand => Volatile.Read(ref inHand);

    private async Task<T> Do<T>(Task<T> work)
    {
        try
        {
            return await work;
        }
        finally
        {
            Interlocked.Decrement(ref inHand);
        }
    }

    private T Began<T>(Func<T> work)
    {
        Interlocked.Increment(ref inHand);
        return work();
    }

    public sealed class Actors(IActors actors, PollingWork work) : IActors
    {
        public ISource Source(string id) => new Watched(actors.Source(id), work);

        public ISite Site(string host) => actors.Site(host);

        public IArticle Article(string key) => actors.Article(key);

        public ITopic Topic(string id) => actors.Topic(id);
    }

    public sealed class Database(IDatabase database, PollingWork work) : IDatabase
    {
        public string Description => database.Description;

        public bool IsShared => database.IsShared;

        public Task<T> Read<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellation) => work.Do(work.Began(() => database.Read(read, cancellation)));

        public Task<T> Write<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellation) => work.Do(work.Began(() => database.Write(write, cancellation)));

        public Task<T> Append<T>(Func<DbConnection, Task<T>> append, CancellationToken cancellation) => work.Do(work.Began(() => database.Append(append, cancellation)));

        public IRecordStore Records(DbConnection connection) => database.Records(connection);

        public ValueTask DisposeAsync() => database.DisposeAsync();
    }

    private sealed class Watched(ISource source, PollingWork work) : ISource
    {
        public Task<FetchReport> Fetch(CancellationToken cancellation) => work.Do(work.Began(() => source.Fetch(cancellation)));

        public Task<DrainReport> Drain(CancellationToken cancellation) => work.Do(work.Began(() => source.Drain(cancellation)));
    }
}
