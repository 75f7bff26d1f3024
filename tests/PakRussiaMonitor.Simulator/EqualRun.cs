using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// The same feeds without faults, on each engine over each database. At a few cuts all feeds wait for one another until everything
/// served is counted: the sequence number there means the same on all of them, so that everything told as of it must be equal.
/// At sequence numbers between, where the order of reading differs, each answer must agree with itself and stay what it was.
/// </summary>
internal sealed class EqualRun(EqualPlan plan, string folder, Action<string> tell)
{
    private const int Cuts = 4, RandomCuts = 10, AskedAgain = 200;

    public async Task<EqualResult> Run()
    {
        var sides = new List<EqualSide>();
        Facts? first = null;
        foreach (var (engine, database) in plan.Sides)
        {
            tell($"{engine} over {database}");
            var (side, facts) = await Run(engine, database, Directory.CreateDirectory(Path.Combine(folder, sides.Count.ToString(CultureInfo.InvariantCulture))).FullName);
            first ??= facts;
            sides.Add(side with { Different = facts.DifferencesFrom(first) });
        }

        return new(plan, sides);
    }

    private async Task<(EqualSide Side, Facts Facts)> Run(Engine engine, DatabaseKind database, string place)
    {
        var clock = Stopwatch.StartNew();
        using var book = await Place.Make(database, place);
        var script = new FeedScript(plan.Seed, plan.Items, plan.Sources);
        await using var feeds = await SimulatedFeeds.Start(script, new(plan.Seed, faults: false), Path.Combine(place, "served.jsonl"));
        var settings = new ServiceSettings(book.Address, feeds.Port, plan.Sources, 1) { LogPath = Path.Combine(place, "service.log") };
        await SimulatedService.Prepare(settings);
        using var fleet = new Fleet(engine, settings);
        feeds.VersionLimit = 0;
        await fleet.StartAll();
        using var client = new HttpClient { BaseAddress = fleet.Door };
        await using var witness = new Witness(() => fleet.Door, TimeSpan.FromMilliseconds(50));
        witness.Start();
        var (cuts, wrong) = (new List<long>(), new List<string>());
        var last = Enumerable.Range(0, plan.Sources).Max(script.VersionsOf);
        for (var cut = 1; cut <= Cuts; cut++)
        {
            feeds.VersionLimit = last * cut / Cuts;
            if (!await KillRun.Drained(feeds, book.Address, () => fleet.Alive == fleet.Size))
                wrong.Add($"not everything was drained at cut {cut - 1}");
            cuts.Add((await client.GetFromJsonAsync<JsonElement>("/api/v1/topics")).GetProperty("asOf").GetInt64());
            wrong.AddRange(await AgainstOracle(client, feeds, cuts[^1]));
        }

        await witness.Stop();
        var facts = await Facts.Gather(client, cuts);
        wrong.AddRange(await Agree(client, cuts[^1]));
        var (asked, different) = await witness.AskAgain(fleet.Door!, AskedAgain);
        wrong.AddRange(different);
        var verdict = await KillRun.Judge(feeds, fleet.Door!, book.Address, fleet.Stop);
        return (new($"{engine}, {database}", clock.Elapsed, facts.Count, asked, verdict, [.. wrong, .. verdict.Differences], []), facts);
    }

    /// <summary>What is told as of a cut, against the log of what had been served by then.</summary>
    private static async Task<IReadOnlyList<string>> AgainstOracle(HttpClient service, SimulatedFeeds feeds, long asOf)
    {
        var oracle = new Oracle(ServedLog.Read(feeds.LogPath));
        var wrong = new List<string>();
        foreach (var what in CountedTopic.All)
        {
            var (right, told) = (oracle.Counts(what), await Inspection.Counts(service, what, asOf));
            wrong.AddRange(right.Keys.Union(told.Keys).Where(day => right.GetValueOrDefault(day) != told.GetValueOrDefault(day))
                .Select(day => $"{what}, {day}, as of {asOf}: {told.GetValueOrDefault(day)} instead of {right.GetValueOrDefault(day)}"));
        }

        return wrong;
    }

    /// <summary>At random sequence numbers the days' sum, the total and the length of the receipt are the same.</summary>
    private async Task<IReadOnlyList<string>> Agree(HttpClient service, long head)
    {
        var dice = Dice.For(plan.Seed, "as of");
        var wrong = new List<string>();
        foreach (var asOf in Enumerable.Range(0, RandomCuts).Select(_ => dice.NextInt64(1, head + 1)))
        {
            foreach (var what in CountedTopic.All)
            {
                var counts = await Inspection.Counts(service, what, asOf);
                var (total, sum) = (counts["total"], counts.Where(day => day.Key != "total").Sum(day => day.Value));
                var receipt = await Inspection.Receipt(service, what, asOf);
                var listed = receipt.Select(line => line.GetProperty("id").GetInt64()).Distinct().Count();
                if (total != sum || total != receipt.Count || total != listed)
                    wrong.Add($"{what}, as of {asOf}: total {total}, sum of days {sum}, receipt {receipt.Count} with {listed} different");
            }
        }

        return wrong;
    }
}

/// <param name="Sides">What is compared; the first is the measure.</param>
internal sealed record EqualPlan(int Items, int Sources, int Seed, IReadOnlyList<(Engine Engine, DatabaseKind Database)> Sides);

/// <param name="Facts">Facts gathered.</param>
/// <param name="AskedAgain">Answers given during the run that were asked for again at its end, as of their number.</param>
/// <param name="Wrong">What disagrees with itself, with its past or with what was served.</param>
/// <param name="Different">What differs from the first side.</param>
internal sealed record EqualSide(
    string Name, TimeSpan Took, int Facts, int AskedAgain, Verdict Verdict, IReadOnlyList<string> Wrong, IReadOnlyList<string> Different);

internal sealed record EqualResult(EqualPlan Plan, IReadOnlyList<EqualSide> Sides)
{
    private const int Shown = 10;

    public bool IsClean => Sides.All(side => side.Wrong.Count == 0 && side.Different.Count == 0);

    public string Table() => string.Create(CultureInfo.InvariantCulture, $"seed {Plan.Seed}   items {Plan.Items}   sources {Plan.Sources}\n")
        + string.Join('\n', Sides.Select(Line));

    private static string Line(EqualSide side) => string.Create(
        CultureInfo.InvariantCulture,
        $"{side.Name,-24} took {side.Took.TotalSeconds:0} s   items ok {side.Verdict.Ok}   facts {side.Facts}   asked again {side.AskedAgain}   wrong {side.Wrong.Count}   different from the first {side.Different.Count}")
        + string.Concat(side.Wrong.Take(Shown).Concat(side.Different.Take(Shown)).Select(sentence => "\n    " + sentence));
}
