namespace PakRussiaMonitor.Simulator;

internal enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>Where a run keeps its book: a file in the run's folder, or a database on a PostgreSQL server that lives as long as this does.</summary>
internal sealed class Place : IDisposable
{
    private Place(string address, PostgreSqlChild? server) => (Address, Server) = (address, server);

    public string Address { get; }

    /// <summary>Null where the database is a file.</summary>
    public PostgreSqlChild? Server { get; }

    public static async Task<Place> Make(DatabaseKind kind, string folder)
    {
        if (kind == DatabaseKind.Sqlite)
            return new(Path.Combine(folder, "monitor.db"), null);
        var server = await PostgreSqlChild.Start();
        return new(await server.Make("monitor"), server);
    }

    public void Dispose() => Server?.Dispose();
}
