using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Api;

/// <summary>Pausing, resuming, setting up, renaming and removing a source.</summary>
internal static class SourceEditEndpoints
{
    public static void MapSourceEditing(this RouteGroupBuilder sources)
    {
        sources.MapPatch("/{id}", Patch).Accepts<SourcePatch>("application/merge-patch+json", "application/json").ProducesProblem(400).ProducesProblem(412)
            .WithSummary("Pauses or resumes a source, renames it or changes its settings (JSON merge patch). If-Match takes its ETag.");
        sources.MapDelete("/{id}", Retire).ProducesProblem(412)
            .WithSummary("Removes a source. What it brought stays and stays counted. If-Match takes its ETag.");
    }

    public static string ETag(RegisteredSource source) => string.Create(CultureInfo.InvariantCulture, $"\"v{source.Version}\"");

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> Patch(
        string id, JsonElement patch, HttpContext http, SourceEditing editing, SourceViews views, CancellationToken cancellation)
    {
        if (Read(patch, out var problem) is not { } change)
            return Problems.InvalidSource(problem!);
        var condition = Precondition.Of(http.Request, 'v');
        if (!condition.IsMet)
            return await Stale(id, views, cancellation);
        var edited = await editing.Change(id, change, condition.Version, cancellation);
        return edited.Outcome switch
        {
            EditOutcome.Unknown => Problems.UnknownSource(id),
            EditOutcome.Refused => Problems.InvalidSource(edited.Problem!),
            EditOutcome.Stale => Problems.StaleSource(id, edited.Version),
            _ => await views.Of(id, http.Response, cancellation) is { } view ? TypedResults.Ok(view) : Problems.UnknownSource(id),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Retire(
        string id, HttpRequest request, SourceEditing editing, SourceViews views, CancellationToken cancellation)
    {
        var condition = Precondition.Of(request, 'v');
        if (!condition.IsMet)
            return await Stale(id, views, cancellation);
        var edited = await editing.Retire(id, condition.Version, cancellation);
        return edited.Outcome switch
        {
            EditOutcome.Unknown => Problems.UnknownSource(id),
            EditOutcome.Stale => Problems.StaleSource(id, edited.Version),
            _ => TypedResults.NoContent(),
        };
    }

    private static async Task<ProblemHttpResult> Stale(string id, SourceViews views, CancellationToken cancellation) =>
        await views.Version(id, cancellation) is { } version ? Problems.StaleSource(id, version) : Problems.UnknownSource(id);

    private static SourceChange? Read(JsonElement patch, out string? problem)
    {
        problem = patch.ValueKind == JsonValueKind.Object ? null : "Send an object with name, state or settings.";
        var change = new SourceChange();
        foreach (var member in problem is null ? patch.EnumerateObject() : default)
        {
            if (member is { Name: "name", Value.ValueKind: JsonValueKind.String })
                change = change with { Name = member.Value.GetString() };
            else if (member is { Name: "state", Value.ValueKind: JsonValueKind.String } && State(member.Value.GetString()) is { } state)
                change = change with { State = state };
            else if (member is { Name: "settings", Value.ValueKind: JsonValueKind.Object })
                change = change with { Settings = member.Value };
            else
                problem ??= member.Name switch
                {
                    "name" => "The name is a text.",
                    "state" => "The state is \"active\" or \"paused\". To remove a source send DELETE.",
                    "settings" => "The settings are an object; name in it what is to be changed, with null for what is to be taken away.",
                    _ => "Only name, state and settings of a source can be changed. Another address is another source.",
                };
        }

        return problem is null ? change : null;
    }

    private static SourceState? State(string? text) => text switch { "active" => SourceState.Active, "paused" => SourceState.Paused, _ => null };
}

/// <summary>What may be sent to change a source; what is left out stays.</summary>
/// <param name="State">active or paused.</param>
internal sealed record SourcePatch(string? Name = null, string? State = null, SettingsPatch? Settings = null);

/// <param name="Headers">By name; null takes one away. Their values are never shown again.</param>
/// <param name="BasicAuthVariable">The name of an environment variable of the service, beginning with FEED_AUTH_, that holds user:password.</param>
/// <param name="IntervalMinutes">From 10 to 1440; null lets the interval follow the feed.</param>
internal sealed record SettingsPatch(
    IReadOnlyDictionary<string, string?>? Headers = null, string? BasicAuthVariable = null, int? IntervalMinutes = null, bool? FollowLinks = null, string? ArticleLinks = null);
