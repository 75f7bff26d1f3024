using System.CommandLine;

namespace PakRussiaMonitor.Simulator;

/// <summary>The command line. Exit codes: 0 fine, 1 something differs, 2 wrong usage.</summary>
internal static class SimulatorCommands
{
    private static readonly Option<int> Items = Number("--items", "Items that all feeds publish together.", 3_000);
    private static readonly Option<int> Sources = Number("--sources", "Feeds.", 40);
    private static readonly Option<int> Kills = Number("--kills", "How often the service is killed at the least.", 10);
    private static readonly Option<int> Seed = Number("--seed", "What everything random depends on.", 7);
    private static readonly Option<DatabaseKind> Database = new("--database") { Description = "What the book is kept in.", DefaultValueFactory = _ => DatabaseKind.Sqlite };
    private static readonly Option<string?> Folder = new("--folder") { Description = "Where database and log are made and left; else a temporary folder that goes away when all is well." };

    private static readonly Option<string?> Silo = new("--silo") { Description = "The Orleans engine's program, PakRussiaMonitor.Orleans.dll; without it there are no Orleans runs." };
    private static readonly Option<int> Silos = Number("--silos", "Processes of the Orleans engine.", 3);

    private static readonly Option<int> Freezes = Number("--freezes", "How often a node is stopped by SIGSTOP for a while.", 1);
    private static readonly Option<int> FreezeSeconds = Number("--freeze-seconds", "For how long.", 60);
    private static readonly Option<int> DatabaseStops = Number("--database-stops", "How often the database is stopped in immediate mode.", 5);
    private static readonly Option<int> Splits = Number("--splits", "How often a second cluster works on the same database for a while.", 1);
    private static readonly Option<int> SplitSeconds = Number("--split-seconds", "For how long.", 120);
    private static readonly Option<int> Minutes = Number("--minutes", "Over how long the faults are spread at the most.", 12);

    private static readonly Option<int> PolledSources = Number("--sources", "Feeds.", 5_000);
    private static readonly Option<int> Hosts = Number("--hosts", "Hosts that they are spread over.", 1_500);
    private static readonly Option<int> Large = Number("--large", "Feeds on each of the first two hosts.", 200);
    private static readonly Option<int> Hours = Number("--hours", "Virtual hours, more than six; memory of their second half is compared with that of the first after three.", 48);
    private static readonly Option<int> OutageHours = Number("--outage-hours", "For how long the service stands still after that.", 25);

    /// <summary>By then every source has been asked a few times.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromHours(3);

    public static RootCommand Build()
    {
        var serve = new Command("serve", "Serves the simulated feeds until Ctrl+C.") { Items, Sources, Seed, Folder };
        serve.SetAction(Serve);
        var kills = new Command("kills", "Runs the service on the feeds, kills it again and again, and compares with what was served.") { Items, Sources, Kills, Seed, Database, Folder };
        kills.SetAction((parsed, _) => Kill(parsed));
        var equal = new Command("equal", "Runs the same feeds without faults on each engine over each database and compares all that is told.") { Items, Sources, Seed, Silo, Silos, Folder };
        equal.SetAction((parsed, _) => Equal(parsed));
        var cluster = new Command("cluster", "Runs several nodes over PostgreSQL on the feeds while nodes, database and cluster fail.")
        {
            Items, Sources, Kills, Freezes, DatabaseStops, Splits, FreezeSeconds, SplitSeconds, Minutes, Seed, Silo, Silos, Folder,
        };
        cluster.SetAction((parsed, _) => Cluster(parsed));
        var throughput = new Command("throughput", "Measures each engine over each database: items a second, CPU, and how long counts take meanwhile.") { Items, Sources, Seed, Silo, Silos, Folder };
        throughput.SetAction((parsed, _) => Throughput(parsed));
        var polling = new Command("polling", "Polls very many sources on a virtual clock: who waits, what the hosts see, memory.") { PolledSources, Hosts, Large, Hours, OutageHours, Folder };
        polling.SetAction((parsed, _) => Poll(parsed));
        return new("Simulated feeds, and a service that is killed while it reads them.") { serve, kills, equal, cluster, throughput, polling };
    }

    private static async Task<int> Serve(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = MakeFolder(parsed);
        var seed = parsed.GetValue(Seed);
        await using var feeds = await SimulatedFeeds.Start(
            new(seed, parsed.GetValue(Items), parsed.GetValue(Sources)), new(seed), Path.Combine(folder, "served.jsonl"));
        Console.WriteLine($"Feeds at http://127.0.0.1:{feeds.Port}/feed/0 to /feed/{parsed.GetValue(Sources) - 1}; the log of what is served: {feeds.LogPath}");
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }

