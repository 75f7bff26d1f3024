using PakRussiaMonitor.Simulator;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Crashes;

/// <summary>The short form of <c>tests/kill.sh</c>.</summary>
[Collection(Alone.Name)]
public sealed class KillTests
{
    [Fact]
    public Task Killed_ten_times_at_random_moments_the_service_counts_everything_that_was_served_once() =>
        IsSurvived(new(Items: 3_000, Sources: 40, Kills: 10, Seed: 7, Speed: 2));

    internal static async Task IsSurvived(KillPlan plan)
    {
        using var folder = new TemporaryFolder();
        var result = await new KillRun(plan, folder.Path, _ => { }).Run();

        Assert.True(result.IsClean, result.Table());
        Assert.Equal(plan.Kills, result.Kills);
        Assert.InRange(result.KillsAtWork, 1, plan.Kills);
    }
}

[Collection(Alone.Name)]
[NeedsPostgreSql]
public sealed class PostgreSqlKillTests
{
    [Fact]
    public Task Killed_at_random_moments_over_PostgreSQL_the_service_counts_everything_that_was_served_once() =>
        KillTests.IsSurvived(new(Items: 1_000, Sources: 20, Kills: 4, Seed: 8, Speed: 2, DatabaseKind.PostgreSql));
}
