using PakRussiaMonitor.Simulator;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Crashes;

/// <summary>The short form of <c>tests/equal.sh</c>.</summary>
[Collection(Alone.Name)]
[NeedsPostgreSql]
public sealed class EqualTests
{
    [Fact]
    public async Task The_same_feeds_are_told_alike_over_SQLite_and_over_PostgreSQL_at_every_cut()
    {
        using var folder = new TemporaryFolder();
        var engine = new Engine(EngineKind.InProcess);
        var plan = new EqualPlan(Items: 400, Sources: 8, Seed: 9, [(engine, DatabaseKind.Sqlite), (engine, DatabaseKind.PostgreSql)]);

        var result = await new EqualRun(plan, folder.Path, _ => { }).Run();

        Assert.True(result.IsClean, result.Table());
        Assert.All(result.Sides, side => Assert.True(side.Facts > 1_000 && side.AskedAgain > 0, result.Table()));
    }
}
