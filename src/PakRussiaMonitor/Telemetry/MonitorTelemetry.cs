using System.Diagnostics;
using System.Diagnostics.Metrics;
using PakRussiaMonitor.Telemetry.Prometheus;

namespace PakRussiaMonitor.Telemetry;

/// <summary>
/// The service's own listeners: a book of metrics for <c>/metrics</c>, and a trace id for every run of a source, so that its log lines
/// can be told from others' also where no traces are sent.
/// </summary>
public sealed class MonitorTelemetry(IMeterFactory meters, IEnumerable<IGauges> gauges) : IHostedService, IDisposable
{
    private readonly IReadOnlyList<IGauges> gauges = [.. gauges];
    private MetricBook? book;
    private ActivityListener? traceIds;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(Spans.Name, Spans.Version);
        foreach (var gauge in gauges.SelectMany(part => part.Gauges))
            meter.CreateObservableGauge(gauge.Name, gauge.Read, gauge.Unit, gauge.Description);
        book = new(instrument => Keeps(instrument, meters));
        Measures.Begin();
        traceIds = new()
        {
            ShouldListenTo = source => source.Name == Spans.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> span) =>
                span.Name == Spans.SourceRun ? ActivitySamplingResult.PropagationData : ActivitySamplingResult.None,
        };
        ActivitySource.AddActivityListener(traceIds);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>All metrics in Prometheus' text format.</summary>
    public async Task<string> Scrape(CancellationToken cancellation)
    {
        await Task.WhenAll(gauges.Select(part => part.Refresh(cancellation)));
        return book?.Scrape() ?? "";
    }

    public void Dispose()
    {
        traceIds?.Dispose();
        book?.Dispose();
    }

    /// <summary>Meters that a factory made belong to one service; a process of tests has several.</summary>
    private static bool Keeps(Instrument instrument, IMeterFactory ours) => instrument.Meter.Name switch
    {
        Spans.Name => instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, ours),
        "System.Runtime" => true,
        "Microsoft.AspNetCore.Hosting" => instrument.Name == "http.server.request.duration" && ReferenceEquals(instrument.Meter.Scope, ours),
        _ => false,
    };
}
