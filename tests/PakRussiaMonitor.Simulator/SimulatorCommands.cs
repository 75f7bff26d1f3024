using System.CommandLine;

namespace PakRussiaMonitor.Simulator;

/// <summary>The command line: <c>serve</c> and <c>kills</c>. Exit codes: 0 fine, 1 something differs, 2 wrong usage.</summary>
internal static class SimulatorCommands
{
    private static readonly Option<int> Items = Number("--items", "Items that all feeds publish together.", 3_000);
    private static readonly Option<int> Sources = Number("--sources", "Feeds.", 40);
    private static readonly Option<int> Kills = Number("--kills", "How often the service is killed at the least.", 10);
    private static readonly Option<int> Seed = Number("--seed", "What everything random depends on.", 7);
    private static readonly Option<string> Database = new("--db") { Description = "The kind of database under the service.", DefaultValueFactory = _ => "sqlite" };
    private static readonly Option<string?> Folder = new("--folder") { Description = "Where database and log are made and left; else a temporary folder that goes away when all is well." };

    public static RootCommand Build()
    {
        Database.AcceptOnlyFromAmong("sqlite");
        var serve = new Command("serve", "Serves the simulated feeds until Ctrl+C.") { Items, Sources, Seed, Folder };
        serve.SetAction(Serve);
        var kills = new Command("kills", "Runs the service on the feeds, kills it again and again, and compares with what was served.") { Items, Sources, Kills, Seed, Database, Folder };
        kills.SetAction((parsed, _) => Kill(parsed));
        return new("Simulated feeds, and a service that is killed while it reads them.") { serve, kills };
    }

    private static async Task<int> Serve(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = Place(parsed);
        var seed = parsed.GetValue(Seed);
        await using var feeds = await SimulatedFeeds.Start(
            new(seed, parsed.GetValue(Items), parsed.GetValue(Sources)), new(seed), Path.Combine(folder, "served.jsonl"));
        Console.WriteLine($"Feeds at http://127.0.0.1:{feeds.Port}/feed/0 to /feed/{parsed.GetValue(Sources) - 1}; the log of what is served: {feeds.LogPath}");
        await Task.Delay(Timeout.Infinite, cancellation).ContinueWith(_ => { }, TaskScheduler.Default);
        return 0;
    }

    private static async Task<int> Kill(ParseResult parsed)
    {
        var folder = Place(parsed);
        var plan = new KillPlan(parsed.GetValue(Items), parsed.GetValue(Sources), parsed.GetValue(Kills), parsed.GetValue(Seed));
        var result = await new KillRun(plan, folder, Console.Error.WriteLine).Run();
        Console.WriteLine(result.Table());
        if (!result.IsClean)
            Console.WriteLine($"Something differs. Database, logs and what was served are left in {folder}.");
        else if (parsed.GetValue(Folder) is null)
            Directory.Delete(folder, recursive: true);
        return result.IsClean ? 0 : 1;
    }

    private static string Place(ParseResult parsed) =>
        parsed.GetValue(Folder) is { } folder ? Directory.CreateDirectory(folder).FullName : Directory.CreateTempSubdirectory("simulator-").FullName;

    private static Option<int> Number(string name, string description, int value) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
