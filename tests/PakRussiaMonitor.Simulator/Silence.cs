namespace PakRussiaMonitor.Simulator;

/// <summary>How long polling was silent after faults, from the feeds' own log of when they were asked. All sources are due at all times.</summary>
internal static class Silence
{
    /// <summary>A gap that opens later has nothing to do with the fault any more.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest time that any source went without being asked, counted from the fault or from the last time that it was asked
    /// after it. A silence into which the next fault fell is that one's, from there on.
    /// </summary>
    /// <param name="next">When the next fault came; null: none did.</param>
    /// <param name="asked">Per source when it was asked, in order.</param>
    /// <param name="end">When the log ends; a silence still lasting counts up to there.</param>
    public static TimeSpan After(TimeSpan fault, TimeSpan? next, IReadOnlyList<IReadOnlyList<TimeSpan>> asked, TimeSpan end) =>
        asked.Max(times => Gaps(fault, times, end).Where(gap => gap.From < fault + Aftermath && !(gap.To > next)).Select(gap => gap.To - gap.From).DefaultIfEmpty().Max());

    /// <summary>The longest time at all that any source went without being asked, whatever fell into it.</summary>
    public static TimeSpan Longest(TimeSpan since, IReadOnlyList<IReadOnlyList<TimeSpan>> asked, TimeSpan end) =>
        asked.Max(times => Gaps(since, times, end).Max(gap => gap.To - gap.From));

    private static IEnumerable<(TimeSpan From, TimeSpan To)> Gaps(TimeSpan since, IReadOnlyList<TimeSpan> times, TimeSpan end)
    {
        TimeSpan[] ends = [.. times.Where(time => time > since), end];
        return ends.Select((to, i) => (i == 0 ? since : ends[i - 1], to));
    }
}
