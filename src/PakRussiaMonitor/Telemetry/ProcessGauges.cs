using System.Diagnostics;

namespace PakRussiaMonitor.Telemetry;

/// <summary>Which program runs, and since when; the runtime tells the rest.</summary>
internal sealed class ProcessGauges : IGauges
{
    private readonly double startedAt;

    public ProcessGauges()
    {
        using var process = Process.GetCurrentProcess();
        startedAt = new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0;
    }

    public IEnumerable<Gauge> Gauges =>
    [
        new("process.start_time", "s", "When the process started, in seconds since 1970.", () => [Gauge.Value(startedAt)]),
        new("pakrussia.build.info", "", "Always 1; the label tells the version.", () => [Gauge.Value(1, "version", Spans.Version)]),
    ];
}
