using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>Why a number that was given once is another now.</summary>
internal static class RestatementEndpoint
{
    private const int DefaultLimit = 100, MostLimit = 1000;

    public static async Task<Results<Ok<RestatementsView>, ProblemHttpResult>> List(
        string id, [AsParameters] CountsParameters parameters, string? since, int? limit, TopicTable table, IActors actors, LedgerReader ledger,
        Restatements restatements, Panels panels, CancellationToken cancellation)
    {
        var (query, _, problem) = await PanelParameter.Read(parameters, panels, cancellation);
        if (query is null)
            return problem!;
        if (query.Unit is not (Unit.Articles or Unit.Pieces))
            return Problems.InvalidParameter("unit", parameters.Unit, "Different outlets and authors do not add up, so only articles and pieces can be itemised.");
        if (limit is < 1 or > MostLimit)
            return Problems.InvalidParameter("limit", limit.Value.ToString(CultureInfo.InvariantCulture), $"Write a number from 1 to {MostLimit}.");
        if (!long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var first))
            return Problems.InvalidParameter("since", since, "Write the asOf of the earlier answer.");
        var head = await ledger.Head(cancellation);
        var asOf = query.AsOf ?? head;
        if (asOf > head || first > asOf)
            return Problems.InvalidParameter(asOf > head ? "asOf" : "since", asOf > head ? parameters.AsOf : since, "The ledger has not come that far, or 'since' is later than 'asOf'.");
        if (await TopicEndpoints.Find(id, asOf, table, cancellation) is { Problem: { } unknown })
            return unknown;

        var items = await restatements.Between(
            new(id, first, asOf, query.Clock == Clock.Published, query.Unit == Unit.Pieces,
                query.From is { } from ? Minutes.Of(from) : null, query.To is { } to ? Minutes.Of(to) : null, query.Kind, query.Panel),
            cancellation);
        Task<TopicCounts> Count(long at) => actors.Topic(id).Counts(query with { AsOf = at, Bucket = null, By = null }, cancellation);
        var (before, after) = ((await Count(first)).Total, (await Count(asOf)).Total);
        return TypedResults.Ok(new RestatementsView(
            id, first, asOf, before, after,
            [.. items.GroupBy(item => item.Reason).OrderBy(group => group.Key).Select(group => new ReasonView(group.Key, group.Count(), group.Sum(item => item.Change)))],
            [.. items.Take(limit ?? DefaultLimit)], Math.Max(0, items.Count - (limit ?? DefaultLimit))));
    }
}

/// <param name="Before">The number at <paramref name="Since"/>; with all changes it is <paramref name="After"/>.</param>
/// <param name="More">Items beyond the limit.</param>
internal sealed record RestatementsView(
    string Topic, long Since, long AsOf, long Before, long After, IReadOnlyList<ReasonView> Reasons, IReadOnlyList<Restatement> Items, int More);

internal sealed record ReasonView(RestatementReason Reason, int Articles, long Change);
