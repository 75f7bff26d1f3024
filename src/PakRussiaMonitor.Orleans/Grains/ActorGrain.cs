using Orleans;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Orleans.Grains;

/// <summary>Hosts one actor: Orleans gives it its turns, and a failed turn drops what it remembers, as on the in-process engine.</summary>
internal abstract class ActorGrain<TActor>(Func<string, TActor> create) : Grain
    where TActor : class
{
    /// <summary>An interface's name is its kind's: ISource hosts sources.</summary>
    private static readonly string Kind = typeof(TActor).Name[1..].ToLowerInvariant();

    private TActor? actor;

    private SiloGauges Gauges => field ??= ServiceProvider.GetRequiredService<SiloGauges>();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Gauges.Hosts(Kind, 1);
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Gauges.Hosts(Kind, -1);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    protected Task<T> Run<T>(Func<TActor, Task<T>> call) => Gauges.Count(() => Turn(call));

    protected Task Run(Func<TActor, Task> call) => Run(async actor =>
    {
        await call(actor);
        return true;
    });

    private async Task<T> Turn<T>(Func<TActor, Task<T>> call)
    {
        try
        {
            return await call(actor ??= create(this.GetPrimaryKeyString()));
        }
        catch (Exception failure)
        {
            actor = null;
            if (Crosses(failure))
                throw;
            throw failure is StorageException ? new StorageException(failure.Message) : new InvalidOperationException($"{failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <summary>A library's exception, or one that carries it, may be unknown where it arrives: its words go, not its type.</summary>
    private static bool Crosses(Exception failure) =>
        failure.GetType().Namespace is { } space && (space.StartsWith(nameof(System), StringComparison.Ordinal) || space.StartsWith(nameof(PakRussiaMonitor), StringComparison.Ordinal))
        && (failure.InnerException is null || Crosses(failure.InnerException));
}
