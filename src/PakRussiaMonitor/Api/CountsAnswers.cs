using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>Answers questions for counts: of one topic or several at one sequence number, and as shares.</summary>
internal sealed class CountsAnswers(TopicTable table, IActors actors, LedgerReader ledger, StoredTotals stored, Panels panels, Coverage coverage)
{
    public const int MostTopics = 20;

    /// <summary>Counts that one answer holds, those of all groups together.</summary>
    private const int MostCells = 100_000;

    /// <summary>The question, or the problem with the first parameter that is not understood.</summary>
    /// <param name="of">Of a share: the topic that it is a share of; null for all stored articles.</param>
    public async Task<(CountsQuestion? Question, ProblemHttpResult? Problem)> Read(CountsParameters parameters, string? of, CancellationToken cancellation)
    {
        var isShare = parameters.Unit?.Equals("share", StringComparison.OrdinalIgnoreCase) == true;
        if (of is not null && !isShare)
            return (null, Problems.InvalidParameter("of", of, "Ask for a share with unit=share."));
        if (isShare && of is null && parameters.Panel is not null)
            return (null, Problems.InvalidParameter("panel", parameters.Panel, "A share of a panel is one of a topic's articles: name that topic with 'of'."));
        var (query, panel, problem) = await PanelParameter.Read(isShare ? parameters with { Unit = null } : parameters, panels, cancellation);
        return query is null ? (null, problem) : (new(query, isShare, of, panel, await coverage.Of(query, cancellation)), null);
    }

    public async Task<(CountsView? View, ProblemHttpResult? Problem)> One(string id, CountsQuestion question, CancellationToken cancellation) =>
        // A share is of one moment in both of its numbers.
        await Answer(id, question.IsShare ? await At(question, cancellation) : question, cancellation);

    /// <summary>All at the same sequence number.</summary>
    public async Task<(SeveralCountsView? View, ProblemHttpResult? Problem)> Several(
        IReadOnlyList<string> topics, CountsQuestion question, CancellationToken cancellation)
    {
        if (topics.Count is 0 or > MostTopics)
            return (null, Problems.InvalidParameter("topic", string.Join(", ", topics), $"Name 1 to {MostTopics} topics, as in topic=energy&topic=defence."));
        question = await At(question, cancellation);
        var views = new List<CountsView>();
        foreach (var topic in topics)
        {
            var (view, unknown) = await Answer(topic, question, cancellation);
            if (view is null)
                return (null, unknown);
            views.Add(view);
        }

        var query = question.Query;
        return (new(query.AsOf!.Value, query.Clock, query.Unit, query.Bucket, query.TimeZone, views), null);
    }

    private async Task<CountsQuestion> At(CountsQuestion question, CancellationToken cancellation) =>
        question with { Query = question.Query with { AsOf = question.Query.AsOf ?? await ledger.Head(cancellation) } };

    private async Task<(CountsView?, ProblemHttpResult?)> Answer(string id, CountsQuestion question, CancellationToken cancellation)
    {
        var (query, of) = (question.Query, question.Of);
        if (query.AsOf is { } asOf && asOf > await ledger.Head(cancellation))
            return (null, Problems.InvalidParameter("asOf", asOf.ToString(null, null), "The ledger has not come that far."));
        if (await TopicEndpoints.Find(id, query.AsOf, table, cancellation) is { Problem: { } unknown })
            return (null, unknown);
        var counts = await actors.Topic(id).Counts(query, cancellation);
        var view = CountsView.From(query, counts) with { Panel = PanelView.From(question.Panel), Coverage = question.Coverage };
        if (!question.IsShare)
            return Bounded(view);
        if (of is null)
            return Bounded(view with { Share = ShareView.OfEverything(counts, await stored.Count(query, cancellation)) });
        if (await TopicEndpoints.Find(of, query.AsOf, table, cancellation) is { Problem: { } missing })
            return (null, missing);
        var whole = await actors.Topic(of).Counts(query with { By = null }, cancellation);
        return Bounded(view with { Share = ShareView.OfTopic(counts, whole, CountsView.From(query, whole).Receipt) });
    }

