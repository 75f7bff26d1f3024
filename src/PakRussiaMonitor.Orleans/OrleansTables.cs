using Npgsql;
using PakRussiaMonitor.Ledger.PostgreSql;

namespace PakRussiaMonitor.Orleans;

/// <summary>Orleans' own tables, made where they are missing from the scripts of deploy/sql, which travel inside this program.</summary>
internal static class OrleansTables
{
    private const long Lock = 7_250_311_002;

    private static readonly string[] Scripts = ["orleans-main.sql", "orleans-clustering.sql", "orleans-persistence.sql"];

    /// <summary>What the last script makes last; a database that has it has all.</summary>
    private const string IsComplete = "SELECT to_regclass('orleansstorage_identity') IS NOT NULL";

    /// <exception cref="Ledger.StorageException">The database cannot be reached, or does not allow it.</exception>
    public static void Make(NpgsqlConnectionStringBuilder address)
    {
        try
        {
            using var source = NpgsqlDataSource.Create(address);
            using var connection = source.OpenConnection();
            using var transaction = connection.BeginTransaction();
            Run(connection, $"SELECT pg_advisory_xact_lock({Lock})");
            if (Run(connection, IsComplete) is not true)
            {
                foreach (var script in Scripts)
                    Run(connection, Read(script));
            }

            transaction.Commit();
        }
        catch (NpgsqlException failure)
        {
            throw PostgreSqlFailure.From(failure, $"{address.Database} at {address.Host}:{address.Port}");
        }
    }

    public static string Read(string script)
    {
        using var stream = typeof(OrleansTables).Assembly.GetManifestResourceStream(script)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static object? Run(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
