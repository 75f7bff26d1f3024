using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>One article, and what cleaning took out of it.</summary>
internal static class ArticleEndpoints
{
    public static void MapArticles(this WebApplication app)
    {
        var articles = app.MapGroup("/api/v1/articles").WithTags("Articles");
        articles.MapGet("/{id:long}", One).WithSummary("One article: its cleaned text, its sources, the topics that count it.");
        articles.MapGet("/{id:long}/cleaning", Cleaning).WithSummary("What was removed from an article, where it stood, and by which rule.");
    }

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> One(long id, ArticleArchive archive, CancellationToken cancellation) =>
        await archive.Find(id, cancellation) is { } article ? TypedResults.Ok(ArticleView.From(article)) : Problems.UnknownArticle(id);

    private static async Task<Results<Ok<CleaningView>, ProblemHttpResult>> Cleaning(long id, ArticleArchive archive, CancellationToken cancellation) =>
        await archive.Find(id, cancellation) is { } article ? TypedResults.Ok(CleaningView.From(article)) : Problems.UnknownArticle(id);
}

internal sealed record ArticleView(
    long Id, string Title, bool TitleIsExcerpt, string? Url, string Outlet, string? Author, DateTimeOffset? Published, DateTimeOffset Seen,
    string? Language, string Kind, string Piece, string Text, bool Truncated, int Revision, int RemovedCount,
    IReadOnlyList<NamedView> Sources, IReadOnlyList<NamedView> Topics)
{
    public static ArticleView From(StoredArticle article) => new(
        article.Id, article.Title ?? Excerpt.Of(article.Text), article.Title is null, article.Url, article.Outlet, article.Author, article.Published,
        article.Seen, article.Language, article.Kind, article.Piece.ToString(null, null), article.Text, article.Truncated, article.Revision,
        article.Removed.Count,
        [.. article.Sources.DistinctBy(source => source.Id).Select(source => new NamedView(source.Id, source.Name))],
        [.. article.Topics.Select(topic => new NamedView(topic.Id, topic.Name))]);
}

internal sealed record NamedView(string Id, string Name);

internal sealed record CleaningView(long Id, string Text, IReadOnlyList<RemovedSpan> Removed, IReadOnlyList<RuleView> Rules)
{
    public static CleaningView From(StoredArticle article) => new(
        article.Id, article.Text, article.Removed,
        [.. article.Removed.CountBy(span => span.Rule).Select(rule => new RuleView(rule.Key, CleaningRules.Explanations.GetValueOrDefault(rule.Key, ""), rule.Value))]);
}

/// <param name="Explanation">What the rule removes, in a sentence.</param>
internal sealed record RuleView(string Rule, string Explanation, int Count);
