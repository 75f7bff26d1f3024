using PakRussiaMonitor.Simulator;
using PakRussiaMonitor.Tests.Support;
using Xunit.Abstractions;

namespace PakRussiaMonitor.Tests.Sources;

/// <summary>A short form of what <c>polling</c> of the simulator does with 5,000 sources.</summary>
[Collection(Alone.Name)]
public sealed class PollingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Among_slow_failing_and_crowded_hosts_no_source_starves_and_no_host_is_pressed()
    {
        using var folder = new TemporaryFolder();
        var plan = new PollingPlan(Sources: 100, Hosts: 40, OnLargeHosts: 20, TimeSpan.FromMinutes(70), TimeSpan.FromMinutes(30), TimeSpan.FromHours(25));

        var result = await new PollingRun(plan, folder.Path, output.WriteLine).Run();

        Assert.True(result.IsClean, result.Table());
    }
}
