using PakRussiaMonitor.Ledger.PostgreSql;
using PakRussiaMonitor.Ledger.Sqlite;

namespace PakRussiaMonitor.Ledger;

/// <summary>What <c>--db</c> names: a SQLite file, or a PostgreSQL database as <c>Host=…;Database=…</c> or <c>postgres://…</c>.</summary>
public static class DatabaseAddress
{
    /// <summary>Whether it names a PostgreSQL database, and not a file.</summary>
    public static bool IsPostgreSql(string address) => PostgreSqlAddress.Is(address);

    /// <exception cref="StorageException">It cannot be opened; the message says why and what to do.</exception>
    public static IDatabase Open(string address, TimeProvider time) =>
        PostgreSqlAddress.Is(address) ? PostgreSqlDatabase.Open(address, time) : SqliteDatabase.Open(address, time);

    /// <summary>Whether it names a SQLite file that another process has for itself just now.</summary>
    public static bool IsInUse(string address) => !PostgreSqlAddress.Is(address) && SqliteDatabase.IsInUse(address);

    /// <summary>The same for a few short reads and writes, which may also stand beside a service that runs on the database.</summary>
    /// <exception cref="StorageException">It cannot be opened; the message says why and what to do.</exception>
    public static IDatabase OpenBeside(string address, TimeProvider time) =>
        PostgreSqlAddress.Is(address) ? PostgreSqlDatabase.Open(address, time) : SqliteDatabase.OpenBeside(address, time);
}
