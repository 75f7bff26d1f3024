using System.Text.Json;
using Npgsql;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Ledger.PostgreSql;

namespace PakRussiaMonitor.Orleans;

/// <summary>
/// Actor state in Orleans' grain storage. The stored version is read anew before each write: where a split cluster has an actor twice, the later
/// write stands. What is stored can be rebuilt, so either will do.
/// </summary>
internal sealed class GrainActorState<T>([FromKeyedServices(GrainActorState.Storage)] IGrainStorage storage) : IActorState<T>
    where T : class
{
    public async Task<T?> Load(string key, CancellationToken cancellation) => (await Read(key, cancellation)).State?.Value;

    public async Task Save(string key, T value, CancellationToken cancellation)
    {
        var state = await Read(key, cancellation);
        state.State = new() { Value = value };
        await GrainActorState.Translate(() => storage.WriteStateAsync(typeof(T).Name, Id(key), state));
    }

    private async Task<GrainState<Saved>> Read(string key, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested(); // the storage itself takes no token
        var state = new GrainState<Saved>();
        await GrainActorState.Translate(() => storage.ReadStateAsync(typeof(T).Name, Id(key), state));
        return state;
    }

    /// <summary>The key begins with its kind: Orleans' storage reads a bare "12" or a hexadecimal name as a number.</summary>
    private static GrainId Id(string key) => GrainId.Create("actor-state", $"{typeof(T).Name}:{key}");

    /// <summary>Orleans wants a type that it can make without arguments.</summary>
    private sealed class Saved
    {
        public T? Value { get; set; }
    }
}

internal static class GrainActorState
{
    public const string Storage = "actors";

    /// <exception cref="StorageException">Instead of the driver's and of Orleans' own.</exception>
    public static async Task Translate(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (Exception failure) when (failure is NpgsqlException or ObjectDisposedException)
        {
            throw PostgreSqlFailure.From(failure, "of the actors' state");
        }
        catch (OrleansException failure)
        {
            throw new StorageException("Another process saved this actor's state at the same moment. Nothing of this write was kept.", failure);
        }
    }
}

/// <summary>JSON by System.Text.Json. A value in a shape that is no longer understood is simply not there.</summary>
internal sealed class StateJson : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T? input) => BinaryData.FromObjectAsJson(input);

    public T Deserialize<T>(BinaryData input)
    {
        try
        {
            return input.ToObjectFromJson<T>()!;
        }
        catch (JsonException)
        {
            return default!;
        }
    }
}
