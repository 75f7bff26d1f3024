using System.Globalization;
using System.Text.RegularExpressions;

namespace PakRussiaMonitor.Tests.Telemetry;

/// <summary>
/// A strict reader of Prometheus' text format 0.0.4: every line must be right, every sample must belong to the family announced above
/// it, no series may come twice, and a histogram must add up. What breaks a rule fails the test with the line.
/// </summary>
internal sealed partial class PrometheusText
{
    private readonly Dictionary<string, string> types = [];
    private readonly Dictionary<string, string> helps = [];
    private readonly Dictionary<string, double> samples = [];
    private readonly List<(string Family, string Name, string Labels, double Value)> ordered = [];

    public PrometheusText(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        string? family = null;
        foreach (var line in text[..^1].Split('\n'))
        {
            if (Help().Match(line) is { Success: true } help)
                Assert.True(helps.TryAdd(family = help.Groups[1].Value, help.Groups[2].Value), $"HELP twice: {line}");
            else if (Type().Match(line) is { Success: true } type)
                Assert.True(type.Groups[1].Value == family && types.TryAdd(family, type.Groups[2].Value), $"TYPE twice or out of place: {line}");
            else
                Take(line, family);
        }

        foreach (var histogram in types.Where(type => type.Value == "histogram"))
            CheckHistogram(histogram.Key);
    }

    public IReadOnlyDictionary<string, string> Types => types;

    public IEnumerable<string> Labels => ordered.SelectMany(sample => LabelPair().Matches(sample.Labels).Select(pair => pair.Value));

    /// <param name="series">As it stands in the text: <c>name{a="x"}</c>.</param>
    public double this[string series] => samples.TryGetValue(series, out var value) ? value : throw new KeyNotFoundException($"There is no {series} among:\n{string.Join('\n', samples.Keys)}");

    public bool Has(string series) => samples.ContainsKey(series);

    private void Take(string line, string? family)
    {
        var sample = Sample().Match(line);
        Assert.True(sample.Success, $"Not a line of the format: '{line}'");
        var (name, labels, written) = (sample.Groups[1].Value, sample.Groups[2].Value, sample.Groups[3].Value);
        Assert.True(family is not null && types.ContainsKey(family), $"A sample before its TYPE: {line}");
        var suffix = name[family!.Length..];
        Assert.True(name.StartsWith(family, StringComparison.Ordinal) && (types[family] == "histogram" ? suffix is "_bucket" or "_sum" or "_count" : suffix == ""), $"A sample of another family than {family}: {line}");
        var names = LabelPair().Matches(labels).Select(pair => pair.Groups[1].Value).ToArray();
        Assert.Equal(names.Distinct(), names);
        if (types[family] == "counter")
            Assert.EndsWith("_total", name, StringComparison.Ordinal);
        var value = written switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            _ => double.Parse(written, NumberStyles.Float, CultureInfo.InvariantCulture),
        };
        Assert.True(types[family] == "gauge" || suffix == "_sum" || value >= 0, $"Below zero: {line}");
        Assert.True(samples.TryAdd(name + labels, value), $"A series twice: {line}");
        ordered.Add((family, name, labels, value));
    }

    /// <summary>Buckets grow with their bounds, the last is +Inf and equals the count, and sum and count are there once.</summary>
    private void CheckHistogram(string name)
    {
        foreach (var series in ordered.Where(sample => sample.Family == name).GroupBy(sample => Bound().Replace(sample.Labels, "").Replace("{}", "", StringComparison.Ordinal)))
        {
            var buckets = series.Where(sample => sample.Name == name + "_bucket").ToArray();
            var bounds = buckets.Select(bucket => Bound().Match(bucket.Labels).Groups[1].Value).Select(bound => bound == "+Inf" ? double.PositiveInfinity : double.Parse(bound, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(bounds.Distinct().Order(), bounds);
            Assert.Equal(double.PositiveInfinity, bounds[^1]);
            Assert.Equal(buckets.Select(bucket => bucket.Value).Order(), buckets.Select(bucket => bucket.Value));
            Assert.Equal(buckets[^1].Value, Assert.Single(series, sample => sample.Name == name + "_count").Value);
            Assert.Single(series, sample => sample.Name == name + "_sum");
        }
    }

    [GeneratedRegex(@"^# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) ((?:[^\\\n]|\\\\|\\n)*)$")]
    private static partial Regex Help();

    [GeneratedRegex(@"^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram)$")]
    private static partial Regex Type();

    [GeneratedRegex("""^([a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\\\|\\"|\\n)*"(?:,(?=[a-zA-Z_])|(?=\})))+\})? (\+Inf|-Inf|-?[0-9]+(?:\.[0-9]+)?(?:E[+-][0-9]+)?)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"[,}]""")]
    private static partial Regex LabelPair();

    [GeneratedRegex(",?le=\"([^\"]*)\"")]
    private static partial Regex Bound();
}
