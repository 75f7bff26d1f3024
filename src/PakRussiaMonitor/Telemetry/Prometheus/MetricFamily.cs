using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Telemetry.Prometheus;

/// <summary>One instrument with its series. Measuring takes no allocation once a series exists.</summary>
internal sealed class MetricFamily
{
    /// <summary>A label that turns out to have no bounds costs one series more, not the memory of the process.</summary>
    private const int MostSeries = 1_000;

    private const string Overflow = "otel_metric_overflow=\"true\"";

    private readonly ConcurrentDictionary<string, MetricSeries> series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MetricSeries>.AlternateLookup<ReadOnlySpan<char>> byLabels;
    private readonly MetricKind kind;
    private readonly double[] bounds;
    private readonly string help;

    public MetricFamily(Instrument instrument)
    {
        kind = MetricKind.Of(instrument);
        bounds = kind.IsHistogram ? HistogramBounds.Of(instrument) : [];
        Name = MetricName.Of(instrument.Name, instrument.Unit, kind.IsCounter);
        help = instrument.Description ?? "";
        byLabels = series.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Name { get; }

    /// <param name="round">The scrape that is under way, for observable instruments.</param>
    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, int round)
    {
        if (double.IsNaN(value) || (kind.IsCounter && value < 0))
            return;
        Span<char> labels = stackalloc char[LabelText.MostCharacters];
        Find(LabelText.Write(tags, labels) is { } length ? labels[..length] : Overflow).Measure(value, round);
    }

    /// <summary>Appends the family; of an observable one only the series that this round reported.</summary>
    public void Write(StringBuilder text, int round)
    {
        text.Append("# HELP ").Append(Name).Append(' ').Append(help.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)).Append('\n');
        text.Append("# TYPE ").Append(Name).Append(' ').Append(kind.Name).Append('\n');
        foreach (var (labels, one) in series.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (kind.IsHistogram)
                Write(text, labels, one.Histogram());
            else if (!kind.IsObserved || one.Round == round)
                Sample(text, "", labels, one.Value);
        }
    }

    private MetricSeries Find(ReadOnlySpan<char> labels)
    {
        if (byLabels.TryGetValue(labels, out var found))
            return found;
        var key = series.Count < MostSeries ? labels.ToString() : Overflow;
        return series.GetOrAdd(key, static (_, family) => new(family.kind, family.bounds), this);
    }

    private void Write(StringBuilder text, string labels, (long[] Counts, double Sum) histogram)
    {
        var total = 0L;
        for (var i = 0; i <= bounds.Length; i++)
        {
            total += histogram.Counts[i];
            var bound = i < bounds.Length ? Number(bounds[i]) : "+Inf";
            Sample(text, "_bucket", $"{labels}{(labels.Length > 0 ? "," : "")}le=\"{bound}\"", total);
        }

        Sample(text, "_sum", labels, histogram.Sum);
        Sample(text, "_count", labels, total);
    }

    private void Sample(StringBuilder text, string suffix, string labels, double value)
    {
        text.Append(Name).Append(suffix);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture);
}
