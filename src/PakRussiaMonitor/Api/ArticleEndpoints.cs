using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Cleaning;
using PakRussiaMonitor.Articles.Extraction.Pages;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Articles.Templates;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Api;

/// <summary>One article, and what cleaning took out of it.</summary>
internal static class ArticleEndpoints
{
    public static void MapArticles(this WebApplication app)
    {
        var articles = app.ApiGroup("/api/v1/articles", "Articles");
        articles.MapSearch();
        articles.MapGet("/{id:long}", One).WithSummary("One article: its cleaned text, its sources, the topics that count it.");
        articles.MapGet("/{id:long}/cleaning", Cleaning).WithSummary("What was removed from an article, where it stood, and by which rule.");
        articles.MapGet("/{id:long}/topics/{topic}", Topic).WithSummary("Why a topic counts an article, clause by clause with its places, or what it lacks.");
    }

    /// <summary>Nothing of a text that is purged can be explained: then no clause holds.</summary>
    private static async Task<Results<Ok<ExplanationView>, ProblemHttpResult>> Topic(
        long id, string topic, ArticleArchive archive, TopicTable topics, CancellationToken cancellation)
    {
        var (revision, problem) = await TopicEndpoints.Find(topic, null, topics, cancellation);
        if (revision is null)
            return problem!;
        if (await archive.Find(id, cancellation) is not { } article)
            return Problems.UnknownArticle(id);
        var parse = TopicQuery.Parse(revision.Query);
        return parse.IsValid ? TypedResults.Ok(ExplanationView.From(revision, parse.Query, article)) : Problems.InvalidQuery(parse.Error, revision.Query);
    }

    private static async Task<Results<Ok<ArticleView>, ProblemHttpResult>> One(long id, ArticleArchive archive, CancellationToken cancellation) =>
        await archive.Find(id, cancellation) is { } article ? TypedResults.Ok(ArticleView.From(article)) : Problems.UnknownArticle(id);

    private static async Task<Results<Ok<CleaningView>, ProblemHttpResult>> Cleaning(
        long id, ArticleArchive archive, CleaningTable table, CancellationToken cancellation) =>
        await archive.Find(id, cancellation) is { } article
            ? TypedResults.Ok(CleaningView.From(article) with { Template = await Template(article, table, cancellation) })
            : Problems.UnknownArticle(id);

    /// <summary>In how many articles stood what was removed as template.</summary>
    private static async Task<IReadOnlyList<TemplateLineView>> Template(StoredArticle article, CleaningTable table, CancellationToken cancellation)
    {
        var removed = article.Removed.Where(span => span.Rule == CleaningRules.Template).Select(span => SourceRule.Fold(span.Text)).ToHashSet();
        var lines = new List<TemplateLineView>();
        foreach (var source in removed.Count == 0 ? [] : article.Sources.DistinctBy(source => source.Id))
        {
            var (book, _) = await table.Known(source.Id, cancellation);
            lines.AddRange(book.Lines.Where(line => removed.Contains(line.Text)).Select(line => TemplateLineView.From(line, book)));
        }

        return lines;
    }
}

internal sealed record ArticleView(
    long Id, string Title, bool TitleIsExcerpt, string? Url, string Outlet, string? Author, DateTimeOffset? Published, DateTimeOffset Seen,
    string? Language, string Kind, string? KindEvidence, string Piece, string Text, bool Truncated, int Revision, int RemovedCount,
    IReadOnlyList<NamedView> Sources, IReadOnlyList<NamedView> Topics)
{
    public static ArticleView From(StoredArticle article) => new(
        article.Id, article.Title ?? Excerpt.Of(article.Text), article.Title is null, article.Url, article.Outlet, article.Author, article.Published,
        article.Seen, article.Language, article.Kind, article.KindEvidence, article.Piece.ToString(null, null), article.Text, article.Truncated, article.Revision,
        article.Removed.Count,
        [.. article.Sources.DistinctBy(source => source.Id).Select(source => new NamedView(source.Id, source.Name))],
        [.. article.Topics.Select(topic => new NamedView(topic.Id, topic.Name))]);
}

internal sealed record NamedView(string Id, string Name);

/// <param name="RemovedPercent">Of the characters that there were.</param>
internal sealed record CleaningView(long Id, int Revision, string Text, int RemovedPercent, IReadOnlyList<RemovedSpan> Removed, IReadOnlyList<RuleView> Rules)
{
    /// <summary>The lines removed as the source's template, with the number of articles that had them.</summary>
    public IReadOnlyList<TemplateLineView> Template { get; init; } = [];

    public static CleaningView From(StoredArticle article) => new(
        article.Id, article.Revision, article.Text, RemovedShares.Percent(RemovedShares.Permille(article.Removed, article.Text)), article.Removed,
        [.. article.Removed.CountBy(span => span.Rule).Select(rule => new RuleView(rule.Key, Explanation(rule.Key), rule.Value))]);

    private static string Explanation(string rule) =>
        CleaningRules.Explanations.GetValueOrDefault(rule) ?? PageRules.Explanations.GetValueOrDefault(rule, "");
}

/// <param name="Explanation">What the rule removes, in a sentence.</param>
internal sealed record RuleView(string Rule, string Explanation, int Count);

/// <param name="Matches">Whether the topic's current query holds for the article's newest version.</param>
internal sealed record ExplanationView(
    string Topic, int Revision, string Query, long Article, bool Matches, IReadOnlyList<ClauseReport> Clauses, NearMiss? NearMiss)
{
    public static ExplanationView From(TopicRevision topic, TopicQuery query, StoredArticle article)
    {
        var fields = new ArticleFields(article.Title, article.Text, article.Outlet, article.Author, article.Language, article.Kind);
        var told = Explanation.Of(query, fields, article.Removed);
        return new(topic.Topic, topic.Revision, query.Canonical, article.Id, told.Matches, told.Clauses, told.NearMiss);
    }
}
