using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor.Api;

internal sealed record SourcesView(IReadOnlyList<SourceView> Sources);

internal sealed record AddedView(SourceView Source, FetchView? FirstFetch);

internal sealed record FetchesView(IReadOnlyList<FetchView> Fetches);

/// <summary>A source as operators see it.</summary>
internal sealed record SourceView(
    string Id, string Name, string Url, SourceKind Kind, SourceState State, SourceHealth Health, long Articles, DateTimeOffset? LastFetchedAt,
    DateTimeOffset? NextDueAt, IReadOnlyList<FetchDot> Fetches)
{
    public const int FetchesShown = 20;

    public static SourceView From(RegisteredSource source, SourceHistory history) => new(
        source.Id, source.Name, source.Kind == SourceKind.Replay ? source.Id : source.Url, source.Kind, source.State, SourceHealth.Of(source, history.Fetches),
        history.Articles,
        history.Fetches is [var last, ..] ? DateTimeOffset.FromUnixTimeMilliseconds(last.StartedAt) : null,
        source.NextDueAt is { } due ? DateTimeOffset.FromUnixTimeMilliseconds(due) : null,
        [.. history.Fetches.Select(fetch => new FetchDot(DateTimeOffset.FromUnixTimeMilliseconds(fetch.StartedAt), fetch.Outcome, fetch.Ok))]);
}

internal sealed record FetchDot(DateTimeOffset At, FetchOutcome Outcome, bool Ok);

/// <summary>From fine to worst: sources are listed by it.</summary>
internal enum HealthState
{
    Paused,
    Ok,
    New,
    Trouble,
    Failing,
}

/// <summary>A source's state in a word and a sentence.</summary>
internal sealed record SourceHealth(HealthState State, string Sentence)
{
    private const int FailingFrom = 3;

    public static SourceHealth Of(RegisteredSource source, IReadOnlyList<PastFetch> fetches)
    {
        if (source.State == SourceState.Paused)
            return new(HealthState.Paused, "Paused by an operator.");
        if (fetches is not [var last, ..])
            return new(HealthState.New, "Not fetched yet.");
        var failures = fetches.TakeWhile(fetch => !fetch.Ok).Count();
        if (failures > 0)
            return new(failures >= FailingFrom || last.Outcome == FetchOutcome.Gone ? HealthState.Failing : HealthState.Trouble, last.Sentence);
        if (last.PossibleGap)
            return new(HealthState.Trouble, "Nothing in the last fetch was known already: items may have come and gone in between.");
        if (last.Quarantined > 0)
            return new(HealthState.Trouble, $"{last.Quarantined} of {last.Items} items could not be read and were set aside.");
        return new(HealthState.Ok, last.Sentence);
    }
}

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
