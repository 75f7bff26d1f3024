using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Overrides;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Discovery;

namespace PakRussiaMonitor.Api;

/// <summary>What operators say of a domain's pages: CSS selectors to keep and to cut.</summary>
internal static class OverrideEndpoints
{
    /// <summary>A page of two megabytes, written in JSON's escapes.</summary>
    private const int MostBodyBytes = 4 << 20;

    public static void MapOverrides(this WebApplication app)
    {
        var overrides = app.ApiGroup("/api/v1/overrides", "Overrides");
        overrides.MapGet("/", List).WithSummary("Every override.");
        overrides.MapGet("/{domain}", One).WithSummary("The override of a domain.").ProducesProblem(404);
        overrides.MapPut("/{domain}", Put).WithSummary("Sets what is kept and cut of a domain's pages. If-Match takes the ETag of the present one.").ProducesProblem(400).ProducesProblem(412);
        overrides.MapDelete("/{domain}", Delete).WithSummary("Drops an override; articles that it made stay as they are. If-Match takes its ETag.").ProducesProblem(404).ProducesProblem(412);
        overrides.MapPost("/preview", Preview).WithSummary("A page's text as it is read now and as an override would have it; stores nothing.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBodyBytes)).ProducesProblem(400).ProducesProblem(422);
    }

    private static async Task<Ok<OverridesView>> List(OverrideTable table, CancellationToken cancellation) =>
        TypedResults.Ok(new OverridesView([.. (await table.All(cancellation)).Select(OverrideView.From)]));

    private static async Task<Results<Ok<OverrideView>, ProblemHttpResult>> One(string domain, HttpResponse response, OverrideTable table, CancellationToken cancellation)
    {
        if (OverrideTable.Domain(domain) is not { } name || await table.Find(name, cancellation) is not { } stored)
            return CleaningProblems.UnknownOverride(domain);
        response.Headers.ETag = ETag(stored.Version);
        return TypedResults.Ok(OverrideView.From(stored));
    }

    private static async Task<Results<Ok<OverrideView>, Created<OverrideView>, ProblemHttpResult>> Put(
        string domain, OverrideRequest request, HttpContext http, OverrideTable table, CancellationToken cancellation)
    {
        if (OverrideTable.Domain(domain) is not { } name)
            return CleaningProblems.InvalidOverride("Write a domain such as dawn.com: no address, no number.");
        if (Read(request.Keep, request.Cut, out var value) is { } problem)
            return problem;
        var condition = Precondition.Of(http.Request, 'v');
        if (!condition.IsMet || (condition.MustExist && await table.Find(name, cancellation) is null))
            return CleaningProblems.StaleOverride(name);
        var (outcome, version) = await table.Put(name, value, condition.Version, cancellation);
        if (outcome == OverrideOutcome.Stale)
            return CleaningProblems.StaleOverride(name);
        if (outcome == OverrideOutcome.TooMany)
            return CleaningProblems.InvalidOverride($"There are {OverrideTable.Most} overrides already. Delete some that no longer matter.");
        http.Response.Headers.ETag = ETag(version);
        var view = OverrideView.From((await table.Find(name, cancellation))!);
        return outcome == OverrideOutcome.Created ? TypedResults.Created($"/api/v1/overrides/{name}", view) : TypedResults.Ok(view);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(string domain, HttpRequest request, OverrideTable table, CancellationToken cancellation)
    {
        if (OverrideTable.Domain(domain) is not { } name)
            return CleaningProblems.UnknownOverride(domain);
        var condition = Precondition.Of(request, 'v');
        if (!condition.IsMet)
            return await table.Find(name, cancellation) is null ? CleaningProblems.UnknownOverride(domain) : CleaningProblems.StaleOverride(name);
        return await table.Delete(name, condition.Version, cancellation) switch
        {
            OverrideOutcome.Unknown => CleaningProblems.UnknownOverride(domain),
            OverrideOutcome.Stale => CleaningProblems.StaleOverride(name),
            _ => TypedResults.NoContent(),
        };
    }

    private static async Task<Results<Ok<OverridePreviewView>, ProblemHttpResult>> Preview(
        OverridePreviewRequest request, OverridePreviews previews, CancellationToken cancellation)
    {
        if (Read(request.Keep, request.Cut, out var value) is { } problem)
            return problem;
        if (request.Html is null == request.Url is null)
            return CleaningProblems.InvalidOverride("Give either a url or an html.");
        if (request.Html is not null && (request.Domain is null || OverrideTable.Domain(request.Domain) is null))
            return CleaningProblems.InvalidOverride("Beside html, name the domain that it is of.");
        var preview = request.Html is { } html
            ? await previews.OfHtml(html, OverrideTable.Domain(request.Domain!)!, value, cancellation)
            : await previews.OfUrl(request.Url, value, cancellation);
        return preview.After is null ? Problems.Fetch(preview.Outcome, preview.Sentence) : TypedResults.Ok(OverridePreviewView.From(preview, value));
    }

    private static ProblemHttpResult? Read(IReadOnlyList<string>? keep, IReadOnlyList<string>? cut, out PageOverride value)
    {
        value = new([.. (keep ?? []).Select(Trimmed)], [.. (cut ?? []).Select(Trimmed)]);
        if (value.Keep.Count + value.Cut.Count == 0)
            return CleaningProblems.InvalidOverride("Write at least one selector to keep or to cut.");
        if (value.Keep.Count > PageOverride.MostSelectors || value.Cut.Count > PageOverride.MostSelectors
            || value.Keep.Concat(value.Cut).Any(selector => selector.Length > PageOverride.LongestSelector))
            return CleaningProblems.InvalidOverride($"Write at most {PageOverride.MostSelectors} selectors of at most {PageOverride.LongestSelector} characters each, to keep and to cut.");
        return value.Error is { } error ? CleaningProblems.InvalidSelector(error.Selector, error.Position) : null;

        static string Trimmed(string? selector) => (selector ?? "").Trim();
    }

    private static string ETag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"v{version}\"");
}

internal sealed record OverrideRequest(IReadOnlyList<string>? Keep = null, IReadOnlyList<string>? Cut = null);

/// <param name="Domain">Needed beside <paramref name="Html"/>; a URL names its own.</param>
internal sealed record OverridePreviewRequest(
    string? Domain = null, IReadOnlyList<string>? Keep = null, IReadOnlyList<string>? Cut = null, string? Url = null, string? Html = null);

internal sealed record OverridesView(IReadOnlyList<OverrideView> Overrides);

internal sealed record OverrideView(string Domain, IReadOnlyList<string> Keep, IReadOnlyList<string> Cut, long Version, DateTimeOffset ChangedAt)
{
    public static OverrideView From(StoredOverride stored) => new(
        stored.Domain, stored.Override.Keep, stored.Override.Cut, stored.Version, DateTimeOffset.FromUnixTimeMilliseconds(stored.ChangedAt));
}

/// <param name="Keep">How many elements of the page each selector matches.</param>
/// <param name="Cut">How many elements of the page each selector matches.</param>
internal sealed record OverridePreviewView(string? Url, PageTextView Before, PageTextView After, IReadOnlyList<MatchView> Keep, IReadOnlyList<MatchView> Cut)
{
    public static OverridePreviewView From(OverridePreview preview, PageOverride tried)
    {
        IReadOnlyList<MatchView> Matched(IReadOnlyList<string> selectors, int from) => [.. selectors.Select((selector, i) => new MatchView(selector, preview.Matches[from + i]))];
        return new(
            preview.Url, PageTextView.From(preview.Before!), PageTextView.From(preview.After!), Matched(tried.Keep, 0), Matched(tried.Cut, tried.Keep.Count));
    }
}

internal sealed record MatchView(string Selector, int Elements);

internal sealed record PageTextView(
    string? Title, string? Author, DateTimeOffset? Published, string? Language, string Kind, string KindEvidence, string Text, bool Truncated, IReadOnlyList<RemovedSpan> Removed)
{
    public static PageTextView From(ExtractedArticle article) => new(
        article.Title, article.Author, article.Published, article.Language, article.Kind, article.KindEvidence, article.Text, article.Truncated, article.Removed);
}
