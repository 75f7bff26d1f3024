using System.Diagnostics;

namespace PakRussiaMonitor.Telemetry;

/// <summary>
/// The steps of an item's way as spans of one activity source. Where nobody listens a start answers null and costs a few
/// nanoseconds. Attributes follow OpenTelemetry's semantic conventions where there are any; what is the service's own begins with
/// <c>monitor.</c>. No text of an article and no query of a URL belongs into a span.
/// </summary>
public static class Spans
{
    /// <summary>The name of the activity source and of the meters.</summary>
    public const string Name = "PakRussiaMonitor";

    /// <summary>The root of everything that one look at a source sets off.</summary>
    public const string SourceRun = "source.run";

    public static string Version { get; } = typeof(Spans).Assembly.GetName().Version?.ToString(3) ?? "0";

    private static readonly ActivitySource Activities = new(Name, Version);

    /// <summary>A step of what is under way here; null where nobody listens. Dispose it when the step ends.</summary>
    public static Activity? Start(string name, ActivityKind kind = ActivityKind.Internal) => Activities.StartActivity(name, kind);

    /// <summary>A step that serves many others at once: it belongs to none of them and is linked with all.</summary>
    public static Activity? StartShared(string name, IEnumerable<Activity?> served)
    {
        if (!Activities.HasListeners())
            return null;
        Activity.Current = null; // what happened to be under way when the work was set off is not its parent
        return Activities.StartActivity(
            name, ActivityKind.Internal, parentContext: default, links: served.OfType<Activity>().Select(span => new ActivityLink(span.Context)));
    }

    /// <summary>A transaction of the database.</summary>
    /// <param name="system">As the conventions name it: <c>sqlite</c>, <c>postgresql</c>.</param>
    /// <param name="operation">What the transaction is for: <c>READ</c>, <c>WRITE</c>, <c>APPEND</c>.</param>
    public static Activity? StartDatabase(string system, string operation)
    {
        var span = Activities.StartActivity(operation, ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
            span.SetTag("db.system.name", system).SetTag("db.operation.name", operation);
        return span;
    }

    /// <summary>Marks a step as failed.</summary>
    /// <param name="type">A short name of bounded variety: an outcome, an exception's type.</param>
    public static void Fail(this Activity span, string type, string? description = null)
    {
        span.SetTag("error.type", type);
        span.SetStatus(ActivityStatusCode.Error, description);
    }
}
