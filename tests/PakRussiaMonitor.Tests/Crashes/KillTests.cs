using PakRussiaMonitor.Simulator;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Crashes;

/// <summary>The short form of <c>tests/kill.sh</c>.</summary>
[Collection(Alone.Name)]
public sealed class KillTests
{
    [Fact]
    public async Task Killed_ten_times_at_random_moments_the_service_counts_everything_that_was_served_once()
    {
        using var folder = new TemporaryFolder();
        var result = await new KillRun(new(Items: 3_000, Sources: 40, Kills: 10, Seed: 7, Speed: 2), folder.Path, _ => { }).Run();

        Assert.True(result.IsClean, result.Table());
        Assert.Equal(10, result.Kills);
        Assert.InRange(result.KillsAtWork, 1, 10);
    }
}
