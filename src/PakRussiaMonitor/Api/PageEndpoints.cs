using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Pages;

namespace PakRussiaMonitor.Api;

/// <summary>The pages behind a source's items, as operators see them.</summary>
internal static class PageEndpoints
{
    private const int MostShown = 100;

    public static void MapPages(this RouteGroupBuilder sources) =>
        sources.MapGet("/{id}/pages", List).WithSummary("The pages behind a source's items: how many in each state, and the last 100 with what became of them.");

    /// <param name="state">pending, done, refused (by robots.txt) or failed; all of them where it is left out.</param>
    private static async Task<Results<Ok<PagesView>, ProblemHttpResult>> List(string id, string? state, SourceTable sources, PageTable pages, CancellationToken cancellation)
    {
        PageState? wanted = null;
        if (state is not null)
        {
            if (!Enum.TryParse<PageState>(state, ignoreCase: true, out var named) || !Enum.IsDefined(named) || char.IsAsciiDigit(state[0]))
                return Problems.InvalidParameter("state", state, "Write pending, done, refused or failed.");
            wanted = named;
        }

        if (await sources.Find(id, cancellation) is null)
            return Problems.UnknownSource(id);
        var counts = await pages.Counts(id, cancellation);
        long Count(PageState counted) => counts.GetValueOrDefault(counted);
        return TypedResults.Ok(new PagesView(
            Count(PageState.Pending), Count(PageState.Done), Count(PageState.Refused), Count(PageState.Failed),
            [.. (await pages.Of(id, wanted, MostShown, cancellation)).Select(PageView.From)]));
    }
}

/// <param name="Refused">By robots.txt.</param>
/// <param name="Failed">Given up after the attempts that the failure deserves.</param>
internal sealed record PagesView(long Pending, long Done, long Refused, long Failed, IReadOnlyList<PageView> Pages);

/// <param name="DueAt">When it is fetched next; null where it is not.</param>
/// <param name="Outcome">Of the last fetch; null before the first.</param>
internal sealed record PageView(
    string Url, LinkKind Kind, PageState State, int Attempts, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, string? Outcome, string Sentence)
{
    public static PageView From(PageRow page) => new(
        page.Url, page.Kind, page.State, page.Attempts, page.State == PageState.Pending ? DateTimeOffset.FromUnixTimeMilliseconds(page.DueAt) : null,
        page.DoneAt is { } done ? DateTimeOffset.FromUnixTimeMilliseconds(done) : null,
        page.Outcome is { Length: > 0 } outcome ? char.ToLowerInvariant(outcome[0]) + outcome[1..] : null, page.Sentence.Length > 0 ? page.Sentence : "Not fetched yet.");
}
