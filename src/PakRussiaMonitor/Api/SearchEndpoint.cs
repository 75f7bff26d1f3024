using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Api;

/// <summary>Stored articles by a query in the language of topics.</summary>
internal static class SearchEndpoint
{
    private const int DefaultLimit = 20, MostLimit = 100, LongestOutlet = 300;

    public static void MapSearch(this RouteGroupBuilder articles) => articles.MapGet("/", List)
        .WithSummary("Stored articles that match a query, the last stored first.")
        .WithDescription(
            "The query language is that of topics; without q every article is listed. A call does a bounded amount of work: where 'complete' is false, 'next' goes on from "
            + "where it stopped, even if this page has few articles or none. Articles that arrive meanwhile do not disturb the pages. Problems: invalid-query, invalid-parameter, "
            + "unknown-parameter, invalid-cursor, foreign-cursor.")
        .ProducesProblem(400);

    private static async Task<Results<Ok<SearchView>, ProblemHttpResult>> List(
        [Description("A query as topics have it, such as pipeline AND lang:en.")] string? q,
        string? from, string? to,
        [Description("The outlet's exact name, such as dawn.com.")] string? outlet,
        string? kind,
        string? clock,
        string? cursor,
        [Description("Articles per page, 20 if not given, at most 100.")] int? limit,
        ArticleSearch search, HttpContext http, CancellationToken cancellation)
    {
        var (asked, problem) = new CountsParameters(from, to, null, null, null, null, kind, clock, null).Read();
        if (asked is null)
            return problem!;
        if (outlet is not null && (outlet.Length is 0 or > LongestOutlet || outlet.Any(char.IsControl)))
            return Problems.InvalidParameter("outlet", outlet, "Write the name of an outlet as articles have it, such as dawn.com.");
        if (limit is < 1 or > MostLimit)
            return Problems.InvalidParameter("limit", limit.Value.ToString(CultureInfo.InvariantCulture), $"Write a number from 1 to {MostLimit}.");
        var parse = string.IsNullOrWhiteSpace(q) ? null : TopicQuery.Parse(q);
        if (parse is { IsValid: false })
            return Problems.InvalidQuery(parse.Error!, q!);
        var question = PageCursor.Fingerprint(
            "search", parse?.Query?.Canonical, asked.From?.UtcTicks.ToString(CultureInfo.InvariantCulture), asked.To?.UtcTicks.ToString(CultureInfo.InvariantCulture),
            outlet, kind, asked.Clock.ToString());
        var place = string.IsNullOrEmpty(cursor) ? null : PageCursor.Read(cursor, 1);
        if (!string.IsNullOrEmpty(cursor) && place is null)
            return Problems.InvalidCursor(cursor);
        if (place is not null && place.Asked != question)
            return Problems.ForeignCursor();

        var filter = new ArticleFilter(
            asked.Clock, asked.From is { } first ? Minutes.Of(first) : null, asked.To is { } end ? Minutes.Of(end) : null, outlet, kind);
        var page = await search.Newest(parse?.Query, filter, place?.Numbers[0], limit ?? DefaultLimit, cancellation);
        var next = page.IsComplete ? null : new PageCursor([page.Cursor], question).ToString();
        NextPage.Link(http, next);
        return TypedResults.Ok(new SearchView(parse?.Query?.Canonical, "stored", asked.Clock, [.. page.Hits.Select(HitView.From)], page.IsComplete, next));
    }
}

/// <param name="Query">As it is understood; null where every article is listed.</param>
/// <param name="Order">stored: the article that came to the service last is first.</param>
/// <param name="Clock">The clock of from and to.</param>
/// <param name="Complete">Whether everything stored is looked at with this page.</param>
internal sealed record SearchView(string? Query, string Order, Clock Clock, IReadOnlyList<HitView> Articles, bool Complete, string? Next);

/// <param name="Snippet">The words around what was found; null where nothing was looked for.</param>
internal sealed record HitView(
    long Id, string Title, bool TitleIsExcerpt, string? Url, string Outlet, string? Author, DateTimeOffset? Published, DateTimeOffset Seen,
    string? Language, string Kind, string Piece, Snippet? Snippet)
{
    public static HitView From(SearchHit hit) => new(
        hit.Article, hit.Title ?? Excerpt.Of(hit.Opening), hit.Title is null, hit.Url, hit.Outlet, hit.Author,
        hit.PublishedAt is { } published ? DateTimeOffset.FromUnixTimeMilliseconds(published) : null, DateTimeOffset.FromUnixTimeMilliseconds(hit.SeenAt),
        hit.Language, hit.Kind, hit.Piece.ToString(CultureInfo.InvariantCulture), hit.Snippet);
}
