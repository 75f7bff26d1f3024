using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>Sources: the list with its health, registration, fetching at once, history.</summary>
internal static class SourceEndpoints
{
    private const int HistoryLength = 100;

    public static void MapSources(this WebApplication app)
    {
        var sources = app.ApiGroup("/api/v1/sources", "Sources");
        sources.MapGet("/", List).WithSummary("Every source with its health, those with trouble first.");
        sources.MapGet("/{id}", One).WithSummary("One source.");
        sources.MapPost("/", Add).WithSummary("Registers a feed URL and fetches it at once.").ProducesProblem(409);
        sources.MapPost("/preview", Preview).WithSummary("What an address would bring, cleaned, or which feeds a page offers; stores nothing.").ProducesProblem(422);
        sources.MapPost("/{id}/fetch", Fetch).WithSummary("Fetches a source now.");
        sources.MapSourceEditing();
        sources.MapOpml();
        sources.MapPages();
        sources.MapGet("/{id}/fetches", Fetches).WithSummary("What became of a source's fetches, newest first.");
    }

    private static async Task<Ok<SourcesView>> List(SourceViews views, CancellationToken cancellation) => TypedResults.Ok(await views.All(cancellation));

    private static async Task<Results<Ok<SourceView>, ProblemHttpResult>> One(
        string id, HttpResponse response, SourceViews views, Coverage coverage, CancellationToken cancellation) =>
        await views.Of(id, response, cancellation) is { } view
            ? TypedResults.Ok(view with { Observed = await coverage.OfSource(id, cancellation) })
            : Problems.UnknownSource(id);

    private static async Task<Results<Created<AddedView>, ProblemHttpResult>> Add(
        NewSource request, HttpResponse response, SourceRegistry registry, SourceViews views, FetchHistory history, SourceRuns runs, CancellationToken cancellation)
    {
        if (request.Name?.Length > SourceName.Longest)
            return Problems.InvalidParameter("name", request.Name[..20] + "…", $"Write at most {SourceName.Longest} characters.");
        if (BadSelector(request.ArticleLinks) is { } problem)
            return problem;
        var registered = await registry.Add(request.Url, request.Name, new() { FollowLinks = request.FollowLinks, ArticleLinks = request.ArticleLinks }, SourceTable.Lease, cancellation);
        if (registered.Outcome == RegistrationOutcome.Refused)
            return Problems.InvalidUrl(registered.Sentence);
        var id = registered.Id!;
        if (registered.Outcome == RegistrationOutcome.AlreadyThere)
            return Problems.SourceExists(id, registered.Url!.AbsoluteUri);

        await runs.Run(id, cancellation);
        var first = await history.Of(id, 1, cancellation);
        var view = (await views.Of(id, response, cancellation))!;
        return TypedResults.Created($"/api/v1/sources/{id}", new AddedView(view, first is [var fetch] ? FetchView.From(fetch) : null));
    }

    private static async Task<Results<Ok<SourcePreview>, ProblemHttpResult>> Preview(PreviewedSource request, SourcePreviews previews, CancellationToken cancellation)
    {
        if (BadSelector(request.ArticleLinks) is { } problem)
            return problem;
        var preview = await previews.Of(request.Url, new() { ArticleLinks = request.ArticleLinks, FollowLinks = request.FollowLinks }, cancellation);
        return preview.BringsFeeds ? TypedResults.Ok(preview) : Problems.Fetch(preview.Outcome, preview.Sentence);
    }

    private static ProblemHttpResult? BadSelector(string? selector) =>
        selector is not null && SourceRegistry.Refusal(selector) is { } refusal ? Problems.InvalidParameter("articleLinks", selector[..Math.Min(selector.Length, 60)], refusal) : null;

    private static async Task<Results<Ok<FetchView>, Accepted<FetchView>, ProblemHttpResult>> Fetch(
        string id, SourceTable table, FetchHistory history, SourceRuns runs, TimeProvider time, CancellationToken cancellation)
    {
        if (await table.Find(id, cancellation) is not { } source)
            return Problems.UnknownSource(id);
        if (source.Kind == SourceKind.Replay)
            return Problems.InvalidParameter("id", id, "A replayed folder is fetched by replaying it: dotnet run --project src/PakRussiaMonitor -- replay DIR.");
        var report = await runs.Run(id, cancellation);
        if (report.DeferredUntil is not null)
            return TypedResults.Accepted($"/api/v1/sources/{id}", FetchView.Deferred(report, time.GetUtcNow()));
        // The drain may have found out that what came is no feed, so history has the last word.
        var fetch = (await history.Of(id, 1, cancellation))[0];
        return fetch.Ok ? TypedResults.Ok(FetchView.From(fetch)) : Problems.Fetch(fetch.Outcome, fetch.Sentence);
    }

    private static async Task<Results<Ok<FetchesView>, ProblemHttpResult>> Fetches(string id, SourceTable table, FetchHistory history, CancellationToken cancellation)
    {
        if (await table.Find(id, cancellation) is null)
            return Problems.UnknownSource(id);
        return TypedResults.Ok(new FetchesView([.. (await history.Of(id, HistoryLength, cancellation)).Select(FetchView.From)]));
    }
}

/// <param name="Name">What people call it; what its feed calls itself where it is left out, else the URL's host.</param>
/// <param name="FollowLinks">Fetch the page behind each item too.</param>
/// <param name="ArticleLinks">For a web page that lists articles: the CSS selector of their links, which are followed.</param>
internal sealed record NewSource(string? Url, string? Name = null, bool FollowLinks = false, string? ArticleLinks = null);

/// <param name="ArticleLinks">For a web page that lists articles: the CSS selector of their links.</param>
internal sealed record PreviewedSource(string? Url, bool FollowLinks = false, string? ArticleLinks = null);
