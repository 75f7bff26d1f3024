using PakRussiaMonitor.Ledger.Sqlite;

namespace PakRussiaMonitor.Tests.Support;

/// <summary>A database in a folder of its own, gone with the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestDatabase(TimeProvider? time = null) => Database = SqliteDatabase.Open(folder.File("monitor.db"), time ?? TimeProvider.System);

    public SqliteDatabase Database { get; }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        folder.Dispose();
    }
}
