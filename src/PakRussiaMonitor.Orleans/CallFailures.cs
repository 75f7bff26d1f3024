using Orleans;
using Orleans.Runtime;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Orleans;

/// <summary>
/// A call that timed out, or whose silo died, has an unknown outcome, like a write that failed so. It arrives as the same exception, so
/// that callers treat both alike: the item is no poison, the source is run again.
/// </summary>
internal sealed class CallFailures : IOutgoingGrainCallFilter
{
    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception failure) when (IsEngines(failure) && context.InterfaceMethod.DeclaringType?.Namespace == typeof(IActors).Namespace)
        {
            throw new StorageException(
                $"The actor {context.TargetId} did not answer: {failure.Message} Whether the call was carried out is unknown; it is tried again.", failure);
        }
    }

    private static bool IsEngines(Exception failure) => failure is OrleansException or TimeoutException or ObjectDisposedException;
}
