using System.Diagnostics;
using System.Globalization;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// How fast each engine over each database counts what its feeds bring, one after the other on this machine, and how long counts
/// take meanwhile. A first part of the feeds warms everything up; then the clock runs until all is counted, and everything
/// is compared with what was served.
/// </summary>
internal sealed class ThroughputRun(ThroughputPlan plan, string folder, Action<string> tell)
{
    /// <summary>Large steps: feeds move on once a second at most, and that is not what is measured.</summary>
    private const int PerVersion = 100, WarmUp = 2;

    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50);

    public async Task<ThroughputResult> Run()
    {
        if (plan.Items <= plan.Sources * PerVersion * WarmUp)
            throw new ArgumentException($"The first {plan.Sources * PerVersion * WarmUp} items of {plan.Sources} sources warm up; nothing is left to measure. Ask for more items, or for fewer sources.");
        var lines = new List<ThroughputLine>();
        foreach (var (engine, database) in plan.Sides)
        {
            tell($"{engine} over {database}");
            lines.Add(await Run(engine, database, Directory.CreateDirectory(Path.Combine(folder, lines.Count.ToString(CultureInfo.InvariantCulture))).FullName));
        }

        return new(plan, lines);
    }

    private async Task<ThroughputLine> Run(Engine engine, DatabaseKind database, string place)
    {
        using var book = await Place.Make(database, place);
        var script = new FeedScript(plan.Seed, plan.Items, plan.Sources, PerVersion);
        await using var feeds = await SimulatedFeeds.Start(script, new(plan.Seed, faults: false), Path.Combine(place, "served.jsonl"));
        var settings = new ServiceSettings(book.Address, feeds.Port, plan.Sources, 1) { LogPath = Path.Combine(place, "service.log") };
        await SimulatedService.Prepare(settings);
        using var fleet = new Fleet(engine, settings);
        feeds.VersionLimit = WarmUp;
        await fleet.StartAll();
        var drained = await KillRun.Drained(feeds, book.Address, () => fleet.Alive == fleet.Size);

        await using var witness = new Witness(() => fleet.Door, AskEvery);
        witness.Start();
        var (released, clock, before) = (feeds.Released, Stopwatch.StartNew(), Spent.Now(fleet, book));
        feeds.VersionLimit = int.MaxValue;
        drained &= await KillRun.Drained(feeds, book.Address, () => fleet.Alive == fleet.Size);
        var (took, after) = (clock.Elapsed, Spent.Now(fleet, book));
        await witness.Stop();
        var load = (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0];
        var verdict = await KillRun.Judge(feeds, fleet.Door!, book.Address, fleet.Stop);
        return new($"{engine}, {database}", feeds.Released - released, took, after - before, witness, load, drained && verdict.IsClean);
    }
}

/// <summary>CPU used so far by the service, its database server and the feeds beside them.</summary>
internal readonly record struct Spent(TimeSpan Service, TimeSpan Server, TimeSpan Feeds)
{
    public static Spent operator -(Spent after, Spent before) => new(after.Service - before.Service, after.Server - before.Server, after.Feeds - before.Feeds);

    public static Spent Now(Fleet fleet, Place place) => new(fleet.Cpu, place.Server?.Cpu ?? TimeSpan.Zero, Environment.CpuUsage.TotalTime);
}

internal sealed record ThroughputPlan(int Items, int Sources, int Seed, IReadOnlyList<(Engine Engine, DatabaseKind Database)> Sides);

/// <param name="Load">The machine's load average at the end: what else ran beside it.</param>
internal sealed record ThroughputLine(string Name, int Items, TimeSpan Took, Spent Spent, Witness Witness, string Load, bool IsRight);

internal sealed record ThroughputResult(ThroughputPlan Plan, IReadOnlyList<ThroughputLine> Lines)
{
    public bool IsClean => Lines.All(line => line.IsRight);

    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""
        seed {Plan.Seed}   items {Plan.Items}   sources {Plan.Sources}   cores {Environment.ProcessorCount}
                                   items/s   CPU s/1,000: service  database  feeds   counts while it reads: p50 ms  p99 ms  asked  unanswered   load  counts right
        """) + "\n" + string.Join('\n', Lines.Select(Line));

    private static string Line(ThroughputLine line)
    {
        double PerThousand(TimeSpan cpu) => cpu.TotalSeconds * 1_000 / line.Items;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{line.Name,-26} {line.Items / line.Took.TotalSeconds,7:0} {PerThousand(line.Spent.Service),22:0.00} {PerThousand(line.Spent.Server),9:0.00} {PerThousand(line.Spent.Feeds),6:0.00} {line.Witness.Within(0.5).TotalMilliseconds,31:0} {line.Witness.Within(0.99).TotalMilliseconds,7:0} {line.Witness.Remembered,6} {line.Witness.Failed,11} {line.Load,6}  {(line.IsRight ? "yes" : "NO")}");
    }
}