    /// <summary>Where no range is named, only the answer tells how long it is.</summary>
    private static (CountsView?, ProblemHttpResult?) Bounded(CountsView view) =>
        view.Buckets.Count + view.Groups.Sum(group => 1 + group.Buckets.Count) + (view.Share?.Buckets.Count ?? 0) > MostCells
            ? (null, Problems.TooManyBuckets($"This answer would have more than {MostCells} counts."))
            : (view, null);
}

/// <summary>What is asked of topics, and how much of it was observed.</summary>
/// <param name="Of">Of a share: the topic that it is a share of; null for all stored articles.</param>
internal sealed record CountsQuestion(CountsQuery Query, bool IsShare, string? Of, Panel? Panel, CoverageReport? Coverage);

/// <summary>Several topics at one sequence number, in the order in which they were named.</summary>
internal sealed record SeveralCountsView(
    long AsOf, Clock Clock, Unit Unit, Bucket? Bucket, string TimeZone, IReadOnlyList<CountsView> Topics);

/// <summary>A topic's articles as a part of others.</summary>
/// <param name="Of">The topic that it is a share of; null: of all stored articles.</param>
/// <param name="Exact">Whether the same address gives the same whole for ever; else it is the whole as it was when asked.</param>
/// <param name="Value">From 0 to 1 where the whole holds the part; null where there is no whole.</param>
/// <param name="Buckets">Every bucket in which there is a whole, or a part.</param>
/// <param name="Receipt">The list of the whole, where it is a topic's.</param>
internal sealed record ShareView(
    string? Of, int? OfRevision, bool Exact, long AsOf, long Count, long Whole, double? Value, ShareCount Undated, IReadOnlyList<ShareBucket> Buckets, string? Receipt, string Note)
{
    public static ShareView OfEverything(TopicCounts part, TotalsNow whole) => From(
        part, whole.Total, whole.Undated, whole.Buckets, null, null, whole.Head, null,
        "Of all stored articles as they are now. For a whole that stays, make a topic such as kind:opinion OR kind:news OR kind:other and name it with 'of'.");

    public static ShareView OfTopic(TopicCounts part, TopicCounts whole, string receipt) => From(
        part, whole.Total, whole.Undated, whole.Buckets, whole.Topic, whole.Revision, whole.AsOf, receipt, "Of another topic's articles at the same sequence number.");

    private static ShareView From(
        TopicCounts part, long total, long undated, IReadOnlyList<BucketCount> buckets, string? of, int? revision, long asOf, string? receipt, string note)
    {
        var (parts, wholes) = (part.Buckets.ToDictionary(bucket => bucket.Start, bucket => bucket.Count), buckets.ToDictionary(bucket => bucket.Start, bucket => bucket.Count));
        return new(
            of, revision, of is not null, asOf, part.Total, total, ShareCount.Divide(part.Total, total), ShareCount.Of(part.Undated, undated),
            [.. parts.Keys.Union(wholes.Keys).Order().Select(start => ShareBucket.Of(start, parts.GetValueOrDefault(start), wholes.GetValueOrDefault(start)))],
            receipt, note);
    }
}

internal sealed record ShareCount(long Count, long Whole, double? Value)
{
    public static ShareCount Of(long count, long whole) => new(count, whole, Divide(count, whole));

    public static double? Divide(long count, long whole) => whole == 0 ? null : Math.Round((double)count / whole, 6);
}

internal sealed record ShareBucket(DateTimeOffset Start, long Count, long Whole, double? Value)
{
    public static ShareBucket Of(DateTimeOffset start, long count, long whole) => new(start, count, whole, ShareCount.Divide(count, whole));
}
