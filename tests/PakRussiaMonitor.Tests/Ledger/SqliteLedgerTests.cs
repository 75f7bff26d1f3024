using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Ledger.Histories;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>The ledger's promises on SQLite.</summary>
public sealed class SqliteLedgerTests : LedgerContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => Sqlite();

    internal static Task<(IDatabase Database, IAsyncDisposable Place)> Sqlite()
    {
        var place = new TestDatabase();
        return Task.FromResult<(IDatabase, IAsyncDisposable)>((place.Database, place));
    }
}

public sealed class SqliteRevisionTests : RevisionContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

public sealed class SqlitePieceTests : PieceContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

public sealed class SqlitePurgeTests : PurgeContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

public sealed class SqliteHistoryTests : HistoryContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

public sealed class SqliteCleaningTests : CleaningContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}
