namespace PakRussiaMonitor.Telemetry.Prometheus;

/// <summary>Names as Prometheus wants them, by the rules with which OpenTelemetry maps its own: dots become underscores, the unit is written out at the end, counters end in _total.</summary>
internal static class MetricName
{
    public static string Of(string name, string? unit, bool counter)
    {
        var text = Clean(name);
        var written = unit switch
        {
            "s" => "seconds",
            "ms" => "milliseconds",
            "By" => "bytes",
            _ => "", // what is counted stands in braces and is no unit
        };
        if (written.Length > 0 && !text.EndsWith("_" + written, StringComparison.Ordinal))
            text += "_" + written;
        return counter && !text.EndsWith("_total", StringComparison.Ordinal) ? text + "_total" : text;
    }

    public static bool IsLetter(char c, bool first) => char.IsAsciiLetter(c) || c == '_' || (!first && char.IsAsciiDigit(c));

    private static string Clean(string name) => string.Concat(name.Select((c, i) => IsLetter(c, i == 0) ? c : '_'));
}
