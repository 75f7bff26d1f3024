using System.Collections.Concurrent;

namespace PakRussiaMonitor.Actors.InProcess;

/// <summary>
/// The live actors of one kind. Calls to a key run one at a time and in the order of their arrival, keys run side by side,
/// and an actor that nobody has called for a while is dropped.
/// </summary>
internal sealed class Activations<TActor>(Func<string, TActor> create, TimeSpan idle, TimeProvider time)
    where TActor : class
{
    private readonly ConcurrentDictionary<string, Activation> live = new(StringComparer.Ordinal);
    private int calls;

    /// <summary>Actors in memory.</summary>
    public int Count => live.Count;

    /// <summary>Calls that have not ended yet, the waiting ones included.</summary>
    public int Calls => Volatile.Read(ref calls);

    public async Task<T> Run<T>(string key, Func<TActor, CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        Interlocked.Increment(ref calls);
        var activation = Join(key);
        try
        {
            await activation.Turn.WaitAsync(cancellation);
            try
            {
                return await call(activation.Actor ??= create(key), cancellation);
            }
            catch
            {
                // What the actor remembers may no longer be so; the next call starts from what is stored.
                activation.Actor = null;
                throw;
            }
            finally
            {
                activation.Turn.Release();
            }
        }
        finally
        {
            Leave(key, activation);
            Interlocked.Decrement(ref calls);
        }
    }

    /// <summary>Drops the actors that nobody has called since the idle time.</summary>
    public void DropIdle()
    {
        var now = time.GetTimestamp();
        foreach (var (key, activation) in live)
        {
            if (time.GetElapsedTime(activation.LastUsed, now) >= idle)
                DropIfUnused(key, activation);
        }
    }

    /// <summary>The key's activation, with one more caller who keeps it from being dropped.</summary>
    private Activation Join(string key)
    {
        while (true)
        {
            var activation = live.GetOrAdd(key, static _ => new());
            lock (activation)
            {
                if (activation.Dropped)
                    continue;
                activation.Callers++;
                return activation;
            }
        }
    }

    private void Leave(string key, Activation activation)
    {
        lock (activation)
        {
            activation.Callers--;
            activation.LastUsed = time.GetTimestamp();
        }

        if (idle == TimeSpan.Zero)
            DropIfUnused(key, activation);
    }

    private void DropIfUnused(string key, Activation activation)
    {
        lock (activation)
        {
            if (activation.Callers > 0 || activation.Dropped)
                return;
            activation.Dropped = true;
            live.TryRemove(KeyValuePair.Create(key, activation));
        }
    }

    private sealed class Activation
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public TActor? Actor { get; set; }

        public int Callers { get; set; }

        public long LastUsed { get; set; }

        public bool Dropped { get; set; }
    }
}
