using System.Diagnostics.Metrics;

namespace PakRussiaMonitor.Telemetry.Prometheus;

/// <summary>How an instrument's measurements become numbers of Prometheus.</summary>
/// <param name="Name">The word of the TYPE line.</param>
/// <param name="IsSum">Measurements are added up; otherwise the last one holds.</param>
/// <param name="IsObserved">Measured once for each scrape; what was not reported then is gone.</param>
internal sealed record MetricKind(string Name, bool IsSum, bool IsObserved)
{
    /// <summary>The runtime publishes these as counters although they go down as well.</summary>
    private static readonly string[] FallsToo = ["dotnet.thread_pool.queue.length", "dotnet.thread_pool.thread.count"];

    public bool IsCounter => Name == "counter";

    public bool IsHistogram => Name == "histogram";

    public static MetricKind Of(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        if (type == typeof(Histogram<>))
            return new("histogram", IsSum: true, IsObserved: false);
        if (type == typeof(Counter<>))
            return new("counter", IsSum: true, IsObserved: false);
        if (type == typeof(ObservableCounter<>) && !FallsToo.Contains(instrument.Name))
            return new("counter", IsSum: false, IsObserved: true);
        return new("gauge", IsSum: type == typeof(UpDownCounter<>), instrument.IsObservable);
    }
}

/// <summary>The bounds that an instrument asks for, else those that OpenTelemetry takes.</summary>
internal static class HistogramBounds
{
    private static readonly double[] Default = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

    public static double[] Of(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => Default,
    };
}
