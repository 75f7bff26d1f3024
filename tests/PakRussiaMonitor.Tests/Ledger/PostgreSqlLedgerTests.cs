using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>The ledger's promises on PostgreSQL.</summary>
[NeedsPostgreSql]
public sealed class PostgreSqlLedgerTests : LedgerContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSql();

    internal static async Task<(IDatabase Database, IAsyncDisposable Place)> PostgreSql()
    {
        var place = await PostgreSqlPlace.Make();
        return (place.Open(), place);
    }
}

[NeedsPostgreSql]
public sealed class PostgreSqlRevisionTests : RevisionContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}

[NeedsPostgreSql]
public sealed class PostgreSqlPieceTests : PieceContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}

[NeedsPostgreSql]
public sealed class PostgreSqlPurgeTests : PurgeContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}

[NeedsPostgreSql]
public sealed class PostgreSqlHistoryTests : HistoryContract
{
    /// <summary>Fewer than elsewhere: every question is three messages to a server, and every write waits for a disk.</summary>
    protected override int Histories => 30;

    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}

[NeedsPostgreSql]
public sealed class PostgreSqlCleaningTests : CleaningContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
