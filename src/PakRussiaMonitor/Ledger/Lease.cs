using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Work that one process at a time does for all: whoever holds the lease does it, and loses it by not renewing it. It saves double
/// work and proves nothing: what must be exact is so without it.
/// </summary>
public sealed class Lease(IDatabase database, TimeProvider time, string name)
{
    private readonly string owner = Guid.NewGuid().ToString("N");

    /// <summary>Takes or renews it. False while another process holds it.</summary>
    public Task<bool> Take(TimeSpan length, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return database.Write(
            async connection => await connection.ExecuteAsync(
                """
                INSERT INTO actor_state (key, value, saved_at) VALUES (@key, @owner, @until)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value, saved_at = excluded.saved_at
                WHERE actor_state.value = excluded.value OR actor_state.saved_at < @now
                """,
                new { key = $"Lease:{name}", owner, now = now.ToUnixTimeMilliseconds(), until = (now + length).ToUnixTimeMilliseconds() }) == 1,
            cancellation);
    }

    /// <summary>Lets go of it, so that another need not wait.</summary>
    public Task<int> Release(CancellationToken cancellation) => database.Write(
        connection => connection.ExecuteAsync("DELETE FROM actor_state WHERE key = @key AND value = @owner", new { key = $"Lease:{name}", owner }), cancellation);
}
