using System.Diagnostics.Metrics;

namespace PakRussiaMonitor.Telemetry;

/// <summary>Numbers of one part of the service that are read when somebody looks. Register as a singleton; <see cref="MonitorTelemetry"/> finds them.</summary>
public interface IGauges
{
    IEnumerable<Gauge> Gauges { get; }

    /// <summary>Brings what is kept up to date, where reading costs more than a look into memory. Answers soon and never throws.</summary>
    Task Refresh(CancellationToken cancellation) => Task.CompletedTask;
}

/// <param name="Name">By the rules of OpenTelemetry: lower case, dots.</param>
/// <param name="Unit">UCUM: <c>s</c>, <c>By</c>, or what is counted in braces.</param>
/// <param name="Read">Quick, from memory; nothing where the number is not known just now.</param>
public sealed record Gauge(string Name, string Unit, string Description, Func<IEnumerable<Measurement<double>>> Read)
{
    public static Measurement<double> Value(double value) => new(value);

    public static Measurement<double> Value(double value, string label, string of) => new(value, new KeyValuePair<string, object?>(label, of));
}
