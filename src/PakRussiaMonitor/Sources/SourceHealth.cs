using System.Globalization;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources;

/// <summary>From fine to worst: sources are listed by it.</summary>
public enum HealthState
{
    Paused,
    Ok,
    New,
    Trouble,
    Failing,
}

/// <summary>What changed with a source that used to be otherwise.</summary>
public enum HealthMark
{
    /// <summary>It worked and now fails, time after time.</summary>
    StoppedWorking,

    /// <summary>It has brought nothing new for much longer than is usual for it.</summary>
    Silent,

    FewerItems,
    MoreItems,

    /// <summary>It redirects for good to an address that is not adopted.</summary>
    Moved,
}

/// <summary>A source's state in a word and a sentence.</summary>
/// <param name="Mark">Null where nothing changed.</param>
public sealed record SourceHealth(HealthState State, string Sentence, HealthMark? Mark = null)
{
    private const int FailingFrom = 3;

    /// <param name="fetches">Newest first.</param>
    /// <param name="days">Oldest first.</param>
    public static SourceHealth Of(RegisteredSource source, IReadOnlyList<PastFetch> fetches, IReadOnlyList<SourceDay> days, DateTimeOffset now)
    {
        if (source.State == SourceState.Paused)
            return new(HealthState.Paused, "Paused by an operator.");
        if (fetches is not [var last, ..])
            return new(HealthState.New, "Not fetched yet.");
        if (!last.Ok)
            return Failed(fetches, days);
        if (source.Move?.IsSettled(now) == true)
            return new(HealthState.Trouble, last.Sentence, HealthMark.Moved);
        if (last.PossibleGap)
            return new(HealthState.Trouble, "Nothing in the last fetch was known already: items may have come and gone in between.");
        if (last.Quarantined > 0)
            return new(HealthState.Trouble, $"{last.Quarantined} of {last.Items} items could not be read and were set aside.");
        return (source.Kind == SourceKind.Feed ? SourceRhythm.FindChange(days, SourceDay.NumberOf(source.CreatedAt), SourceDay.NumberOf(now.ToUnixTimeMilliseconds())) : null)
            ?? new(HealthState.Ok, last.Sentence);
    }

    private static SourceHealth Failed(IReadOnlyList<PastFetch> fetches, IReadOnlyList<SourceDay> days)
    {
        var last = fetches[0];
        if (last.Outcome != FetchOutcome.Gone && fetches.TakeWhile(fetch => !fetch.Ok).Count() < FailingFrom)
            return new(HealthState.Trouble, last.Sentence);
        return days.LastOrDefault(day => day.Good > 0) is { } worked
            ? new(HealthState.Failing, $"It last worked on {worked.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}. {last.Sentence}", HealthMark.StoppedWorking)
            : new(HealthState.Failing, last.Sentence);
    }
}
