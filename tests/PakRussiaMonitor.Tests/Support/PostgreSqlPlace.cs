using System.Collections.Concurrent;
using PakRussiaMonitor.Ledger.PostgreSql;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>
/// An empty database on the test run's server, for one test; opening it twice is two processes to the database. It is emptied and
/// lent again, since making and dropping one takes the server longer than most tests do.
/// </summary>
public sealed class PostgreSqlPlace : IAsyncDisposable
{
    private static readonly ConcurrentBag<string> Free = [];
    private static int made;

    private readonly List<PostgreSqlDatabase> opened = [];

    private PostgreSqlPlace(PostgreSqlServer server, string name) => (Server, Name) = (server, name);

    public PostgreSqlServer Server { get; }

    public string Name { get; }

    /// <summary>With patience for this process: where more tests run than cores, a write may well stand still for three seconds.</summary>
    public string Address => Server.Address(Name) + ";Options=-c idle_in_transaction_session_timeout=60000";

    public static async Task<PostgreSqlPlace> Make()
    {
        var server = await PostgreSqlServer.Running;
        if (Free.TryTake(out var free))
            return new(server, free);
        var name = $"test_{Interlocked.Increment(ref made)}";
        await server.Execute($"CREATE DATABASE {name}");
        return new(server, name);
    }

    /// <param name="address">The place's own unless another is given.</param>
    public PostgreSqlDatabase Open(TimeProvider? time = null, string? address = null)
    {
        var database = PostgreSqlDatabase.Open(address ?? Address, time ?? TimeProvider.System);
        opened.Add(database);
        return database;
    }

    /// <summary>Runs a statement beside the databases that are open.</summary>
    public Task Execute(string sql) => Server.Execute(sql, Name);

    public async ValueTask DisposeAsync()
    {
        foreach (var database in opened)
            await database.DisposeAsync();
        await Execute($"ALTER DATABASE {Name} RESET ALL; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        Free.Add(Name);
    }
}
