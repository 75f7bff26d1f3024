using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// Who is asked when, by the virtual clock: how long after the moment that the schedule had given, before the pacing put it off, and how
/// long each round took in which everybody is due at once.
/// </summary>
internal sealed class PollingWaits(PollingPlan plan, VirtualClock clock)
{
    /// <summary>After a fetch; then what it changed in the schedule is stored.</summary>
    private static readonly TimeSpan Saved = TimeSpan.FromSeconds(30);

    private readonly long[] lastAsked = new long[plan.Sources];
    private readonly long[] planned = new long[plan.Sources];
    private readonly int[] asked = new int[plan.Sources];
    private readonly int[] seen = new int[plan.Sources];
    private readonly TimeSpan[] late = new TimeSpan[plan.Sources];
    private readonly List<Round> rounds = [];

    public long Requests => asked.Sum(count => (long)count);

    public int NeverAsked => rounds.Max(round => round.Took.Count(took => took is null));

    public IReadOnlyList<HostKind> Kinds { get; } = [.. Enumerable.Range(0, plan.Sources).Select(source => PollingHosts.KindOf(plan.HostOf(source)))];

    /// <summary>Everybody is due now: a service starts with new sources, or after an outage.</summary>
    public void BeginRound()
    {
        Array.Clear(planned);
        rounds.Add(new(clock.GetUtcNow().UtcTicks, new TimeSpan?[plan.Sources]));
    }

    public void Asked(int source)
    {
        var now = clock.GetUtcNow().UtcTicks;
        Judge(source, now);
        lastAsked[source] = now;
        asked[source]++;
        rounds[^1].Took[source] ??= TimeSpan.FromTicks(now - rounds[^1].Start);
    }

    /// <summary>When the schedule means to fetch, as it says after each fetch.</summary>
    public async Task ReadSchedule(IDatabase database)
    {
        var rows = await database.Read(
            connection => connection.QueryAsync<(string Id, long Due)>("SELECT id, next_due_at FROM source WHERE lease_until IS NULL AND next_due_at IS NOT NULL"), default);
        foreach (var (id, due) in rows)
        {
            var source = int.Parse(id, System.Globalization.CultureInfo.InvariantCulture);
            if (asked[source] == seen[source] || clock.GetUtcNow().UtcTicks - lastAsked[source] < Saved.Ticks)
                continue; // told already, or perhaps not saved yet
            seen[source] = asked[source];
            planned[source] = Math.Max(DateTimeOffset.FromUnixTimeMilliseconds(due).UtcTicks, rounds[^1].Start);
        }
    }

    /// <summary>Who still waits has waited until now.</summary>
    public void End()
    {
        for (var source = 0; source < plan.Sources; source++)
            Judge(source, clock.GetUtcNow().UtcTicks);
    }

    /// <summary>The longest wait of a kind's sources beyond the moment planned.</summary>
    public TimeSpan Longest(HostKind kind) => Of(kind).Max(source => late[source]);

    /// <summary>Until all of a kind's sources were asked, in each round; null where one never was.</summary>
    public IEnumerable<TimeSpan?> Rounds(HostKind kind) => rounds.Select(round =>
        Of(kind).All(source => round.Took[source] is not null) ? Of(kind).Max(source => round.Took[source]) : null);

    public IEnumerable<int> Of(HostKind kind) => Enumerable.Range(0, plan.Sources).Where(source => Kinds[source] == kind);

    private void Judge(int source, long now)
    {
        if (planned[source] > 0 && TimeSpan.FromTicks(now - planned[source]) is var wait && wait > late[source])
            late[source] = wait;
        planned[source] = 0;
    }

    private sealed record Round(long Start, TimeSpan?[] Took);
}
