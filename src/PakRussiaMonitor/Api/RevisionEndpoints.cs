using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Pieces;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>An article's versions, and what any two of them differ in.</summary>
internal static class RevisionEndpoints
{
    public static void MapRevisions(this WebApplication app)
    {
        var articles = app.ApiGroup("/api/v1/articles/{id:long}", "Articles");
        articles.MapGet("/revisions", Revisions).WithSummary("Every version of an article, the newest first.").ProducesProblem(404);
        articles.MapGet("/diff/{from}/{to}", Diff)
            .WithSummary("What two versions differ in, paragraph by paragraph. Each is a number, latest, or previous: the one before the other.").ProducesProblem(404);
    }

    private static async Task<Results<Ok<VersionsView>, ProblemHttpResult>> Revisions(
        long id, ArticleVersions versions, CancellationToken cancellation)
    {
        var all = await versions.Of(id, cancellation);
        return all.Count == 0 ? Problems.UnknownArticle(id) : TypedResults.Ok(new VersionsView(all[0].Article, [.. all.Reverse().Select(VersionView.From)]));
    }

    private static async Task<Results<Ok<VersionDiffView>, ProblemHttpResult>> Diff(
        long id, string from, string to, ArticleVersions versions, CancellationToken cancellation)
    {
        var all = await versions.Of(id, cancellation);
        if (all.Count == 0)
            return Problems.UnknownArticle(id);
        var newest = all[^1].Revision;
        var last = Number(to, newest, newest);
        if (all.FirstOrDefault(version => version.Revision == last) is not { } after)
            return CleaningProblems.UnknownRevision(id, to, newest);
        var first = Number(from, newest, after.Revision);
        if (all.FirstOrDefault(version => version.Revision == first) is not { } before)
            return CleaningProblems.UnknownRevision(id, from, newest);
        return TypedResults.Ok(VersionDiffView.Of(before, after));
    }

    /// <param name="other">The version that <c>previous</c> comes before.</param>
    private static int? Number(string text, int newest, int other) => text switch
    {
        "latest" => newest,
        "previous" => other - 1,
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}

internal sealed record VersionsView(long Article, IReadOnlyList<VersionView> Revisions);

/// <param name="Source">Which source gave this text.</param>
/// <param name="Rank">What it was taken from: a source of a lower rank never revises it.</param>
/// <param name="Characters">Length of the text; 0 when it was purged.</param>
internal sealed record VersionView(
    int Revision, DateTimeOffset RecordedAt, string Source, TextRank Rank, string? Title, string? Author, DateTimeOffset? Published, string? Language, string Kind,
    string? KindEvidence, bool Truncated, int Characters, int RemovedCount)
{
    public static VersionView From(ArticleVersion version) => new(
        version.Revision, DateTimeOffset.FromUnixTimeMilliseconds(version.RecordedAt), version.Source, version.Rank, version.Title, version.Author,
        version.PublishedAt is { } published ? DateTimeOffset.FromUnixTimeMilliseconds(published) : null, version.Language, version.Kind, version.KindEvidence,
        version.Truncated, version.Text.Length, version.Removed.Count);
}

/// <param name="Changes">Fields besides the text that differ.</param>
/// <param name="Paragraphs">The whole of both texts: what stayed, what is gone, what is new.</param>
internal sealed record VersionDiffView(long Article, int From, int To, IReadOnlyList<FieldChange> Changes, IReadOnlyList<ParagraphChange> Paragraphs)
{
    public static VersionDiffView Of(ArticleVersion before, ArticleVersion after)
    {
        (string, string?, string?)[] fields =
        [
            ("title", before.Title, after.Title), ("author", before.Author, after.Author), ("published", Time(before.PublishedAt), Time(after.PublishedAt)),
            ("language", before.Language, after.Language), ("kind", before.Kind, after.Kind), ("source", before.Source, after.Source),
            ("truncated", before.Truncated ? "true" : "false", after.Truncated ? "true" : "false"),
        ];
        return new(
            after.Article, before.Revision, after.Revision,
            [.. fields.Where(field => field.Item2 != field.Item3).Select(field => new FieldChange(field.Item1, field.Item2, field.Item3))],
            ParagraphDiff.Of(before.Text, after.Text));
    }

    private static string? Time(long? milliseconds) =>
        milliseconds is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) : null;
}

internal sealed record FieldChange(string Field, string? Before, string? After);
