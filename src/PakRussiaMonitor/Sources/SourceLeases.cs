using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// The leases of the runs under way in this process. Whoever runs a source here while it is run already shares its lease. A lease
/// keeps processes out of one another's way and no more: what is written is fenced off in the database itself.
/// </summary>
public sealed class SourceLeases(SourceTable sources)
{
    private readonly Dictionary<string, Held> held = new(StringComparer.Ordinal);

    /// <summary>Null: another process has it, or there is no such source.</summary>
    public async Task<SourceLease?> Take(string id, CancellationToken cancellation) =>
        Shared(id) ?? (await sources.Claim(id, cancellation) ? Hold(id) : null);

    /// <summary>For a source that <see cref="SourceTable"/> has just claimed for this process.</summary>
    public SourceLease Hold(string id)
    {
        lock (held)
        {
            if (!held.TryGetValue(id, out var lease))
                held[id] = lease = new();
            lease.Runs++;
            return new(this, id, lease);
        }
    }

    /// <summary>Prolongs every lease held. Runs whose lease another process has taken are told to stop.</summary>
    public async Task Renew(CancellationToken cancellation)
    {
        Dictionary<string, Held> before;
        lock (held)
            before = new(held);
        if (before.Count == 0)
            return;
        var kept = await sources.Renew(before.Keys, cancellation);
        foreach (var (_, lease) in before.ExceptBy(kept, lease => lease.Key))
            await lease.Lost.CancelAsync();
    }

    internal async Task GiveBack(string id, Held lease, bool release)
    {
        lock (held)
        {
            if (--lease.Runs > 0)
                return;
            held.Remove(id);
        }

        if (lease.Lost.IsCancellationRequested)
            return;
        if (release)
            await sources.Release(id, CancellationToken.None);
        else
            await EndSoon(id);
    }

    private async Task EndSoon(string id)
    {
        try
        {
            await sources.ReleaseSoon(id, CancellationToken.None);
        }
        catch (StorageException)
        {
            // What made the run fail may well be the database. Then the lease runs out by itself.
        }
    }

    private SourceLease? Shared(string id)
    {
        lock (held)
            return held.TryGetValue(id, out var lease) && !lease.Lost.IsCancellationRequested ? Hold(id) : null;
    }

    internal sealed class Held
    {
        public int Runs { get; set; }

        /// <summary>Has no timer and no registration outlives its run, so nobody need dispose of it.</summary>
        public CancellationTokenSource Lost { get; } = new();
    }
}

/// <summary>A run's share in its source's lease.</summary>
public sealed class SourceLease
{
    private readonly SourceLeases leases;
    private readonly string id;
    private readonly SourceLeases.Held held;

    internal SourceLease(SourceLeases leases, string id, SourceLeases.Held held) => (this.leases, this.id, this.held) = (leases, id, held);

    /// <summary>Cancelled when another process has taken the source over.</summary>
    public CancellationToken Lost => held.Lost.Token;

    /// <summary>The run is over.</summary>
    /// <param name="release">False where the run failed: it is tried again after <see cref="SourceTable.AfterFailure"/>, not at once.</param>
    public Task GiveBack(bool release) => leases.GiveBack(id, held, release);
}
