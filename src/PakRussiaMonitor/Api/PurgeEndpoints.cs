using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>Erasing texts for good, where somebody may ask for that. Every number stays.</summary>
internal static class PurgeEndpoints
{
    public static void MapPurge(this WebApplication app)
    {
        var api = app.ApiGroup("/api/v1", "Purge");
        api.MapPost("/articles/{id:long}/purge", Article).WithSummary("Erases an article's texts for good, in all versions; it stays counted.").ProducesProblem(404);
        api.MapPost("/sources/{id}/purge", Source).WithSummary("Removes a source and erases every text that it gave for good; its articles stay counted.").ProducesProblem(404);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Article(long id, Purge purge, CancellationToken cancellation) =>
        await purge.Article(id, cancellation) ? TypedResults.NoContent() : Problems.UnknownArticle(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> Source(string id, Purge purge, CancellationToken cancellation) =>
        !id.Contains('\0') && await purge.Source(id, cancellation) ? TypedResults.NoContent() : Problems.UnknownSource(id);
}