    private static Task<int> Kill(ParseResult parsed) => Report(parsed, async folder =>
    {
        var plan = new KillPlan(
            parsed.GetValue(Items), parsed.GetValue(Sources), parsed.GetValue(Kills), parsed.GetValue(Seed), Database: parsed.GetValue(Database));
        var result = await new KillRun(plan, folder, Console.Error.WriteLine).Run();
        return (result.IsClean, result.Table());
    });

    private static Task<int> Equal(ParseResult parsed) => Report(parsed, async folder =>
    {
        var plan = new EqualPlan(parsed.GetValue(Items), parsed.GetValue(Sources), parsed.GetValue(Seed), Sides(parsed, [parsed.GetValue(Silos)]));
        var result = await new EqualRun(plan, folder, Console.Error.WriteLine).Run();
        return (result.IsClean, result.Table());
    });

    private static Task<int> Throughput(ParseResult parsed) => Report(parsed, async folder =>
    {
        var plan = new ThroughputPlan(
            parsed.GetValue(Items), parsed.GetValue(Sources), parsed.GetValue(Seed), Sides(parsed, Enumerable.Range(1, parsed.GetValue(Silos))));
        var result = await new ThroughputRun(plan, folder, Console.Error.WriteLine).Run();
        return (result.IsClean, result.Table());
    });

    /// <summary>The in-process engine over both databases, and Orleans in each number of silos where its program is given.</summary>
    private static (Engine, DatabaseKind)[] Sides(ParseResult parsed, IEnumerable<int> silos)
    {
        (Engine, DatabaseKind)[] sides = [(new(EngineKind.InProcess), DatabaseKind.Sqlite), (new(EngineKind.InProcess), DatabaseKind.PostgreSql)];
        return parsed.GetValue(Silo) is { } silo
            ? [.. sides, .. silos.Select(number => (new Engine(EngineKind.Orleans, silo, number), DatabaseKind.PostgreSql))]
            : sides;
    }

    private static Task<int> Cluster(ParseResult parsed) => Report(parsed, async folder =>
    {
        var plan = new ClusterPlan(parsed.GetValue(Items), parsed.GetValue(Sources), parsed.GetValue(Kills), parsed.GetValue(Seed))
        {
            Freezes = parsed.GetValue(Freezes),
            DatabaseStops = parsed.GetValue(DatabaseStops),
            Splits = parsed.GetValue(Splits),
            FreezeFor = TimeSpan.FromSeconds(parsed.GetValue(FreezeSeconds)),
            SplitFor = TimeSpan.FromSeconds(parsed.GetValue(SplitSeconds)),
            AtMost = TimeSpan.FromMinutes(parsed.GetValue(Minutes)),
        };
        var silo = parsed.GetValue(Silo);
        var engine = new Engine(silo is null ? EngineKind.InProcess : EngineKind.Orleans, silo, parsed.GetValue(Silos));
        var result = await new ClusterRun(plan, engine, folder, Console.Error.WriteLine).Run();
        return (result.IsClean, result.Table());
    });

    private static Task<int> Poll(ParseResult parsed) => Report(parsed, async folder =>
    {
        var time = TimeSpan.FromHours(parsed.GetValue(Hours));
        var result = await new PollingRun(
            new(parsed.GetValue(PolledSources), parsed.GetValue(Hosts), parsed.GetValue(Large), time, WarmUp, TimeSpan.FromHours(parsed.GetValue(OutageHours))), folder, Console.Error.WriteLine).Run();
        return (result.IsClean, result.Table());
    });

    /// <summary>Runs something in a folder of its own and prints its table; what is not clean leaves its folder behind.</summary>
    private static async Task<int> Report(ParseResult parsed, Func<string, Task<(bool IsClean, string Table)>> run)
    {
        var folder = MakeFolder(parsed);
        var (isClean, table) = await run(folder);
        Console.WriteLine(table);
        if (!isClean)
            Console.WriteLine($"Something differs. Logs and what was served are left in {folder}.");
        else if (parsed.GetValue(Folder) is null)
            Directory.Delete(folder, recursive: true);
        return isClean ? 0 : 1;
    }

    private static string MakeFolder(ParseResult parsed) =>
        parsed.GetValue(Folder) is { } folder ? Directory.CreateDirectory(folder).FullName : Directory.CreateTempSubdirectory("simulator-").FullName;

    private static Option<int> Number(string name, string description, int value) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
