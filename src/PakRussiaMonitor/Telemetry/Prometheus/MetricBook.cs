using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace PakRussiaMonitor.Telemetry.Prometheus;

/// <summary>
/// Listens to instruments and keeps what they measure, to be told in Prometheus' text format 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/).
/// </summary>
public sealed class MetricBook : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly MeterListener listener = new();
    private readonly ConcurrentDictionary<Instrument, MetricFamily> families = [];
    private readonly Lock scraping = new();
    private int round;

    /// <param name="accepts">Which instruments are kept. Two of the same name must not both be.</param>
    public MetricBook(Func<Instrument, bool> accepts)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (accepts(instrument))
                self.EnableMeasurementEvents(instrument, families.GetOrAdd(instrument, static kept => new(kept)));
        };
        listener.MeasurementsCompleted = (instrument, state) => families.Remove(instrument, out MetricFamily? _);
        Keep<byte>();
        Keep<short>();
        Keep<int>();
        Keep<long>();
        Keep<float>();
        Keep<double>();
        Keep<decimal>();
        listener.Start();
    }

    /// <summary>Everything that is known, sorted by name.</summary>
    public string Scrape()
    {
        lock (scraping)
        {
            round++;
            try
            {
                listener.RecordObservableInstruments();
            }
            catch (AggregateException)
            {
                // An instrument that cannot be read is missing from this scrape; the others have been read.
            }

            var text = new StringBuilder();
            foreach (var family in families.Values.OrderBy(family => family.Name, StringComparer.Ordinal))
                family.Write(text, round);
            return text.ToString();
        }
    }

    public void Dispose() => listener.Dispose();

    private void Keep<T>()
        where T : struct, System.Numerics.INumberBase<T> =>
        listener.SetMeasurementEventCallback<T>((_, value, tags, state) => ((MetricFamily)state!).Measure(double.CreateChecked(value), tags, Volatile.Read(ref round)));
}
