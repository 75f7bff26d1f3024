using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>The ledger's promises on SQLite.</summary>
public sealed class SqliteLedgerTests : LedgerContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open()
    {
        var place = new TestDatabase();
        return Task.FromResult<(IDatabase, IAsyncDisposable)>((place.Database, place));
    }
}
