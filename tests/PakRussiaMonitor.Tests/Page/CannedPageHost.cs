using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>Serves the real page under the service's content policy, with <see cref="CannedAnswers"/> as its API.</summary>
public sealed class CannedPageHost : PageHost
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private readonly WebApplication app;

    public CannedPageHost()
    {
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        var files = new PhysicalFileProvider(Root);
        app.Use((context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
            return next();
        });
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
        MapApi();
    }

    /// <summary>The folder of the page, beside the tests as it is beside the program.</summary>
    public static string Root => Path.Combine(AppContext.BaseDirectory, "wwwroot");

    public override Uri BaseUrl => new(app.Urls.First());

    public override Task InitializeAsync() => app.StartAsync();

    public override async Task DisposeAsync() => await app.DisposeAsync();

    private void MapApi()
    {
        app.MapGet("/health/ready", () => Results.Ok());
        var api = app.MapGroup("/api/v1");
        api.MapGet("/topics", (string? clock) => CannedAnswers.Topics(clock));
        api.MapGet("/topics/{id}", (string id) => Missing($"topic {id}"));
        api.MapGet("/topics/{id}/counts", (string id, string unit, string clock, string bucket, long asOf) =>
            CannedAnswers.Counts(id, unit, clock, bucket, asOf));
        api.MapGet("/topics/{id}/articles", (string id, string unit, string? from, int? cursor) =>
            CannedAnswers.Receipt(id, unit, from, cursor ?? 0));
        api.MapGet("/articles/{id:int}", (int id) => CannedAnswers.Article(id) ?? Missing($"article {id}"));
        api.MapGet("/articles/{id:int}/cleaning", (int id) => CannedAnswers.Cleaning(id) ?? Missing($"article {id}"));
        api.MapGet("/articles/{id:int}/revisions", (int id) => new { article = id, revisions = Array.Empty<object>() });
        api.MapGet("/articles/{id:int}/topics/{topic}", (int id, string topic) => new { topic, matches = true, clauses = Array.Empty<object>(), nearMiss = (object?)null });
        api.MapGet("/pieces/{id}", (string id) => new { id, firstSeenOutlet = "paper.example", articles = Array.Empty<object>() });
        api.MapGet("/topics/{id}/restatements", (string id, long since) =>
            new { topic = id, since, asOf = CannedAnswers.AsOf, before = 54, after = 55, reasons = new[] { new { reason = "lateArrival", articles = 1, change = 1 } }, items = Array.Empty<object>(), more = 0 });
        api.MapGet("/events", () => Results.Text(": nothing\n\n", "text/event-stream"));
        api.MapGet("/sources", CannedAnswers.Sources);
        api.MapGet("/sources/{id}", CannedAnswers.Source);
        api.MapGet("/sources/{id}/fetches", CannedAnswers.Fetches);
        api.MapPost("/sources/{id}/fetch", CannedAnswers.FetchNow);
        api.MapPost("/sources", (JsonObject added) => CannedAnswers.Add(added["url"]!.GetValue<string>()));
    }

    private static IResult Missing(string what) =>
        Results.Problem(title: $"There is no {what}.", detail: "It may have been withdrawn; see the list.", statusCode: 404);
}
