using Npgsql;

namespace PakRussiaMonitor.Ledger.PostgreSql;

/// <summary>What is asked of a server before it may hold the book, and the tables brought up to date.</summary>
internal static class PostgreSqlStart
{
    /// <summary>One process at a time brings the tables up to date.</summary>
    private const long MigrationLock = 7_250_311_001;

    /// <summary>With any of these off, what was promised as written may be gone after a crash.</summary>
    private static readonly string[] MustBeOn = ["fsync", "full_page_writes", "synchronous_commit"];

    /// <exception cref="StorageException">A setting would let it lose what it said was written, or it cannot hold every text.</exception>
    public static void RefuseUnsafeSettings(NpgsqlConnection connection, string place)
    {
        foreach (var setting in MustBeOn)
        {
            if (Show(connection, setting) == "off")
            {
                throw new StorageException(
                    $"The database {place} runs with {setting} off, so a crash there could lose or spoil what was recorded. Turn {setting} on and start again.");
            }
        }

        if (Show(connection, "server_encoding") is not "UTF8" and var encoding)
            throw new StorageException($"The database {place} is encoded in {encoding} and cannot hold every text. Make one with createdb --encoding UTF8.");
    }

    /// <exception cref="StorageException">It is newer than this program.</exception>
    public static void Migrate(NpgsqlConnection connection, string place)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0"); // a step over a large book takes its time
        Run(connection, $"SELECT pg_advisory_xact_lock({MigrationLock})");
        Run(connection, "CREATE TABLE IF NOT EXISTS schema_version (steps integer NOT NULL)");
        var steps = Convert.ToInt32(Scalar(connection, "SELECT coalesce(max(steps), 0) FROM schema_version"), null);
        if (steps > PostgreSqlSchema.Steps.Count)
        {
            throw new StorageException(
                $"The database {place} was written by a newer version of this program. Install that version, or choose another database with --db.");
        }

        for (; steps < PostgreSqlSchema.Steps.Count; steps++)
            Run(connection, $"{PostgreSqlSchema.Steps[steps]} INSERT INTO schema_version (steps) VALUES ({steps + 1})");
        transaction.Commit();
    }

    private static string Show(NpgsqlConnection connection, string setting) => (string)Scalar(connection, $"SHOW {setting}")!;

    private static void Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
