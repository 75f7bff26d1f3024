namespace PakRussiaMonitor.Simulator;

internal enum Fault
{
    /// <summary>kill -9 of a node, which is started again after a while.</summary>
    Kill,

    /// <summary>SIGSTOP of a node for longer than the others wait for it, then SIGCONT.</summary>
    Freeze,

    /// <summary>The database stopped in immediate mode and started again.</summary>
    DatabaseStop,

    /// <summary>A second cluster with the same service id on the same database.</summary>
    Split,
}

/// <summary>Does one fault after the other to a fleet and its database, by dice, and notes when.</summary>
internal sealed class ClusterFaults(ClusterPlan plan, Fleet fleet, Func<Fleet> second, PostgreSqlChild server, Func<TimeSpan> now, Action<string> tell)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Random dice = Dice.For(plan.Seed, "faults");
    private readonly List<Mark> marks = [];

    /// <summary>What happened when, on the feeds' clock.</summary>
    public IReadOnlyList<Mark> Marks => marks;

    /// <summary>The faults of a run in their order. The first and the last are kills; the long ones stand somewhere between.</summary>
    public static IReadOnlyList<Fault> Order(ClusterPlan plan)
    {
        var others = Enumerable.Repeat(Fault.Kill, Math.Max(0, plan.Kills - 2)).Concat(Enumerable.Repeat(Fault.Freeze, plan.Freezes))
            .Concat(Enumerable.Repeat(Fault.DatabaseStop, plan.DatabaseStops)).Concat(Enumerable.Repeat(Fault.Split, plan.Splits)).ToArray();
        Dice.For(plan.Seed, "order of faults").Shuffle(others);
        return [.. Enumerable.Repeat(Fault.Kill, Math.Min(1, plan.Kills)), .. others, .. Enumerable.Repeat(Fault.Kill, Math.Min(1, plan.Kills - 1))];
    }

    /// <summary>Whether all nodes serve again and every source was asked since the last fault.</summary>
    public bool IsOver(TimeSpan allAskedSince) => fleet.Serving.Count == fleet.Size && (marks.Count == 0 || allAskedSince > marks[^1].At);

    public Task Do(Fault fault) => fault switch
    {
        Fault.Kill => Kill(),
        Fault.Freeze => Freeze(),
        Fault.DatabaseStop => StopDatabase(),
        _ => Split(),
    };

    private async Task Kill()
    {
        var victim = await Victim();
        Note("kill -9");
        await fleet.Kill(victim, downFor: TimeSpan.FromSeconds(1 + (4 * dice.NextDouble())));
    }

    private async Task Freeze()
    {
        var victim = await Victim();
        Note("SIGSTOP");
        await fleet.Freeze(victim);
        await Task.Delay(plan.FreezeFor);
        Note("SIGCONT");
        await fleet.Thaw(victim);
    }

    private async Task StopDatabase()
    {
        tell("the database is stopped");
        await server.StopAtOnce();
        await Task.Delay(TimeSpan.FromSeconds(1 + (6 * dice.NextDouble())));
        await server.StartAgain();
        Note("database back");
    }

    private async Task Split()
    {
        using var other = second();
        Note("second cluster");
        other.Keep();
        await Task.Delay(plan.SplitFor);
        if (other.Serving.Count == 0)
            throw new InvalidOperationException("The second cluster never served.");
        Note("second cluster killed");
        await other.End();
    }

    /// <summary>A node that serves while another does too, so that somebody is always left.</summary>
    private async Task<int> Victim()
    {
        for (var waited = TimeSpan.Zero; fleet.Serving.Count < 2; waited += TimeSpan.FromMilliseconds(50))
        {
            if (waited > Patience)
                throw new InvalidOperationException("Fewer than two nodes served for two minutes.");
            await Task.Delay(50);
        }

        var serving = fleet.Serving;
        return serving[dice.Next(serving.Count)];
    }

    private void Note(string what)
    {
        tell(what);
        marks.Add(new(what, now()));
    }
}

/// <param name="At">On the feeds' clock; from here on polling must go on or resume.</param>
internal sealed record Mark(string What, TimeSpan At);
