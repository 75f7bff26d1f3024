using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Articles.Templates;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Api;

/// <summary>A source's own cleaning: its learned template, its operators' rules, and an operator's word on one article.</summary>
internal static class CleaningEndpoints
{
    public static void MapCleaning(this WebApplication app)
    {
        var api = app.ApiGroup("/api/v1", "Cleaning");
        api.MapGet("/sources/{id}/template", Template).WithSummary("The lines that recur at the edges of a source's articles, with their counts.").ProducesProblem(404);
        api.MapGet("/sources/{id}/rules", Rules).WithSummary("The lines of a source that operators keep or cut.").ProducesProblem(404);
        api.MapPost("/sources/{id}/rules", AddRule).WithSummary("Keeps or cuts a line in a source's later articles.").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        api.MapDelete("/sources/{id}/rules/{rule}", DeleteRule).WithSummary("Drops a rule; articles that it cleaned stay as they are.").ProducesProblem(404);
        api.MapPost("/articles/{id:long}/cleaning/restore", Restore)
            .WithSummary("Puts a removed span back into an article, and keeps it in the source's later ones.").ProducesProblem(404).ProducesProblem(409);
        api.MapPost("/articles/{id:long}/cleaning/cut", Cut)
            .WithSummary("Takes a line out of an article, and out of the source's later ones.").ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<Results<Ok<TemplateView>, ProblemHttpResult>> Template(
        string id, SourceTable sources, CleaningTable table, CancellationToken cancellation) =>
        await sources.Find(id, cancellation) is null ? Problems.UnknownSource(id) : TypedResults.Ok(TemplateView.From(id, (await table.Known(id, cancellation)).Book));

    private static async Task<Results<Ok<SourceRulesView>, ProblemHttpResult>> Rules(string id, SourceTable sources, CleaningTable table, CancellationToken cancellation) =>
        await sources.Find(id, cancellation) is null
            ? Problems.UnknownSource(id)
            : TypedResults.Ok(new SourceRulesView(id, [.. (await table.Known(id, cancellation)).Rules.Select(SourceRuleView.From)]));

    private static async Task<Results<Created<SourceRuleView>, ProblemHttpResult>> AddRule(
        string id, NewRule request, SourceTable sources, CleaningTable table, TimeProvider time, CancellationToken cancellation)
    {
        if (await sources.Find(id, cancellation) is null)
            return Problems.UnknownSource(id);
        if (request.Action is not { } action)
            return Problems.InvalidParameter("action", null, "Write keep or cut.");
        if (SourceRule.Fold(request.Line ?? "").Length is 0 or > SourceRule.LongestLine)
            return CleaningProblems.UnsuitableLine();
        var rule = SourceRule.Of(action, request.Line!, null, time.GetUtcNow().ToUnixTimeMilliseconds());
        return await table.PutRule(id, rule, cancellation)
            ? TypedResults.Created($"/api/v1/sources/{Uri.EscapeDataString(id)}/rules/{rule.Id}", SourceRuleView.From(rule))
            : CleaningProblems.TooManyRules();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteRule(
        string id, string rule, SourceTable sources, CleaningTable table, CancellationToken cancellation)
    {
        if (await sources.Find(id, cancellation) is null)
            return Problems.UnknownSource(id);
        return await table.DeleteRule(id, rule, cancellation) ? TypedResults.NoContent() : CleaningProblems.UnknownRule(id, rule);
    }

    private static Task<Results<Ok<RulingView>, ProblemHttpResult>> Restore(
        long id, RestoredSpan request, CleaningRulings rulings, ArticleArchive archive, CancellationToken cancellation) =>
        Answer(id, rulings.Restore(id, request.At, request.Text ?? "", cancellation), archive, cancellation);

    private static Task<Results<Ok<RulingView>, ProblemHttpResult>> Cut(
        long id, CutText request, CleaningRulings rulings, ArticleArchive archive, CancellationToken cancellation) =>
        Answer(id, rulings.Cut(id, request.Text ?? "", cancellation), archive, cancellation);

    private static async Task<Results<Ok<RulingView>, ProblemHttpResult>> Answer(long id, Task<Ruling> ruling, ArticleArchive archive, CancellationToken cancellation)
    {
        var (outcome, source, rule) = await ruling;
        return outcome switch
        {
            RulingOutcome.UnknownArticle => Problems.UnknownArticle(id),
            RulingOutcome.NotThere => CleaningProblems.NotInArticle(id),
            RulingOutcome.Unsuitable => CleaningProblems.UnsuitableLine(),
            RulingOutcome.TooMany => CleaningProblems.TooManyRules(),
            _ => TypedResults.Ok(RulingView.From(source!, rule!, (await archive.Find(id, cancellation))!)),
        };
    }
}

/// <param name="At">As the article's cleaning gives it.</param>
/// <param name="Text">As the article's cleaning gives it.</param>
internal sealed record RestoredSpan(int At, string? Text);

/// <param name="Text">A paragraph of the article, or the beginning or end of one.</param>
internal sealed record CutText(string? Text);

internal sealed record NewRule(RuleAction? Action, string? Line);

internal sealed record SourceRulesView(string Source, IReadOnlyList<SourceRuleView> Rules);

/// <param name="Article">The article on which it was made.</param>
internal sealed record SourceRuleView(string Id, RuleAction Action, string Line, long? Article, DateTimeOffset CreatedAt)
{
    public static SourceRuleView From(SourceRule rule) => new(rule.Id, rule.Action, rule.Line, rule.Article, DateTimeOffset.FromUnixTimeMilliseconds(rule.CreatedAt));
}

/// <param name="Revision">The article's version that the ruling made.</param>
internal sealed record RulingView(string Source, SourceRuleView Rule, int Revision, CleaningView Cleaning)
{
    public static RulingView From(string source, SourceRule rule, StoredArticle article) =>
        new(source, SourceRuleView.From(rule), article.Revision, CleaningView.From(article));
}

/// <param name="Articles">New articles that were learned from.</param>
internal sealed record TemplateView(string Source, long Articles, IReadOnlyList<TemplateLineView> Lines)
{
    public static TemplateView From(string source, TemplateBook book) => new(
        source, book.Articles,
        [.. book.Lines.Where(line => line.IsTemplate || line.Articles > 1).Select(line => TemplateLineView.From(line, book))]);
}

/// <param name="State"><c>template</c>: cut from later articles; <c>candidate</c>: seen more than once, but not often enough.</param>
/// <param name="Articles">How many articles had it.</param>
/// <param name="Share">Of the articles since it was first seen, 0 to 1.</param>
internal sealed record TemplateLineView(string Line, string State, long Articles, double Share, DateTimeOffset FirstSeen, DateTimeOffset LastSeen)
{
    public static TemplateLineView From(TemplateLine line, TemplateBook book) => new(
        line.Text, line.IsTemplate ? "template" : "candidate", line.Articles, Math.Round(line.Share(book.Articles), 3),
        DateTimeOffset.FromUnixTimeMilliseconds(line.FirstSeenAt), DateTimeOffset.FromUnixTimeMilliseconds(line.LastSeenAt));
}
