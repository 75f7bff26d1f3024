using Orleans;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Orleans.Grains;

/// <summary>Hosts one actor: Orleans gives it its turns, and a failed turn drops what it remembers, as on the in-process engine.</summary>
internal abstract class ActorGrain<TActor>(Func<string, TActor> create) : Grain
    where TActor : class
{
    private TActor? actor;

    protected async Task<T> Run<T>(Func<TActor, Task<T>> call)
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

    protected Task Run(Func<TActor, Task> call) => Run(async actor =>
    {
        await call(actor);
        return true;
    });
}
