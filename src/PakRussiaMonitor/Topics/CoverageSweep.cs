using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// How much of each bucket was observed: for each source the observed share of the time at which it was active there, and of these
/// the mean. A source costs a step for each of its stretches, however many buckets they span: what lies between their ends is noted at
/// its two ends and added up in one pass.
/// </summary>
/// <param name="bounds">Where buckets begin, in Unix milliseconds and in order, and behind them the last one's end.</param>
internal sealed class CoverageSweep(long[] bounds)
{
    private readonly double[] partly = new double[bounds.Length];
    private readonly int[] fully = new int[bounds.Length + 1];
    private readonly int[] active = new int[bounds.Length + 1];
    private readonly int[] gaps = new int[bounds.Length + 1];

    public void Add(FollowedSource source)
    {
        var (here, next) = (new Share(-1, 0, 0), 0);
        var observed = source.Observed;
        foreach (var active in source.Active)
        {
            var (at, until) = (Clip(active.From), Clip(active.Until));
            while (at < until)
            {
                while (next < observed.Count && observed[next].Until <= at)
                    next++;
                var isObserved = next < observed.Count && observed[next].From <= at;
                var end = next == observed.Count ? until : Math.Min(until, isObserved ? observed[next].Until : observed[next].From);
                here = Add(here, at, end, isObserved);
                at = end;
            }
        }

        Close(here);
        for (var i = 1; i < observed.Count; i++)
        {
            var (from, until) = (Clip(observed[i - 1].Until), Clip(observed[i].From));
            if (from < until)
                Note(gaps, BucketOf(from), BucketOf(until - 1));
        }
    }

    /// <summary>Bucket by bucket: the share, null where no source was active, of how many sources, and in how many of them there is a possible gap.</summary>
    public IEnumerable<(double? Share, int Sources, int PossibleGaps)> Shares()
    {
        var (whole, sources, broken) = (0, 0, 0);
        for (var i = 0; i < bounds.Length - 1; i++)
        {
            whole += fully[i];
            sources += active[i];
            broken += gaps[i];
            // Rounded down, so that only what was observed throughout is 1.
            yield return (sources == 0 ? null : Math.Floor((whole + partly[i]) / sources * 10_000) / 10_000, sources, broken);
        }
    }

    private Share Add(Share here, long from, long until, bool observed)
    {
        var (first, last) = (BucketOf(from), BucketOf(until - 1));
        for (var i = first; i <= last; i = i == first && first + 1 < last ? last : i + 1)
        {
            if (here.Bucket != i)
            {
                Close(here);
                here = new(i, 0, 0);
            }

            var time = Math.Min(until, bounds[i + 1]) - Math.Max(from, bounds[i]);
            here = new(i, here.Active + time, here.Observed + (observed ? time : 0));
        }

        if (first + 1 < last)
        {
            Note(active, first + 1, last - 1);
            if (observed)
                Note(fully, first + 1, last - 1);
        }

        return here;
    }

    /// <summary>A bucket in which a stretch of the source begins or ends is done with.</summary>
    private void Close(Share share)
    {
        if (share.Active == 0)
            return;
        Note(active, share.Bucket, share.Bucket);
        partly[share.Bucket] += (double)share.Observed / share.Active;
    }

    private static void Note(int[] sums, int first, int last)
    {
        sums[first]++;
        sums[last + 1]--;
    }

    private long Clip(long moment) => Math.Clamp(moment, bounds[0], bounds[^1]);

    private int BucketOf(long moment) => Array.BinarySearch(bounds, moment) is var found && found >= 0 ? found : ~found - 1;

    private readonly record struct Share(int Bucket, long Active, long Observed);
}
