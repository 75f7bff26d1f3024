using System.Globalization;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Simulator;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Crashes;

/// <summary>
/// At every durable boundary the real service, in a process of its own, is killed three times: at the first time that it
/// comes there, in its next life at the second, then at a later one. Four boundaries share a database, each kill meeting
/// fresh work; the life after the last must come to the right counts.
/// </summary>
[Collection(Alone.Name)]
public sealed class CrashPointTests
{
    private const int Seed = 11, PerDatabase = 4, ItemsPerLife = 60, Sources = 4, Later = 4;

    /// <summary>A minute of the service's clock is six seconds here, so that what it does now and then comes to pass.</summary>
    private const double Speed = 10;

    /// <summary>A life comes here once, so that it is the first time always.</summary>
    private static readonly string[] OncePerLife =
        [CrashPoints.TopicsBeforeCommit, CrashPoints.TopicsInstalled, CrashPoints.ScheduleRecovered, CrashPoints.ResponsesSwept];

    [Fact]
    public async Task Killed_three_times_at_each_durable_boundary_the_service_loses_nothing_and_counts_nothing_twice() =>
        Assert.Empty((await Task.WhenAll(CrashPoints.All.Chunk(PerDatabase).Select(Try))).OfType<string>());

    /// <summary>Null, or what went wrong.</summary>
    private static async Task<string?> Try(string[] names)
    {
        using var folder = new TemporaryFolder();
        var deaths = names.SelectMany(name => (OncePerLife.Contains(name) ? [1, 1, 1] : (int[])[1, 2, Later]).Select(n => (Name: name, N: n))).ToArray();
        await using var feeds = await SimulatedFeeds.Start(
            new(Seed, ItemsPerLife * (deaths.Length + 1), Sources), new(Seed, faults: false), folder.File("served.jsonl"));
        var settings = new ServiceSettings(folder.File("monitor.db"), feeds.Port, Sources, Speed);
        foreach (var (life, death) in deaths.Index())
        {
            feeds.ReleaseLimit = ItemsPerLife * (life + 1);
            using var dying = ServiceChild.Start(settings, death);
            if (!await dying.IsKilled(within: TimeSpan.FromSeconds(30)))
                return Text($"{death} was not reached (seed {Seed}): {await Log(settings)}");
        }

        feeds.ReleaseLimit = int.MaxValue;
        using var last = ServiceChild.Start(settings);
        var service = await last.Ready();
        if (!await KillRun.Drained(feeds, settings.Database, () => !last.HasExited))
            return $"{string.Join(", ", names)}: not everything was drained: {await Log(settings)}";
        var verdict = await KillRun.Judge(feeds, service, settings.Database, last.Stop);
        return verdict.IsClean ? null : Text($"{string.Join(", ", names)} (seed {Seed}):\n{verdict.Table()}");
    }

    private static async Task<string> Log(ServiceSettings settings) =>
        File.Exists(settings.Database + ".log") ? await File.ReadAllTextAsync(settings.Database + ".log") : "no log";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
