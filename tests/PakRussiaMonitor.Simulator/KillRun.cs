using System.Diagnostics;
using System.Globalization;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// One whole run: feeds publish, the service reads them and is killed again and again at random moments, and in the end
/// everything that was served must be there once.
/// </summary>
internal sealed class KillRun(KillPlan plan, string folder, Action<string> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private int kills, killsAtWork, killsAtStart;

    public async Task<KillResult> Run()
    {
        var clock = Stopwatch.StartNew();
        using var place = await Place.Make(plan.Database, folder);
        await using var feeds = await SimulatedFeeds.Start(
            new(plan.Seed, plan.Items, plan.Sources), new(plan.Seed), Path.Combine(folder, "served.jsonl"));
        var settings = new ServiceSettings(place.Address, feeds.Port, plan.Sources, plan.Speed) { LogPath = Path.Combine(folder, "service.log") };
        var dice = Dice.For(plan.Seed, "kills");
        while (kills < plan.Kills)
            await Live(feeds, settings, dice);

        feeds.ReleaseLimit = int.MaxValue;
        using var last = ServiceChild.Start(settings);
        var service = await last.Ready();
        var drained = await Drained(feeds, settings.Database, () => !last.HasExited);
        var verdict = await Judge(feeds, service, settings.Database, last.Stop);
        return new(plan, verdict, drained, kills, killsAtWork, killsAtStart, clock.Elapsed, feeds.Answers.Sent, Inspection.Integrity(settings.Database));
    }

    /// <summary>Waits until every feed's last version is held and made into articles; false when nothing moves any more.</summary>
    public static async Task<bool> Drained(SimulatedFeeds feeds, string database, Func<bool> alive)
    {
        var (moved, released) = (Stopwatch.StartNew(), -1);
        while (!(feeds.AllAcknowledged && Inspection.Pending(database) == 0))
        {
            if (feeds.Released != released)
                (moved, released) = (Stopwatch.StartNew(), feeds.Released);
            if (moved.Elapsed > Patience || !alive())
                return false;
            await Task.Delay(50);
        }

        return true;
    }

    /// <summary>What the service tells, against what the log says. Stops the service.</summary>
    public static async Task<Verdict> Judge(SimulatedFeeds feeds, Uri service, string database, Func<Task> stop)
    {
        using var client = new HttpClient { BaseAddress = service };
        var told = new List<ToldTopic>();
        foreach (var what in CountedTopic.All)
        {
            var receipt = await Inspection.Receipt(client, what);
            told.Add(new(what, await Inspection.Counts(client, what), [.. receipt.Select(line => line.GetProperty("url").GetString()!)]));
        }

        await stop();
        return Verdict.Of(feeds.Script, new(ServedLog.Read(feeds.LogPath)), Inspection.Articles(database), told);
    }

    /// <summary>A life of the service, from its start to its kill.</summary>
    private async Task Live(SimulatedFeeds feeds, ServiceSettings settings, Random dice)
    {
        // Kills are spread over the whole run: each life may publish its share and is killed somewhere within it.
        var before = feeds.ReleaseLimit == int.MaxValue ? 0 : feeds.ReleaseLimit;
        feeds.ReleaseLimit = (int)((long)plan.Items * (kills + 1) / (plan.Kills + 1));
        var target = before + (int)(0.9 * dice.NextDouble() * (feeds.ReleaseLimit - before));
        var (pause, early) = (dice.Next(60), dice.Next(8) == 0);
        using var child = ServiceChild.Start(settings);
        if (early)
        {
            await Task.Delay(15 * pause);
            await child.Kill();
            killsAtStart++;
            return;
        }

        await child.Ready();
        var limit = Stopwatch.StartNew();
        while ((feeds.Released < target || child.IsDraining is false) && limit.Elapsed < Patience && !child.HasExited)
            await Task.Delay(2);
        await Task.Delay(pause);
        if (child.HasExited)
            throw new InvalidOperationException($"The service ended by itself; see {settings.LogPath}.");
        if (child.IsDraining is true || feeds.InFlight > 0)
            killsAtWork++;
        await child.Kill();
        tell(string.Create(CultureInfo.InvariantCulture, $"kill {++kills} of {plan.Kills}: {feeds.Released} of {plan.Items} items out"));
    }
}

/// <param name="Kills">At least so many, each while the service reads its feeds.</param>
/// <param name="Speed">How much faster than the real one the service's clock runs.</param>
internal sealed record KillPlan(int Items, int Sources, int Kills, int Seed, double Speed = 1, DatabaseKind Database = DatabaseKind.Sqlite);

internal sealed record KillResult(
    KillPlan Plan, Verdict Verdict, bool Drained, int Kills, int KillsAtWork, int KillsAtStart, TimeSpan Took, IReadOnlyDictionary<string, int> Answers,
    string Integrity)
{
    public bool IsClean => Drained && Verdict.IsClean && Integrity == "ok";

    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""
        seed {Plan.Seed}   items {Plan.Items}   sources {Plan.Sources}   database {Plan.Database}   took {Took.TotalSeconds:0} s
        kills   {Kills} (with a fetch or a drain under way {KillsAtWork}), and {KillsAtStart} more at starts
        answers {string.Join("   ", Answers.OrderByDescending(sort => sort.Value).Select(sort => $"{sort.Key} {sort.Value}"))}
        database integrity: {Integrity}   all drained: {(Drained ? "yes" : "no")}
        """) + "\n" + Verdict.Table();
}
