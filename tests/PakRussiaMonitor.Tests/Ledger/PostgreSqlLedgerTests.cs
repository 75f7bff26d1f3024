using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>The ledger's promises on PostgreSQL.</summary>
public sealed class PostgreSqlLedgerTests : LedgerContract
{
    protected override async Task<(IDatabase Database, IAsyncDisposable Place)> Open()
    {
        // The contract's tests know of no database; xunit takes an exception that begins so for a skip.
        if (PostgreSqlServer.WhyMissing is { } reason)
            throw new InvalidOperationException("$XunitDynamicSkip$" + reason);
        var place = await PostgreSqlPlace.Make();
        return (place.Open(), place);
    }
}
