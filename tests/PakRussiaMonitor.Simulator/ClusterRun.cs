using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Dapper;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// Several nodes over one PostgreSQL database read simulated feeds while nodes are killed and frozen, the database is stopped
/// and a second cluster works on it. In the end everything that was served must be there once, every actor must answer, every
/// answer given on the way must still hold, and polling must never have been silent for long.
/// </summary>
internal sealed class ClusterRun(ClusterPlan plan, Engine engine, string folder, Action<string> tell)
{
    private const int AskedAgain = 400;
    private static readonly TimeSpan AllPolled = TimeSpan.FromSeconds(90);

    public async Task<ClusterResult> Run()
    {
        var clock = Stopwatch.StartNew();
        using var place = await Place.Make(DatabaseKind.PostgreSql, folder);
        await using var feeds = await SimulatedFeeds.Start(
            new(plan.Seed, plan.Items, plan.Sources), new(plan.Seed), Path.Combine(folder, "served.jsonl"));
        var settings = new ServiceSettings(place.Address, feeds.Port, plan.Sources, 1) { LogPath = Path.Combine(folder, "nodes.log") };
        await SimulatedService.Prepare(settings);
        using var fleet = new Fleet(engine, settings);
        fleet.Keep();
        await using var witness = new Witness(() => fleet.Door, TimeSpan.FromMilliseconds(100));
        witness.Start();
        var faults = new ClusterFaults(
            plan, fleet, () => new(engine with { Nodes = 2 }, settings, "two"), place.Server!, () => feeds.Now,
            sentence => tell(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,4:0} s  {feeds.Released} of {plan.Items} items out, {fleet.Serving.Count} of {fleet.Size} nodes serve: {sentence}")));
        await Spread(feeds, faults, clock);
        feeds.ReleaseLimit = int.MaxValue;
        var drained = await KillRun.Drained(feeds, place.Address, () => true);
        await Until(() => faults.IsOver(feeds.AllAskedSince), AllPolled);
        tell(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0} s  all read: {drained}; checking"));
        var silences = Silences(feeds, faults.Marks);
        await witness.Stop();
        feeds.Answers.AreFaulty = false;
        var silent = await Silent(fleet);
        var (asked, different) = await witness.AskAgain(fleet.Door!, AskedAgain);
        var verdict = await KillRun.Judge(feeds, fleet.Door!, place.Address, fleet.Stop);
        return new(
            plan, engine, verdict, drained, silences.After, silences.Longest, silent, witness, (asked, different), Integrity(place.Address), fleet.EndedByThemselves, fleet.NeverReady,
            clock.Elapsed, feeds.Answers.Sent);
    }

    /// <summary>Spreads the faults over the run: before each some of the items may be published, the more the longer the fault lasts.</summary>
    private async Task Spread(SimulatedFeeds feeds, ClusterFaults faults, Stopwatch clock)
    {
        var order = ClusterFaults.Order(plan);
        var weights = order.Select(Weight).ToArray();
        feeds.ReleaseLimit = plan.Items / 50;
        await Until(() => feeds.Released >= feeds.ReleaseLimit, TimeSpan.FromMinutes(3));
        var (first, spent) = (feeds.ReleaseLimit, 0.0);
        var dice = Dice.For(plan.Seed, "moments");
        foreach (var (i, fault) in order.Index())
        {
            var before = feeds.ReleaseLimit;
            spent += weights[i];
            feeds.ReleaseLimit = first + (int)((plan.Items - first) * 0.97 * spent / weights.Sum());
            var target = before + ((fault == Fault.Kill ? dice.NextDouble() : 0.1) * (feeds.ReleaseLimit - before));
            var patience = (plan.AtMost - clock.Elapsed) / (order.Count - i);
            await Until(() => feeds.Released >= target, patience < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : patience);
            if (fault != Fault.Kill)
                await Until(() => faults.IsOver(feeds.AllAskedSince), AllPolled); // these meet a whole cluster; kills come as they come
            await faults.Do(fault);
        }
    }

    private double Weight(Fault fault) => fault switch
    {
        Fault.Freeze => Math.Max(1, plan.FreezeFor.TotalSeconds / 8),
        Fault.Split => Math.Max(1, plan.SplitFor.TotalSeconds / 8),
        _ => 1,
    };

    private static (IReadOnlyList<(string Mark, TimeSpan Lasted)> After, TimeSpan Longest) Silences(SimulatedFeeds feeds, IReadOnlyList<Mark> marks)
    {
        var (asked, end) = (feeds.Asked, feeds.Now);
        return (
            [.. marks.Select((mark, i) => (mark.What, Silence.After(mark.At, i + 1 < marks.Count ? marks[i + 1].At : null, asked, end)))],
            Silence.Longest(marks[0].At, asked, end));
    }

    /// <summary>The sources whose actor does not answer.</summary>
    private async Task<IReadOnlyList<string>> Silent(Fleet fleet)
    {
        using var client = new HttpClient { BaseAddress = fleet.Door, Timeout = TimeSpan.FromSeconds(60) };
        var silent = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Enumerable.Range(0, plan.Sources), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (source, cancellation) =>
        {
            using var answer = await client.PostAsync(new Uri($"/api/v1/sources/source-{source}/fetch", UriKind.Relative), null, cancellation);
            if (!answer.IsSuccessStatusCode)
                silent.Add($"source-{source}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellation)}");
        });
        return [.. silent];
    }

