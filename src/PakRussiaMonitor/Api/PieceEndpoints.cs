using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>Pieces: their articles and the lag of each reprint, what two copies differ in, and an operator's word on them.</summary>
internal static class PieceEndpoints
{
    public static void MapPieces(this WebApplication app)
    {
        var api = app.ApiGroup("/api/v1", "Pieces");
        api.MapGet("/pieces/{id:long}", One).WithSummary("The articles that are one piece, who carried it first, and the lag of each reprint.");
        api.MapGet("/articles/{id:long}/differences/{other:long}", Differences).WithSummary("What two articles differ in, paragraph by paragraph.");
        api.MapPost("/articles/{id:long}/piece/split", Split).WithSummary("Takes an article out of its piece, for good.");
        api.MapPost("/articles/{id:long}/piece/join/{other:long}", Join).WithSummary("Puts an article, with all of its piece, into the piece of another, for good.");
    }

    private static async Task<Results<Ok<PieceView>, ProblemHttpResult>> One(long id, PieceReader pieces, CancellationToken cancellation) =>
        await pieces.Members(id, cancellation) is { Count: > 0 } members ? TypedResults.Ok(PieceView.From(id, members)) : Problems.UnknownPiece(id);

    private static async Task<Results<Ok<DifferencesView>, ProblemHttpResult>> Differences(long id, long other, ArticleArchive archive, CancellationToken cancellation)
    {
        if (await archive.Find(id, cancellation) is not { } from)
            return Problems.UnknownArticle(id);
        if (await archive.Find(other, cancellation) is not { } to)
            return Problems.UnknownArticle(other);
        return TypedResults.Ok(new DifferencesView(from.Id, to.Id, ParagraphDiff.Of(from.Text, to.Text)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Split(long id, PieceRulings rulings, CancellationToken cancellation) =>
        await rulings.Split(id, cancellation) ? TypedResults.NoContent() : Problems.UnknownArticle(id);

    private static async Task<Results<NoContent, ProblemHttpResult>> Join(long id, long other, PieceRulings rulings, CancellationToken cancellation) =>
        await rulings.Join(id, other, cancellation) ? TypedResults.NoContent() : Problems.UnknownArticle(id);
}

/// <param name="FirstSeenOutlet">Where the service met it first.</param>
internal sealed record PieceView(string Id, string FirstSeenOutlet, IReadOnlyList<PieceMemberView> Articles)
{
    public static PieceView From(long id, IReadOnlyList<PieceMember> members)
    {
        var first = members.Min(Time);
        return new(
            id.ToString(null, null),
            members.OrderBy(member => member.SeenAt).ThenBy(member => member.Article).First().Outlet,
            [.. members.Select(member => new PieceMemberView(
                member.Article, member.Title, member.Url, member.Outlet, member.Author,
                member.PublishedAt is { } published ? DateTimeOffset.FromUnixTimeMilliseconds(published) : null,
                DateTimeOffset.FromUnixTimeMilliseconds(member.SeenAt), (Time(member) - first) / 60_000))]);

        static long Time(PieceMember member) => member.PublishedAt ?? member.SeenAt;
    }
}

/// <param name="LagMinutes">Minutes after the first article of the piece, by its publication, else by when it was seen.</param>
internal sealed record PieceMemberView(
    long Id, string? Title, string? Url, string Outlet, string? Author, DateTimeOffset? Published, DateTimeOffset Seen, long LagMinutes);

internal sealed record DifferencesView(long From, long To, IReadOnlyList<ParagraphChange> Paragraphs);
