using System.Diagnostics.Tracing;

namespace PakRussiaMonitor.Telemetry;

/// <summary>What the OTLP exporter only tells its event source, as a log line every few minutes at most.</summary>
internal sealed partial class OtlpTrouble : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    private readonly ILogger logger;
    private readonly Lock gate = new();
    private long lastTold;
    private int untold;

    public OtlpTrouble(ILogger logger)
    {
        this.logger = logger;
        foreach (var source in EventSource.GetSources())
            Listen(source);
    }

    /// <summary>Also called by the base constructor, before there is a logger; those sources are taken up in our own.</summary>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (logger is not null)
            Listen(eventSource);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        lock (gate)
        {
            untold++;
            if (lastTold != 0 && System.Diagnostics.Stopwatch.GetElapsedTime(lastTold) < Quiet)
                return;
            lastTold = System.Diagnostics.Stopwatch.GetTimestamp();
            Log.NotSent(logger, untold, Reason(eventData));
            untold = 0;
        }
    }

    private void Listen(EventSource source)
    {
        if (source.Name == Exporter)
            EnableEvents(source, EventLevel.Warning);
    }

    /// <summary>The first line of the exporter's own account: the rest is a stack.</summary>
    private static string Reason(EventWrittenEventArgs trouble)
    {
        var values = (trouble.Payload ?? []).Select(value => value?.ToString() ?? "").ToArray();
        var text = trouble.Message is { } message ? string.Format(System.Globalization.CultureInfo.InvariantCulture, message, [.. values]) : string.Join(' ', values);
        return text.Split('\n')[0].Trim();
    }

    private static partial class Log
    {
        [LoggerMessage(601, LogLevel.Warning, "Traces or metrics could not be sent ({Times} times since this was last said): {Reason}")]
        public static partial void NotSent(ILogger logger, int times, string reason);
    }
}
