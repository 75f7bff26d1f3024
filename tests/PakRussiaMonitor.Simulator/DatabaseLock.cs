using Dapper;
using Microsoft.Data.Sqlite;

namespace PakRussiaMonitor.Simulator;

/// <summary>Another process that holds a database's write lock until its standard input ends.</summary>
internal static class DatabaseLock
{
    public static int Run(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        connection.Execute("BEGIN IMMEDIATE");
        Console.WriteLine("held");
        Console.In.ReadToEnd();
        connection.Execute("ROLLBACK");
        return 0;
    }
}
