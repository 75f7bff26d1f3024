namespace PakRussiaMonitor.Telemetry.Prometheus;

/// <summary>One series of a metric. The lock is held for a few instructions; with it a scrape sees sum and buckets of one moment.</summary>
internal sealed class MetricSeries(MetricKind kind, double[] bounds)
{
    private readonly Lock gate = new();
    private readonly long[] counts = new long[kind.IsHistogram ? bounds.Length + 1 : 0];
    private double value;
    private int round;

    /// <summary>The last scrape for which it was reported.</summary>
    public int Round => Volatile.Read(ref round);

    public double Value
    {
        get
        {
            lock (gate)
                return value;
        }
    }

    public void Measure(double measured, int inRound)
    {
        lock (gate)
        {
            round = inRound;
            value = kind.IsSum ? value + measured : measured;
            if (kind.IsHistogram)
                counts[Bucket(measured)]++;
        }
    }

    /// <summary>Counts per bucket, not yet added up, the last for what is above every bound.</summary>
    public (long[] Counts, double Sum) Histogram()
    {
        lock (gate)
            return ([.. counts], value);
    }

    /// <summary>A bound belongs to its bucket.</summary>
    private int Bucket(double measured)
    {
        var at = 0;
        while (at < bounds.Length && measured > bounds[at])
            at++;
        return at;
    }
}
