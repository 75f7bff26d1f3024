using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Api;

/// <summary>Sources in and out as a list (OPML).</summary>
internal static class OpmlEndpoints
{
    public static void MapOpml(this RouteGroupBuilder sources)
    {
        sources.MapPost("/import", Import).WithSummary("Registers the feeds of an OPML list (the body); a result for each.")
            .WithMetadata(new RequestSizeLimitAttribute(Opml.MostBytes)).WithMetadata(new RequestTimeoutAttribute(RequestLimits.Long)).ProducesProblem(400);
        sources.MapGet("/export.opml", Export).WithSummary("Every registered feed as an OPML list.").Produces<string>(200, "text/x-opml");
    }

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> Import(HttpRequest request, SourceRegistry registry, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, cancellation);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Problems.InvalidOpml(Opml.TooLarge);
        }

        var list = Opml.Read(body.ToArray());
        return list.IsReadable ? TypedResults.Ok(ImportView.From(await registry.Import(list.Feeds, cancellation))) : Problems.InvalidOpml(list.Refusal);
    }

    private static async Task<ContentHttpResult> Export(SourceTable table, TimeProvider time, HttpResponse response, CancellationToken cancellation)
    {
        response.Headers.ContentDisposition = "attachment; filename=\"sources.opml\"";
        return TypedResults.Content(Opml.Write(await table.All(cancellation), time.GetUtcNow()), "text/x-opml; charset=utf-8");
    }
}

internal sealed record ImportView(int Added, int AlreadyThere, int Refused, IReadOnlyList<ImportedFeed> Feeds)
{
    public static ImportView From(IReadOnlyList<ImportedFeed> feeds)
    {
        int Count(RegistrationOutcome result) => feeds.Count(feed => feed.Result == result);
        return new(Count(RegistrationOutcome.Added), Count(RegistrationOutcome.AlreadyThere), Count(RegistrationOutcome.Refused), feeds);
    }
}
