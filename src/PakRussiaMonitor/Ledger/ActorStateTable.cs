using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Ledger;

/// <summary>Actor state in the table beside the ledger, as JSON under the actor's kind and key.</summary>
public sealed class ActorStateTable<T>(IDatabase database, TimeProvider time, CrashPoints? points = null) : IActorState<T>
    where T : class
{
    public Task<T?> Load(string key, CancellationToken cancellation) => database.Read(
        async connection =>
        {
            var value = await connection.ExecuteScalarAsync<string?>("SELECT value FROM actor_state WHERE key = @key", new { key = Name(key) });
            return value is null ? null : Parse(value);
        },
        cancellation);

    public async Task Save(string key, T value, CancellationToken cancellation)
    {
        await database.Write(
            async connection =>
            {
                var rows = await connection.ExecuteAsync(
                    """
                    INSERT INTO actor_state (key, value, saved_at) VALUES (@key, @value, @now)
                    ON CONFLICT (key) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at
                    """,
                    new { key = Name(key), value = JsonSerializer.Serialize(value), now = time.GetUtcNow().ToUnixTimeMilliseconds() });
                points?.Reached(CrashPoints.StateBeforeCommit);
                return rows;
            },
            cancellation);
        points?.Reached(CrashPoints.StateSaved);
    }

    private static string Name(string key) => $"{typeof(T).Name}:{key}";

    /// <summary>State can be rebuilt, so one that an older version wrote in another shape is simply not there.</summary>
    private static T? Parse(string value)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(value);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
