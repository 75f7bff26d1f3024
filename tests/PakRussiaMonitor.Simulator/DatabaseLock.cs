using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;

namespace PakRussiaMonitor.Simulator;

/// <summary>Another process that holds a database's write lock until it is disposed of.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly Process process;

    private DatabaseLock(Process process) => this.process = process;

    /// <summary>Waits until the lock is held.</summary>
    public static async Task<DatabaseLock> Hold(string database)
    {
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(DatabaseLock).Assembly.Location, "hold", database])
        {
            RedirectStandardInput = true, // its end ends the lock, be it that this process dies
            RedirectStandardOutput = true,
        })!;
        await process.StandardOutput.ReadLineAsync();
        return new(process);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    /// <summary>What the other process does.</summary>
    public static int Run(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        while (!TryBegin(connection))
        {
            // The service writes without a pause; the lock is had between two of its commits.
        }

        Console.WriteLine("held");
        Console.In.ReadToEnd();
        connection.Execute("ROLLBACK");
        return 0;
    }

    private static bool TryBegin(SqliteConnection connection)
    {
        try
        {
            return connection.Execute("BEGIN IMMEDIATE") >= -1;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode == 5)
        {
            return false;
        }
    }
}
