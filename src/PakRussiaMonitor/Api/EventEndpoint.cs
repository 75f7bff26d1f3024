using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>The ledger as it grows.</summary>
internal static class EventEndpoint
{
    public static void MapEvents(this WebApplication app) => app.ApiGroup("/api/v1", "Events").MapGet("/events", Get)
        .WithSummary("Rows of the ledger as they are written (server-sent events).")
        .WithDescription(
            "Each event is 'counted' or 'withdrawn', its id the row's sequence number. A stream begins with what is new; with Last-Event-ID, or 'after' where a header cannot be set, "
            + "it begins behind that row: none is lost, none comes twice. Comments show that a quiet stream is alive. Problems: invalid-parameter, unknown-parameter, unknown-topic, too-many-streams.")
        .Produces<string>(200, "text/event-stream").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503).DisableRequestTimeout();

    private static async Task<IResult> Get(
        [FromQuery(Name = "topic"), Description("Only rows of these topics.")] string[]? topic,
        [Description("A sequence number to begin behind; the header Last-Event-ID goes before it.")] string? after,
        [FromHeader(Name = "Last-Event-ID"), Description("The id of the last event that arrived.")] string? lastEventId,
        EventStreams streams, TopicHistory history, LedgerReader ledger, HttpContext http, CancellationToken cancellation)
    {
        var topics = topic ?? [];
        var head = await ledger.Head(cancellation);
        var (name, text) = string.IsNullOrEmpty(lastEventId) ? ("after", after) : ("Last-Event-ID", lastEventId);
        if (!long.TryParse(text ?? head.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            return Problems.InvalidParameter(name, text, "Write the id of an event as the stream gave it, or leave it out.");
        if (seq > head)
            return Problems.InvalidParameter(name, text, "The ledger has not come that far; it may be another one. Leave it out, and read the counts anew.");
        if (topics.Length > CountsAnswers.MostTopics)
            return Problems.InvalidParameter("topic", null, $"Name at most {CountsAnswers.MostTopics} topics, or none for all.");
        foreach (var named in topics)
        {
            if (named.Contains('\0') || await history.Newest(named, cancellation) == 0)
                return Problems.UnknownTopic(named);
        }
        using var place = streams.Enter();
        if (place is null)
        {
            http.Response.Headers.RetryAfter = "30";
            return Problems.TooManyStreams();
        }
        await streams.Send(seq, topics, http);
        return Results.Empty;
    }
}
