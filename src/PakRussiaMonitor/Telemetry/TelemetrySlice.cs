using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging.Console;
using PakRussiaMonitor.Telemetry.Prometheus;

namespace PakRussiaMonitor.Telemetry;

/// <summary>Registers what makes the service observable: metrics, traces, logs.</summary>
public static class TelemetrySlice
{
    /// <summary>Comes first: services stop in reverse order, and the last spans are sent when all else has stopped.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddMonitorLogging(builder.Configuration["Logging:Console:FormatterName"] ?? ConsoleFormatterNames.Simple);
        builder.Services.AddMetrics();
        builder.Services.AddOptions<TelemetryOptions>().Bind(builder.Configuration.GetSection(TelemetryOptions.Section));
        builder.Services.AddSingleton<MonitorTelemetry>();
        builder.Services.AddSingleton<IGauges, ProcessGauges>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<MonitorTelemetry>());
        builder.Services.AddHostedService<OtlpExport>();
    }

    public static void MapMetrics(this WebApplication app) =>
        app.MapGet("/metrics", Scrape).WithTags("Health").WithSummary("Metrics in Prometheus' text format.").Produces<string>(200, "text/plain");

    private static async Task<ContentHttpResult> Scrape(MonitorTelemetry telemetry, CancellationToken cancellation) =>
        TypedResults.Text(await telemetry.Scrape(cancellation), MetricBook.ContentType);

    /// <summary>
    /// Logs go to standard error: standard output is for results. A line a record for people, or JSON with ids and scopes for
    /// machines by <c>Logging:Console:FormatterName=json</c>.
    /// </summary>
    private static void AddMonitorLogging(this ILoggingBuilder logging, string format)
    {
        logging.ClearProviders();
        logging.Services.Configure<SimpleConsoleFormatterOptions>(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
        });
        logging.Services.Configure<JsonConsoleFormatterOptions>(console =>
        {
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
        });
        logging.AddConsole(); // reads Logging:Console, which has the last word over the formatters above
        logging.Services.Configure<ConsoleLoggerOptions>(console =>
        {
            console.FormatterName = format;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.Configure(factory => factory.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        logging.AddFilter("Microsoft", LogLevel.Warning);
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // why a start failed is said in one sentence
        logging.AddFilter("Polly", LogLevel.Warning);
        logging.AddFilter("System", LogLevel.Warning);
    }
}
