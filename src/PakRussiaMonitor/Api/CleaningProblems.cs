using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Articles.Rules;

namespace PakRussiaMonitor.Api;

/// <summary>The problems of cleaning rules, versions and overrides.</summary>
internal static class CleaningProblems
{
    public static ProblemHttpResult NotInArticle(long id) => Problems.Make(
        StatusCodes.Status409Conflict, "not-in-article", "This is not there", $"The newest version of article {id} has no such span. It may have changed: GET /api/v1/articles/{id}/cleaning.");

    public static ProblemHttpResult UnsuitableLine() => Problems.Make(
        StatusCodes.Status400BadRequest, "unsuitable-line", "This can be no rule",
        $"A line has 1 to {SourceRule.LongestLine} characters, and cutting it must leave something of the article. Choose a shorter one.");

    public static ProblemHttpResult TooManyRules() => Problems.Make(
        StatusCodes.Status409Conflict, "too-many-rules", "The source has too many rules", $"A source has at most {SourceRule.Most} rules. Delete some that no longer matter.");

    public static ProblemHttpResult UnknownRule(string source, string rule) => Problems.Make(
        StatusCodes.Status404NotFound, "unknown-rule", "No such rule", $"The source '{source}' has no rule '{(rule.Length > 40 ? rule[..40] + "…" : rule)}'. GET /api/v1/sources/{{id}}/rules lists them.");

    public static ProblemHttpResult UnknownRevision(long id, string revision, int newest) => Problems.Make(
        StatusCodes.Status404NotFound, "unknown-revision", "No such version",
        $"Article {id} has no version '{(revision.Length > 40 ? revision[..40] + "…" : revision)}' here; its versions are 1 to {newest}. Write a number, latest or previous.");

    public static ProblemHttpResult UnknownOverride(string domain) => Problems.Make(
        StatusCodes.Status404NotFound, "unknown-override", "No such override", $"There is no override for {(domain.Length > 80 ? domain[..80] + "…" : domain)}. GET /api/v1/overrides lists them.");

    public static ProblemHttpResult InvalidOverride(string sentence) => Problems.Make(StatusCodes.Status400BadRequest, "invalid-override", "This cannot be an override", sentence);

    public static ProblemHttpResult StaleOverride(string domain) => Problems.Make(
        StatusCodes.Status412PreconditionFailed, "stale-override", "Someone else was first", $"The override of {domain} is another by now. GET /api/v1/overrides/{domain}, and send its ETag with If-Match.");

    /// <param name="position">UTF-16 offset in the selector, from 0.</param>
    public static ProblemHttpResult InvalidSelector(string selector, int position) => TypedResults.Problem(
        type: "/problems/invalid-selector", title: "The selector cannot be read", statusCode: StatusCodes.Status400BadRequest,
        detail: $"At position {position} of '{selector}'. Write a CSS selector such as div.article-body > p.",
        extensions: new Dictionary<string, object?> { ["selector"] = selector, ["position"] = position });
}