    /// <summary>Also of Orleans' own storage: an actor with two rows could never be loaded again.</summary>
    private static string Integrity(string database)
    {
        const string twice = """
            SELECT count(*) FROM (SELECT 1 FROM orleansstorage
                GROUP BY grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid HAVING count(*) > 1) AS rows
            """;
        var rows = Inspection.Ask(database, connection =>
            connection.ExecuteScalar<bool>("SELECT to_regclass('orleansstorage') IS NOT NULL") ? connection.ExecuteScalar<long>(twice) : 0);
        return rows == 0 ? Inspection.Integrity(database) : $"{rows} actors have more than one state";
    }

    private static async Task Until(Func<bool> holds, TimeSpan patience)
    {
        for (var waited = Stopwatch.StartNew(); !holds() && waited.Elapsed < patience;)
            await Task.Delay(10);
    }
}

/// <param name="AtMost">The faults are spread over at most so long, if the long ones leave that much.</param>
internal sealed record ClusterPlan(int Items, int Sources, int Kills, int Seed)
{
    public int Freezes { get; init; } = 1;

    public int DatabaseStops { get; init; } = 5;

    public int Splits { get; init; } = 1;

    public TimeSpan FreezeFor { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan SplitFor { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan AtMost { get; init; } = TimeSpan.FromMinutes(12);
}

/// <param name="Silences">After each mark, and before the next, the longest that a source went without being asked.</param>
/// <param name="Silent">The sources whose actor does not answer.</param>
internal sealed record ClusterResult(
    ClusterPlan Plan, Engine Engine, Verdict Verdict, bool Drained, IReadOnlyList<(string Mark, TimeSpan Lasted)> Silences, TimeSpan LongestSilence, IReadOnlyList<string> Silent,
    Witness Witness, (int Asked, IReadOnlyList<string> Different) Again, string Integrity, int EndedByThemselves, int NeverReady, TimeSpan Took,
    IReadOnlyDictionary<string, int> Answers)
{
    private const int Shown = 10;
    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(60);

    public bool IsClean => Drained && Verdict.IsClean && Integrity == "ok" && Silent.Count == 0 && Again.Different.Count == 0 && NeverReady == 0
        && Silences.All(silence => silence.Lasted <= Allowed);

    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""
        seed {Plan.Seed}   items {Plan.Items}   sources {Plan.Sources}   engine {Engine}   took {Took.TotalSeconds:0} s
        {string.Join('\n', Silences.GroupBy(silence => silence.Mark).Select(Line))}
        longest silence of any source, whatever fell into it: {LongestSilence.TotalSeconds:0.0} s
        nodes that ended by themselves {EndedByThemselves}   that never became ready {NeverReady}
        answers {string.Join("   ", Answers.OrderByDescending(sort => sort.Value).Select(sort => $"{sort.Key} {sort.Value}"))}
        all drained: {(Drained ? "yes" : "no")}   database integrity: {Integrity}   sources that do not answer: {Silent.Count}
        counts asked on the way {Witness.Remembered} (p50 {Witness.Within(0.5).TotalMilliseconds:0} ms, p99 {Witness.Within(0.99).TotalMilliseconds:0} ms), not answered {Witness.Failed}; asked again {Again.Asked}, different {Again.Different.Count}
        """) + "\n" + Verdict.Table() + string.Concat(Silent.Take(Shown).Concat(Again.Different.Take(Shown)).Select(sentence => "\n" + sentence));

    private static string Line(IGrouping<string, (string Mark, TimeSpan Lasted)> kind)
    {
        var lasted = kind.Select(silence => silence.Lasted.TotalSeconds).Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{kind.Key,-22} {lasted.Length,3} times; silence of the unluckiest source: median {lasted[lasted.Length / 2]:0.0} s, worst {lasted[^1]:0.0} s");
    }
}
