using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Articles.Templates;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>Puts together what is known of sources.</summary>
internal sealed class SourceViews(SourceTable table, FetchHistory history, SourceDays days, CleaningTable cleaning, TimeProvider time)
{
    /// <summary>Those with trouble first.</summary>
    public async Task<SourcesView> All(CancellationToken cancellation)
    {
        var (histories, pasts) = (await history.OfAll(SourceView.FetchesShown, cancellation), await days.OfAll(cancellation));
        var shares = await cleaning.AllShares(cancellation);
        var sources = (await table.All(cancellation)).Select(source => SourceView
            .From(source, histories.GetValueOrDefault(source.Id, SourceHistory.Empty), [.. pasts[source.Id]], time.GetUtcNow())
            .With(shares.GetValueOrDefault(source.Id)));
        return new([.. sources.OrderByDescending(source => source.Health.State).ThenBy(source => source.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>One, with its ETag on the answer; null where there is none.</summary>
    public async Task<SourceView?> Of(string id, HttpResponse response, CancellationToken cancellation)
    {
        if (await table.Find(id, cancellation) is not { } source)
            return null;
        var view = SourceView
            .From(source, await history.WithArticles(id, SourceView.FetchesShown, cancellation), await days.Of(id, cancellation), time.GetUtcNow())
            .With((await cleaning.Known(id, cancellation)).Book.Shares);
        response.Headers.ETag = view.ETag;
        return view;
    }

    public async Task<long?> Version(string id, CancellationToken cancellation) => (await table.Find(id, cancellation))?.Version;
}

internal sealed record SourcesView(IReadOnlyList<SourceView> Sources);

internal sealed record AddedView(SourceView Source, FetchView? FirstFetch);

internal sealed record FetchesView(IReadOnlyList<FetchView> Fetches);

/// <summary>A source as operators see it.</summary>
/// <param name="IntervalMinutes">Between two fetches, as it is now; null for what is not on a schedule.</param>
internal sealed record SourceView(
    string Id, string Name, string Url, SourceKind Kind, SourceState State, SourceHealth Health, long Articles, DateTimeOffset? LastFetchedAt,
    DateTimeOffset? NextDueAt, double? IntervalMinutes, SettingsView Settings, string ETag, IReadOnlyList<FetchDot> Fetches)
{
    public const int FetchesShown = 20;

    /// <summary>What fetches covered; only where one source is asked for.</summary>
    public SourceCoverage? Observed { get; init; }

    /// <summary>How much cleaning removes of the source's articles; null where nothing of it is known.</summary>
    public CleaningShareView? Cleaning { get; private init; }

    /// <summary>A jump of the removed share is trouble where nothing worse is.</summary>
    public SourceView With(RemovedShares? shares) => shares is not { Articles: > 0 } ? this : this with
    {
        Cleaning = CleaningShareView.From(shares),
        Health = shares.Alarm is { } alarm && Health.State == HealthState.Ok ? new(HealthState.Trouble, alarm) : Health,
    };

    public static SourceView From(RegisteredSource source, SourceHistory history, IReadOnlyList<SourceDay> days, DateTimeOffset now) => new(
        source.Id, source.Name, source.Kind == SourceKind.Replay ? source.Id : source.Url, source.Kind, source.State,
        SourceHealth.Of(source, history.Fetches, days, now),
        history.Articles,
        history.Fetches is [var last, ..] ? DateTimeOffset.FromUnixTimeMilliseconds(last.StartedAt) : null,
        source.NextDueAt is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null,
        source.Kind == SourceKind.Feed ? Math.Round(Math.Max(source.IntervalSeconds, source.FloorSeconds) / 60.0, 1) : null,
        SettingsView.From(source.Settings),
        SourceEditEndpoints.ETag(source),
        [.. history.Fetches.Select(fetch => new FetchDot(DateTimeOffset.FromUnixTimeMilliseconds(fetch.StartedAt), fetch.Outcome, fetch.Ok))]);
}

/// <param name="Headers">Names alone: their values may be secrets.</param>
internal sealed record SettingsView(IReadOnlyList<string> Headers, string? BasicAuthVariable, int? IntervalMinutes, bool FollowLinks, string? ArticleLinks)
{
    public static SettingsView From(SourceSettings settings) => new(
        [.. settings.Headers.Keys.Order(StringComparer.OrdinalIgnoreCase)], settings.BasicAuthVariable, settings.IntervalMinutes, settings.FollowLinks, settings.ArticleLinks);
}

/// <param name="RemovedPercent">Of the characters of its last 15 articles, their median.</param>
/// <param name="UsualPercent">The median of the up to 105 articles before them.</param>
/// <param name="Alarm">A sentence when the one has jumped above the other; null while all is as usual.</param>
internal sealed record CleaningShareView(int Articles, int RemovedPercent, int UsualPercent, string? Alarm)
{
    public static CleaningShareView From(RemovedShares shares) => new(shares.Articles, RemovedShares.Percent(shares.Now), RemovedShares.Percent(shares.Usual), shares.Alarm);
}

internal sealed record FetchDot(DateTimeOffset At, FetchOutcome Outcome, bool Ok);

/// <summary>One fetch as history tells it.</summary>
internal sealed record FetchView(
    DateTimeOffset At, FetchOutcome Outcome, bool Ok, string Sentence, int? Status, long? Bytes, int? Items, int? NewArticles, int? Quarantined, long TookMs)
{
    public static FetchView From(PastFetch fetch) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(fetch.StartedAt), fetch.Outcome, fetch.Ok, fetch.Sentence, fetch.Status, fetch.Bytes, fetch.Items,
        fetch.NewArticles, fetch.Quarantined, fetch.TookMs);

    public static FetchView Deferred(FetchReport report, DateTimeOffset now) => new(
        now, report.Outcome, true, report.Sentence, null, null, null, null, null, 0);
}
