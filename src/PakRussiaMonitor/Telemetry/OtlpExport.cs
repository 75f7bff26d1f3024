using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace PakRussiaMonitor.Telemetry;

/// <summary>
/// Sends traces and metrics to a collector by OTLP where one is named. A collector that cannot be reached costs a bounded
/// queue, whose overflow is dropped, and a log line now and then.
/// </summary>
internal sealed class OtlpExport(IOptions<TelemetryOptions> options, IConfiguration configuration, ILogger<OtlpExport> logger) : IHostedService, IDisposable
{
    /// <summary>For so long a stop waits for the last spans and numbers to be taken.</summary>
    private const int FlushMilliseconds = 3_000;

    /// <summary>A feed of 2,000 items makes some 12,000 spans within seconds.</summary>
    private const int MostWaitingSpans = 16_384;

    private TracerProvider? traces;
    private MeterProvider? metrics;
    private OtlpTrouble? trouble;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.OtlpEndpoint is null && configuration[TelemetryOptions.StandardEndpoint] is not { Length: > 0 })
            return Task.CompletedTask;
        trouble = new(logger);
        var resource = ResourceBuilder.CreateDefault().AddService("pakrussia-monitor", serviceVersion: Spans.Version, serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");
        traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Spans.Name, "Microsoft.AspNetCore", "Microsoft.Orleans.Application")
            .AddOtlpExporter(otlp =>
            {
                Address(otlp, "v1/traces");
                otlp.BatchExportProcessorOptions.MaxQueueSize = MostWaitingSpans;
            })
            .Build();
        metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Spans.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.Orleans")
            .AddOtlpExporter(otlp => Address(otlp, "v1/metrics"))
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces?.Shutdown(FlushMilliseconds);
        metrics?.Shutdown(FlushMilliseconds);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
        trouble?.Dispose();
    }

    /// <summary>Without the standard variable's help the path is ours to add; gRPC has none.</summary>
    private void Address(OtlpExporterOptions otlp, string path)
    {
        if (configuration[TelemetryOptions.StandardProtocol] is not { Length: > 0 })
            otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        if (options.Value.OtlpEndpoint is { } endpoint)
            otlp.Endpoint = otlp.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri($"{endpoint.AbsoluteUri.TrimEnd('/')}/{path}") : endpoint;
    }
}
