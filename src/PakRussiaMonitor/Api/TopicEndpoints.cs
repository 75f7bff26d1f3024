using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>Topics and their counts.</summary>
internal static class TopicEndpoints
{
    public static void MapTopics(this WebApplication app)
    {
        var topics = app.ApiGroup("/api/v1/topics", "Topics");
        topics.MapGet("/", List).WithSummary("Every topic with its counts: 24 hours, 7 days, total, undated, and the last 14 days.");
        topics.MapGet("/{id}", One).WithSummary("One topic with its counts.");
        topics.MapCounts();
        topics.MapReceiptExports();
        topics.MapFeed();
        topics.MapGet("/{id}/restatements", RestatementEndpoint.List).WithSummary("Why a count is another than at an earlier asOf: article by article, with the reason.");
        topics.MapTopicEditing();
        topics.MapGet("/{id}/articles", ReceiptEndpoint.List).WithSummary("The articles behind a count: as many as the count says.");
    }

    private static async Task<Results<Ok<TopicsView>, ProblemHttpResult>> List(
        string? clock, TopicTable table, IActors actors, LedgerReader ledger, CancellationToken cancellation)
    {
        if (!CountsParameters.TryName<Clock>(clock, out var known))
            return Problems.InvalidParameter("clock", clock, CountsParameters.OneOf<Clock>());
        var asOf = await ledger.Head(cancellation);
        var current = await table.Current(cancellation);
        var views = await Task.WhenAll(current.Select(async topic =>
            TopicView.From(topic, await actors.Topic(topic.Topic).Overview(known ?? default, cancellation))));
        return TypedResults.Ok(new TopicsView(asOf, known ?? default, views));
    }

    private static async Task<Results<Ok<TopicView>, ProblemHttpResult>> One(
        string id, string? clock, HttpResponse response, TopicTable table, TopicHistory history, IActors actors, CancellationToken cancellation)
    {
        if (!CountsParameters.TryName<Clock>(clock, out var known))
            return Problems.InvalidParameter("clock", clock, CountsParameters.OneOf<Clock>());
        var (topic, problem) = await Find(id, null, table, cancellation);
        if (topic is null)
            return problem!;
        response.Headers.ETag = TopicEditing.ETag(await history.Newest(id, cancellation));
        return TypedResults.Ok(TopicView.From(topic, await actors.Topic(id).Overview(known ?? default, cancellation)));
    }

    /// <summary>The revision that answers at a sequence number, or why none does.</summary>
    public static async Task<(TopicRevision? Topic, ProblemHttpResult? Problem)> Find(string id, long? asOf, TopicTable table, CancellationToken cancellation)
    {
        if (id.Contains('\0'))
            return (null, Problems.UnknownTopic(id)); // no database has such a text
        if (await table.RevisionAt(id, asOf, cancellation) is { } topic)
            return topic.Query.Length > 0 ? (topic, null) : (null, Problems.RetiredTopic(id));
        return (null, await table.IsBeingBuilt(id, cancellation) ? Problems.TopicBeingBuilt(id) : Problems.UnknownTopic(id));
    }
}

internal sealed record TopicsView(long AsOf, Clock Clock, IReadOnlyList<TopicView> Topics);

internal sealed record TopicView(
    string Id, string Name, string Query, int Revision, long AsOf, WindowCounts Articles, WindowCounts Pieces, long Outlets, long Authors,
    IReadOnlyList<DayCount> Days)
{
    public static TopicView From(TopicRevision topic, TopicOverview counts) => new(
        topic.Topic, topic.Name, topic.Query, counts.Revision, counts.AsOf, counts.Articles, counts.Pieces, counts.Outlets, counts.Authors, counts.Days);
}

/// <param name="Note">How the unit or the grouping counts, where that is not plain.</param>
/// <param name="Receipt">The address of the articles behind the total, at the same sequence number.</param>
internal sealed record CountsView(
    string Topic, int Revision, long AsOf, Clock Clock, Unit Unit, Bucket? Bucket, string TimeZone, long Total, long Undated,
    IReadOnlyList<BucketCount> Buckets, IReadOnlyList<GroupCount> Groups, string? Note, string Receipt)
{
    /// <summary>Where unit=share asks for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ShareView? Share { get; init; }

    /// <summary>The sources that it was narrowed to; null: all.</summary>
    public PanelView? Panel { get; init; }

    /// <summary>What share of the time was observed, as of now. A count of 0 where nothing was observed says nothing.</summary>
    public CoverageReport? Coverage { get; init; }

    public static CountsView From(CountsQuery query, TopicCounts counts) => new(
        counts.Topic, counts.Revision, counts.AsOf, query.Clock, query.Unit, query.Bucket, query.TimeZone, counts.Total, counts.Undated,
        counts.Buckets, counts.Groups, NoteOn(query), ReceiptAddress(query, counts));

    private static string? NoteOn(CountsQuery query) => query switch
    {
        { Unit: Unit.Outlets or Unit.Authors } => $"Different {(query.Unit == Unit.Outlets ? "outlets" : "authors")}, each once over what is asked; buckets and groups do not add up to the total. The receipt lists their articles.",
        { Unit: Unit.Pieces, By: Grouping.Outlet } => "A piece is counted once, for the outlet that had it first.",
        { Unit: Unit.Pieces } => "A text that several outlets carry is counted once, at its first article.",
        _ => null,
    };

    private static string ReceiptAddress(CountsQuery query, TopicCounts counts)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["from"] = query.From?.UtcDateTime.ToString("O", null),
            ["to"] = query.To?.UtcDateTime.ToString("O", null),
            ["unit"] = query.Unit == Unit.Articles ? null : query.Unit.ToString().ToLowerInvariant(),
            ["kind"] = query.Kind,
            ["clock"] = query.Clock == Clock.Published ? null : "seen",
            ["panel"] = query.Panel,
            ["asOf"] = counts.AsOf.ToString(null, null),
        };
        return Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString($"/api/v1/topics/{Uri.EscapeDataString(counts.Topic)}/articles", parameters.Where(pair => pair.Value is not null));
    }
}
