using System.Text.RegularExpressions;
using Npgsql;

namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>
/// Where a PostgreSQL database is: <c>Host=…;Database=…</c> as the driver has it, or <c>postgres://user@host/database?sslmode=…</c> as
/// PostgreSQL's own tools have it. What is not said comes from the usual places (PGPASSWORD, a .pgpass file, …).
/// </summary>
internal static partial class PostgreSqlAddress
{
    private const string Unreadable =
        "The address of the PostgreSQL database cannot be read. Write it as Host=…;Database=…;Username=…;Password=…, or as " +
        "postgres://user:password@host:port/database with special characters percent-encoded.";

    /// <summary>Whether a text is such an address; anything else is a file's name.</summary>
    public static bool Is(string text) => IsUri(text) || HasHost().IsMatch(text);

    /// <exception cref="StorageException">It cannot be read. The sentence repeats no part of it, since a password may stand anywhere.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string text)
    {
        try
        {
            var address = IsUri(text) ? FromUri(new(text)) : new(text);
            if (string.IsNullOrEmpty(address.Host))
                address.Host = "localhost";
            return address;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new StorageException(Unreadable);
        }
    }

    private static bool IsUri(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    private static NpgsqlConnectionStringBuilder FromUri(Uri uri)
    {
        var address = new NpgsqlConnectionStringBuilder { Host = uri.Host };
        if (uri.Port > 0)
            address.Port = uri.Port;
        if (uri.AbsolutePath.Trim('/') is { Length: > 0 } database)
            address.Database = Uri.UnescapeDataString(database);
        if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var rest])
        {
            address.Username = Uri.UnescapeDataString(user);
            if (rest is [var password])
                address.Password = Uri.UnescapeDataString(password);
        }

        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, Uri.UnescapeDataString(right)) : (pair, "");
            if (name == "sslmode")
                address["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
            else
                address[DriverName(name)] = value;
        }

        return address;
    }

    /// <summary>The driver's word for a setting of PostgreSQL's own tools.</summary>
    private static string DriverName(string name) => name switch
    {
        "dbname" => "Database",
        "user" => "Username",
        "connect_timeout" => "Timeout",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "channel_binding" => "Channel Binding",
        _ => name.Replace('_', ' '),
    };

    [GeneratedRegex(@"(^|;)\s*(Host|Server)\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex HasHost();
}
