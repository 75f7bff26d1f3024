namespace PakRussiaMonitor.Simulator;

/// <summary>How long polling was silent after something happened, from the feeds' own log of when they were asked.</summary>
internal static class Silence
{
    /// <summary>A gap that opens later has nothing to do with it any more.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The longest time that any source went without being asked, counted from <paramref name="mark"/> or from the last time that
    /// it was asked after it. All sources are due at all times.
    /// </summary>
    /// <param name="asked">Per source when it was asked, in order.</param>
    /// <param name="end">When the log ends; a silence still lasting counts up to there.</param>
    public static TimeSpan Worst(TimeSpan mark, IReadOnlyList<IReadOnlyList<TimeSpan>> asked, TimeSpan end) => asked.Max(times => Worst(mark, times, end));

    private static TimeSpan Worst(TimeSpan mark, IReadOnlyList<TimeSpan> times, TimeSpan end)
    {
        var worst = TimeSpan.Zero;
        var from = mark;
        foreach (var time in times.Where(time => time > mark).Append(end))
        {
            if (from >= mark + Aftermath)
                break;
            worst = time - from > worst ? time - from : worst;
            from = time;
        }

        return worst;
    }
}
