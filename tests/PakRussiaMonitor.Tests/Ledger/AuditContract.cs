using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>Who changed what, and what the request that asked for it knows of that, on every database.</summary>
public abstract class AuditContract : DatabaseContract
{
    private static readonly RequestClaim Claim = new("caller", "one", [1, 2, 3]);

    private AnsweredRequests Answered => new(Database, TimeProvider.System);

    [Fact]
    public async Task A_change_is_in_the_name_of_whoever_asked_for_it()
    {
        await Change("first");
        await Task.WhenAll(By("ann"), By("bob"));
        await Change("last");

        var changes = await new AuditReader(Database).Newest(null, null, 10, default);
        Assert.Equal(["service", "service"], new[] { changes[0].Actor, changes[^1].Actor });
        Assert.Equal(new Dictionary<string, string> { ["ann"] = "ann", ["bob"] = "bob" }, changes.Where(change => change.Actor != "service").ToDictionary(change => change.Subject, change => change.Actor));
        Assert.Equal(["bob"], (await new AuditReader(Database).Newest("bob", null, 10, default)).Select(change => change.Actor));
        Assert.Equal([changes[3].Id], (await new AuditReader(Database).Newest(null, changes[2].Id, 10, default)).Select(change => change.Id));

        async Task By(string name)
        {
            Audit.By(name);
            await Task.Yield();
            await Change(name);
        }
    }

    [Fact]
    public async Task A_request_is_marked_as_done_by_the_change_that_it_asked_for_and_by_no_other()
    {
        await Answered.Begin(Claim, default);
        await Change("other");
        Assert.Equal(0, await Scalar("SELECT count(*) FROM answered_request WHERE status = 0"));
        await For("mine");

        Assert.Equal(1, await Scalar("SELECT count(*) FROM answered_request WHERE status = 0"));
    }

    [Fact]
    public async Task A_change_that_is_undone_leaves_the_request_unmarked()
    {
        await Answered.Begin(Claim, default);
        await Assert.ThrowsAnyAsync<Exception>(() => For("mine", fails: true));

        Assert.Equal((0L, 1L), (await Scalar("SELECT count(*) FROM audit"), await Scalar("SELECT count(*) FROM answered_request WHERE status IS NULL")));
    }

    [Fact]
    public async Task What_was_done_is_not_forgotten_and_what_changed_nothing_is()
    {
        var here = Answered;
        var (begun, _) = await here.Begin(Claim, default);
        await here.Forget(Claim, begun, default);
        Assert.Equal(0, await Scalar("SELECT count(*) FROM answered_request"));

        (begun, _) = await here.Begin(Claim, default);
        Assert.Null((await here.Begin(Claim with { Request = [1, 2, 3] }, default)).Earlier?.Status);
        await For("mine");
        await here.Forget(Claim, begun, default);
        Assert.Equal(1, await Scalar("SELECT count(*) FROM answered_request WHERE status = 0"));
    }

    private async Task For(string subject, bool fails = false)
    {
        Audit.For(Claim);
        await Task.Yield();
        await Change(subject, fails);
    }

    private Task<long> Change(string subject, bool fails = false) => Database.Write(
        async connection =>
        {
            await Audit.Write(connection, 0, "test", subject, "");
            return fails ? throw new InvalidOperationException() : await connection.ExecuteScalarAsync<long>("SELECT 1");
        },
        default);
}

public sealed class SqliteAuditTests : AuditContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => SqliteLedgerTests.Sqlite();
}

[Support.NeedsPostgreSql]
public sealed class PostgreSqlAuditTests : AuditContract
{
    protected override Task<(IDatabase Database, IAsyncDisposable Place)> Open() => PostgreSqlLedgerTests.PostgreSql();
}
