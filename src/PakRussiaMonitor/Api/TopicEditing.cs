using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Api;

/// <summary>Making, trying, changing and ending topics.</summary>
internal static partial class TopicEditing
{
    /// <summary>A query of 64 KB written in JSON's escapes.</summary>
    private const int MostBodyBytes = 512 * 1024;
    private const int LongestId = 64, LongestName = 200;

    /// <summary>Over few articles a revision is built while its editor waits.</summary>
    private static readonly TimeSpan WaitForBuild = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public static void MapTopicEditing(this RouteGroupBuilder topics)
    {
        topics.MapPut("/{id}", Put).WithSummary("Makes a topic, or a new revision of it. If-Match takes the ETag of the newest revision.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBodyBytes)).ProducesProblem(400).ProducesProblem(412);
        topics.MapDelete("/{id}", Retire).WithSummary("Ends a topic. What it counted stays queryable with asOf.").ProducesProblem(404).ProducesProblem(412);
        topics.MapGet("/{id}/revisions", Revisions).WithSummary("A topic's revisions, newest first, and how far one being built has come.").ProducesProblem(404);
        topics.MapPost("/{id}/preview", Preview).WithSummary("What a query would change: articles added and removed, the series before and after. Stores nothing.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBodyBytes)).ProducesProblem(400);
    }

    public static string ETag(int revision) => string.Create(CultureInfo.InvariantCulture, $"\"r{revision}\"");

    private static async Task<Results<Ok<RevisionView>, Created<RevisionView>, ProblemHttpResult>> Put(
        string id, TopicRequest request, HttpContext http, TopicTable table, TopicHistory history, BackfillService backfill, TimeProvider time, CancellationToken cancellation)
    {
        if (id.Length > LongestId || !IdPattern().IsMatch(id))
            return Problems.InvalidTopic($"The id '{Short(id)}' has other signs than lower-case letters, digits and single hyphens, or more than {LongestId}. Rename it.");
        var name = string.IsNullOrWhiteSpace(request.Name) ? id : request.Name.Trim();
        if (name.Length > LongestName || name.Any(char.IsControl))
            return Problems.InvalidTopic($"Write a name of at most {LongestName} characters in one line.");
        if (Parse(request.Query, out var query) is { } problem)
            return problem;
        var condition = Precondition.Of(http.Request, 'r');
        if (!condition.IsMet || (condition.MustExist && await history.Newest(id, cancellation) == 0))
            return Problems.StaleRevision(id, await history.Newest(id, cancellation));

        var published = await table.Publish(new(id, name, query!.Text), (int?)condition.Version, cancellation);
        if (published.Outcome == PublishOutcome.Stale)
            return Problems.StaleRevision(id, published.Newest?.Revision ?? 0);
        backfill.Wake();
        var view = await Settled(id, published.Newest!.Revision, history, time, cancellation);
        http.Response.Headers.ETag = ETag(view.Revision);
        return published.Outcome == PublishOutcome.Created ? TypedResults.Created($"/api/v1/topics/{id}", view) : TypedResults.Ok(view);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Retire(
        string id, HttpRequest request, TopicTable table, TopicHistory history, CancellationToken cancellation)
    {
        var condition = Precondition.Of(request, 'r');
        if (!condition.IsMet)
            return Problems.StaleRevision(id, await history.Newest(id, cancellation));
        var retired = await table.Retire(id, (int?)condition.Version, cancellation);
        return retired switch
        {
            { Outcome: PublishOutcome.Stale, Newest: var newest } => Problems.StaleRevision(id, newest?.Revision ?? 0),
            { Newest: null } => Problems.UnknownTopic(id),
            _ => TypedResults.NoContent(),
        };
    }

    private static async Task<Results<Ok<RevisionsView>, ProblemHttpResult>> Revisions(
        string id, HttpResponse response, TopicHistory history, CancellationToken cancellation)
    {
        var revisions = await history.Of(id, cancellation);
        if (revisions.Count == 0)
            return Problems.UnknownTopic(id);
        response.Headers.ETag = ETag(revisions[0].Revision);
        return TypedResults.Ok(new RevisionsView(id, [.. revisions.Select(revision => RevisionView.From(id, revision))]));
    }

    private static async Task<Results<Ok<PreviewView>, ProblemHttpResult>> Preview(
        string id, PreviewRequest request, TopicPreviews previews, CancellationToken cancellation)
    {
        if (Parse(request.Query, out var query) is { } problem)
            return problem;
        var (asked, bad) = new CountsParameters(null, null, request.Bucket ?? "month", request.Tz, null, null, null, request.Clock, null).Read();
        if (asked is null)
            return bad!;
        var preview = await previews.Preview(id, query!, new(asked.Bucket ?? Bucket.Month, asked.TimeZone, asked.Clock), cancellation);
        return TypedResults.Ok(PreviewView.From(id, query!, preview));
    }

    private static ProblemHttpResult? Parse(string? text, out TopicQuery? query)
    {
        var parse = TopicQuery.Parse(text ?? "");
        query = parse.Query;
        return parse.IsValid ? null : Problems.InvalidQuery(parse.Error, text ?? "");
    }

    private static async Task<RevisionView> Settled(string id, int revision, TopicHistory history, TimeProvider time, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var found = (await history.Of(id, cancellation)).First(known => known.Revision == revision);
            if (found.State != "Building" || time.GetElapsedTime(start) > WaitForBuild)
                return RevisionView.From(id, found);
            await Task.Delay(Look, time, cancellation);
        }
    }

    private static string Short(string id) => id.Length <= LongestId ? id : id[..LongestId] + "…";

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex IdPattern();
}

/// <param name="Name">What people read; the id where it is left out.</param>
internal sealed record TopicRequest(string? Query, string? Name = null);

/// <param name="Bucket">Of the series; months where it is left out.</param>
internal sealed record PreviewRequest(string? Query, string? Bucket = null, string? Tz = null, string? Clock = null);

internal sealed record RevisionsView(string Topic, IReadOnlyList<RevisionView> Revisions);

/// <param name="Canonical">The query as it is understood.</param>
/// <param name="State">building, current, frozen or retired.</param>
/// <param name="CurrentFrom">The sequence number from which on it answers.</param>
/// <param name="Progress">How far the stored articles are looked through, from 0 to 1.</param>
internal sealed record RevisionView(
    string Topic, int Revision, string Name, string Query, string? Canonical, string State, DateTimeOffset Created, long? CurrentFrom, double Progress, string ETag)
{
    public static RevisionView From(string topic, RevisionRecord revision) => new(
        topic, revision.Revision, revision.Name, revision.Query, TopicQuery.Parse(revision.Query).Query?.Canonical, revision.State.ToLowerInvariant(),
        DateTimeOffset.FromUnixTimeMilliseconds(revision.CreatedAt), revision.CurrentFrom,
        revision.CurrentFrom is not null || revision.Until == 0 ? 1 : Math.Round((double)revision.Cursor / revision.Until, 4), TopicEditing.ETag(revision.Revision));
}

/// <param name="Examined">The share of the stored articles that was looked at; below 1 the numbers are of these alone.</param>
internal sealed record PreviewView(
    string Topic, int? Revision, long AsOf, string Canonical, bool Complete, double Examined, ArticleChange Articles, BeforeAfter Pieces, BeforeAfter Undated,
    IReadOnlyList<PreviewBucket> Series, IReadOnlyList<ExampleView> Added, IReadOnlyList<ExampleView> Removed)
{
    public static PreviewView From(string topic, TopicQuery query, TopicPreview preview) => new(
        topic, preview.Revision, preview.AsOf, query.Canonical, preview.Complete, Math.Round(preview.Examined, 4), preview.Articles, preview.Pieces, preview.Undated,
        preview.Series, [.. preview.Added.Select(ExampleView.From)], [.. preview.Removed.Select(ExampleView.From)]);
}

internal sealed record ExampleView(long Id, string Title, string Outlet, IReadOnlyList<ClauseReport> Clauses, NearMiss? NearMiss)
{
    public static ExampleView From(PreviewExample example) => new(
        example.Article, example.Title ?? Excerpt.Of(example.Text), example.Outlet, example.Why.Clauses, example.Why.NearMiss);
}
