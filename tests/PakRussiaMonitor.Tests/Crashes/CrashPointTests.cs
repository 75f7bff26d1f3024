using System.Globalization;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Simulator;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Crashes;

/// <summary>
/// At every durable boundary the real service, in a process of its own, is killed three times: at the first time that it
/// comes there, in its next life at the second, then at a later one. In its fourth life it must come to the right counts.
/// </summary>
[Collection(Alone.Name)]
public sealed class CrashPointTests
{
    private const int Seed = 11, Items = 120, Sources = 4, Later = 4, AtATime = 4;

    /// <summary>A minute of the service's clock is two seconds here, so that what it does now and then comes to pass.</summary>
    private const double Speed = 30;

    /// <summary>A life comes here once, so that it is the first time always.</summary>
    private static readonly string[] OncePerLife =
        [CrashPoints.TopicsBeforeCommit, CrashPoints.TopicsInstalled, CrashPoints.ScheduleRecovered, CrashPoints.ResponsesSwept];

    [Fact]
    public async Task Killed_three_times_at_each_durable_boundary_the_service_loses_nothing_and_counts_nothing_twice()
    {
        using var places = new SemaphoreSlim(AtATime);
        var failures = await Task.WhenAll(CrashPoints.All.Select(async name =>
        {
            await places.WaitAsync();
            try
            {
                return await Try(name);
            }
            finally
            {
                places.Release();
            }
        }));

        Assert.Empty(failures.OfType<string>());
    }

    /// <summary>Null, or what went wrong.</summary>
    private static async Task<string?> Try(string name)
    {
        using var folder = new TemporaryFolder();
        await using var feeds = await SimulatedFeeds.Start(new(Seed, Items, Sources), new(Seed, faults: false), folder.File("served.jsonl"));
        var settings = new ServiceSettings(folder.File("monitor.db"), feeds.Port, Sources, Speed);
        foreach (var n in OncePerLife.Contains(name) ? [1, 1, 1] : (int[])[1, 2, Later])
        {
            using var dying = ServiceChild.Start(settings, (name, n));
            if (!await dying.IsKilled(within: TimeSpan.FromSeconds(30)))
                return Text($"{name} was not reached for the time {n} (seed {Seed}): {await Log(settings)}");
        }

        using var last = ServiceChild.Start(settings);
        var service = await last.Ready();
        if (!await KillRun.Drained(feeds, settings.Database, () => !last.HasExited))
            return $"{name}: not everything was drained: {await Log(settings)}";
        var verdict = await KillRun.Judge(feeds, service, settings.Database, last.Stop);
        return verdict.IsClean ? null : Text($"{name} (seed {Seed}):\n{verdict.Table()}");
    }

    private static async Task<string> Log(ServiceSettings settings) =>
        File.Exists(settings.Database + ".log") ? await File.ReadAllTextAsync(settings.Database + ".log") : "no log";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
