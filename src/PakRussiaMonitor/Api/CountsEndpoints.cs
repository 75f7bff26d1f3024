using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace PakRussiaMonitor.Api;

/// <summary>Counts of one topic, of several at once, and as a table for spreadsheets.</summary>
internal static class CountsEndpoints
{
    private const string Whole = "With unit=share: the topic that is the whole; all stored articles if not given.";

    private const string Kinds = "Problems: invalid-parameter, unknown-parameter, too-many-buckets, unknown-topic, topic-being-built, topic-retired.";

    public static void MapCounts(this RouteGroupBuilder topics)
    {
        topics.MapGet("/{id}/counts", One).WithSummary("How much is said about a topic, whole, in buckets and in groups.")
            .WithDescription($"Every answer names its sequence number (asOf), at which it can be asked again for ever, and the address of the articles that it counted. {Kinds}")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);
        topics.MapGet("/{id}/counts.csv", Csv).WithSummary("The same counts as a table (RFC 4180, UTF-8 with a byte order mark).")
            .WithDescription($"Cells that a spreadsheet would take for a formula begin with an apostrophe. {Kinds}")
            .Produces<string>(200, CsvTable.ContentType).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);
    }

    public static void MapSeveralCounts(this WebApplication app) => app.ApiGroup("/api/v1", "Topics").MapGet("/counts", Several)
        .WithSummary("Counts of several topics with the same parameters, at one sequence number.").WithDescription(Kinds)
        .ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);

    private static async Task<Results<Ok<CountsView>, StatusCodeHttpResult, ProblemHttpResult>> One(
        string id, [AsParameters] CountsParameters parameters, [Description(Whole)] string? of,
        CountsAnswers answers, CountsTags tags, HttpContext http, CancellationToken cancellation)
    {
        var (question, problem) = await answers.Read(parameters, of, cancellation);
        if (question is null)
            return problem!;
        if (await tags.IsKnown(http, [id], question, cancellation))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var (view, refusal) = await answers.One(id, question, cancellation);
        return view is null ? refusal! : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<SeveralCountsView>, StatusCodeHttpResult, ProblemHttpResult>> Several(
        [FromQuery(Name = "topic"), Description("A topic's id; 1 to 20 of them.")] string[] topics, [AsParameters] CountsParameters parameters,
        [Description(Whole)] string? of,
        CountsAnswers answers, CountsTags tags, HttpContext http, CancellationToken cancellation)
    {
        var named = topics.Distinct(StringComparer.Ordinal).ToArray();
        var (question, problem) = await answers.Read(parameters, of, cancellation);
        if (question is null)
            return problem!;
        if (named.Length <= CountsAnswers.MostTopics && await tags.IsKnown(http, named, question, cancellation))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var (view, refusal) = await answers.Several(named, question, cancellation);
        return view is null ? refusal! : TypedResults.Ok(view);
    }

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> Csv(
        string id, [AsParameters] CountsParameters parameters, [Description(Whole)] string? of,
        CountsAnswers answers, HttpResponse response, CancellationToken cancellation)
    {
        var (question, problem) = await answers.Read(parameters, of, cancellation);
        if (question is null)
            return problem!;
        var (view, refusal) = await answers.One(id, question, cancellation);
        if (view is null)
            return refusal!;
        response.Headers.ContentDisposition = CsvTable.Attachment($"{view.Topic}-counts-{view.AsOf}.csv");
        return TypedResults.Content(CountsCsv.Write(view, parameters.By?.ToLowerInvariant()), CsvTable.ContentType);
    }
}
