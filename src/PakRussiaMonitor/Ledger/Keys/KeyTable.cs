using System.Security.Cryptography;
using Dapper;

namespace PakRussiaMonitor.Ledger.Keys;

/// <summary>The keys of the service. No row is ever removed: a revoked key still shows that keys are in use.</summary>
public sealed class KeyTable(IDatabase database, TimeProvider time)
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A new key with its secret, which is told this once.</summary>
    /// <param name="lifetime">Null: it does not expire.</param>
    public async Task<(ApiKey Key, string Secret)> Create(string name, KeyScope scope, TimeSpan? lifetime, CancellationToken cancellation)
    {
        var secret = KeySecret.New();
        var key = New(name, secret, scope, lifetime);
        await Add(key, cancellation);
        return (key, secret);
    }

    /// <summary>Makes a key of a secret that is known already. False when it is a key, or was one.</summary>
    public async Task<bool> Install(string name, string secret, KeyScope scope, CancellationToken cancellation) =>
        await Add(New(name, secret, scope, null), cancellation);

    /// <summary>Every key there ever was, the oldest first.</summary>
    public Task<IReadOnlyList<ApiKey>> All(CancellationToken cancellation) => database.Read<IReadOnlyList<ApiKey>>(
        async connection => (await connection.QueryAsync<ApiKey>(
            """
            SELECT id AS Id, name AS Name, hash AS Hash, scopes AS Scope, created_at AS CreatedAt, expires_at AS ExpiresAt, revoked_at AS RevokedAt
            FROM api_key ORDER BY created_at, id
            """)).AsList(),
        cancellation);

    /// <summary>From now on it opens nothing. False: there is no such key.</summary>
    public Task<bool> Revoke(string id, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            var rows = await connection.ExecuteAsync("UPDATE api_key SET revoked_at = coalesce(revoked_at, @now) WHERE id = @id", new { id, now = Now });
            if (rows == 1)
                await Audit.Write(connection, Now, "key.revoke", id, "");
            return rows == 1;
        },
        cancellation);

    private ApiKey New(string name, string secret, KeyScope scope, TimeSpan? lifetime) => new()
    {
        Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4)),
        Name = name,
        Hash = KeySecret.Hash(secret),
        Scope = scope,
        CreatedAt = Now,
        ExpiresAt = lifetime is { } span ? Now + (long)span.TotalMilliseconds : null,
    };

    private Task<bool> Add(ApiKey key, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            var rows = await connection.ExecuteAsync(
                """
                INSERT INTO api_key (id, name, hash, scopes, created_at, expires_at) VALUES (@Id, @Name, @Hash, @scope, @CreatedAt, @ExpiresAt)
                ON CONFLICT (hash) DO NOTHING
                """,
                new { key.Id, key.Name, key.Hash, scope = key.Scope.ToString(), key.CreatedAt, key.ExpiresAt });
            if (rows == 1)
                await Audit.Write(connection, Now, "key.create", key.Id, $"{key.Name}, {key.Scope}");
            return rows == 1;
        },
        cancellation);
}
