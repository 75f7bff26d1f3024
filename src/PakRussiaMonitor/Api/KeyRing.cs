using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Ledger.Keys;

namespace PakRussiaMonitor.Api;

/// <summary>Why a request was not let in; the kebab-case name is the problem's type.</summary>
internal enum KeyRefusal
{
    MissingKey,
    MalformedKey,
    UnknownKey,
    ExpiredKey,
    RevokedKey,
    WrongScope,
}

/// <summary>The keys as this process knows them, read again every two seconds, so that a revoked one is soon refused everywhere.</summary>
internal sealed class KeyRing(KeyTable table, IOptions<KeyOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim reading = new(1);
    private volatile Known? known;

    /// <summary>No refusal lets the request in, with its key where it has one.</summary>
    /// <param name="isLocal">Whether it comes from this machine: before the first key is made, that is enough.</param>
    /// <exception cref="Ledger.StorageException">The keys cannot be read; nobody is let in then.</exception>
    public async Task<(KeyRefusal? Refusal, ApiKey? Key)> Judge(string? authorization, KeyScope needed, bool isLocal, CancellationToken cancellation)
    {
        var keys = await Keys(cancellation);
        if (keys.Count == 0 && isLocal && !options.Value.Required)
            return (null, null);
        if (string.IsNullOrWhiteSpace(authorization))
            return (KeyRefusal.MissingKey, null);
        const string scheme = "Bearer ";
        var secret = authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? authorization[scheme.Length..].Trim() : "";
        if (!KeySecret.IsWellFormed(secret))
            return (KeyRefusal.MalformedKey, null);
        var key = Find(keys, KeySecret.Hash(secret));
        return (Judge(key, needed), key);
    }

    public void Dispose() => reading.Dispose();

    private KeyRefusal? Judge(ApiKey? key, KeyScope needed) => key switch
    {
        null => KeyRefusal.UnknownKey,
        { RevokedAt: not null } => KeyRefusal.RevokedKey,
        { ExpiresAt: { } end } when end <= time.GetUtcNow().ToUnixTimeMilliseconds() => KeyRefusal.ExpiredKey,
        _ when key.Scope < needed => KeyRefusal.WrongScope,
        _ => null,
    };

    /// <summary>Compares with every key to its end, so that the time it takes tells nothing.</summary>
    private static ApiKey? Find(IReadOnlyList<ApiKey> keys, byte[] hash)
    {
        ApiKey? found = null;
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(key.Hash, hash))
                found = key;
        }

        return found;
    }

    private async Task<IReadOnlyList<ApiKey>> Keys(CancellationToken cancellation)
    {
        if (IfFresh(known) is { } held)
            return held;
        await reading.WaitAsync(cancellation);
        try
        {
            if (IfFresh(known) is { } read)
                return read;
            var since = time.GetTimestamp();
            var keys = await table.All(cancellation);
            known = new(keys, since);
            return keys;
        }
        finally
        {
            reading.Release();
        }
    }

    private IReadOnlyList<ApiKey>? IfFresh(Known? keys) => keys is not null && time.GetElapsedTime(keys.Since) < Fresh ? keys.Keys : null;

    private sealed record Known(IReadOnlyList<ApiKey> Keys, long Since);
}
