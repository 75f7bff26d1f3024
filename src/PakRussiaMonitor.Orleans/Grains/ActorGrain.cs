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
            if (failure is StorageException { InnerException: not null })
                throw new StorageException(failure.Message); // a driver's exception may be unknown where this one arrives
            throw;
        }
    }

    protected Task Run(Func<TActor, Task> call) => Run(async actor =>
    {
        await call(actor);
        return true;
    });
}
