namespace PakRussiaMonitor.Actors;

/// <summary>
/// What an actor may remember between lives. It holds only what can be rebuilt: after any storage failure the outcome
/// is unknown, so the actor is dropped and loads again.
/// </summary>
public interface IActorState<T>
    where T : class
{
    /// <summary>The stored value, or null when nothing was saved or its shape is no longer understood.</summary>
    Task<T?> Load(string key, CancellationToken cancellation);

    Task Save(string key, T value, CancellationToken cancellation);
}
