namespace PakRussiaMonitor.Telemetry;

/// <summary>Where traces and metrics are sent. What the OpenTelemetry SDK reads from <c>OTEL_…</c> variables (headers, sampler, intervals) holds too.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>The variable by which OpenTelemetry names a collector.</summary>
    public const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The variable that says <c>grpc</c> or <c>http/protobuf</c>; the latter without it.</summary>
    public const string StandardProtocol = "OTEL_EXPORTER_OTLP_PROTOCOL";

    /// <summary>A collector's base address, such as http://localhost:4318. Null: <see cref="StandardEndpoint"/>, and without that nothing is sent.</summary>
    public Uri? OtlpEndpoint { get; set; }
}
