using PakRussiaMonitor.Ledger.PostgreSql;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>An empty database on the test run's server, gone with the test; opening it twice is two processes to the database.</summary>
public sealed class PostgreSqlPlace : IAsyncDisposable
{
    private static int made;

    private readonly List<PostgreSqlDatabase> opened = [];

    private PostgreSqlPlace(PostgreSqlServer server, string name) => (Server, Name) = (server, name);

    public PostgreSqlServer Server { get; }

    public string Name { get; }

    public string Address => Server.Address(Name);

    public static async Task<PostgreSqlPlace> Make()
    {
        var server = await PostgreSqlServer.Running;
        var place = new PostgreSqlPlace(server, $"test_{Interlocked.Increment(ref made)}");
        await server.Execute($"CREATE DATABASE {place.Name}");
        return place;
    }

    public PostgreSqlDatabase Open(TimeProvider? time = null)
    {
        var database = PostgreSqlDatabase.Open(Address, time ?? TimeProvider.System);
        opened.Add(database);
        return database;
    }

    /// <summary>Runs a statement beside the databases that are open.</summary>
    public Task Execute(string sql) => Server.Execute(sql, Name);

    public async ValueTask DisposeAsync()
    {
        foreach (var database in opened)
            await database.DisposeAsync();
        await Server.Execute($"DROP DATABASE {Name} WITH (FORCE)");
    }
}
