using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace PakRussiaMonitor.Ledger.Keys;

/// <summary>What a key's bearer may do; stored by name. Each includes those before it.</summary>
public enum KeyScope
{
    Read,
    Operate,
}

/// <summary>A key as it is stored: of its secret there is the hash alone. Times are Unix milliseconds.</summary>
public sealed record ApiKey
{
    public string Id { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>SHA-256 of the secret.</summary>
    public byte[] Hash { get; init; } = [];

    public KeyScope Scope { get; init; }

    public long CreatedAt { get; init; }

    /// <summary>Null: never.</summary>
    public long? ExpiresAt { get; init; }

    public long? RevokedAt { get; init; }
}

/// <summary>The secret that a key's bearer shows.</summary>
public static partial class KeySecret
{
    private const string Prefix = "prm_"; // so that a scanner of leaked secrets knows it for one

    /// <summary>256 random bits.</summary>
    public static string New() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Whether a text can be a secret, one of ours or one that an operator made: what may stand behind Bearer (RFC 6750), 32 characters or more.</summary>
    public static bool IsWellFormed(string text) => WellFormed().IsMatch(text);

    [GeneratedRegex("^[A-Za-z0-9._~+/-]{32,256}={0,2}$")]
    private static partial Regex WellFormed();
}
