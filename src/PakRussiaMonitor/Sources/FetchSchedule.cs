using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// When a source is fetched next. Failures weigh by how lasting they look and stretch the interval linearly; a source never
/// dies silently, it only slows down to once a day.
/// </summary>
public static class FetchSchedule
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>0 after a success, else the weight so far plus that of this failure.</summary>
    public static double Weight(double before, FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched or FetchOutcome.NotModified or FetchOutcome.Unchanged => 0,
        FetchOutcome.Gone or FetchOutcome.NotFound or FetchOutcome.NotAFeed or FetchOutcome.InvalidUrl or FetchOutcome.AddressRefused
            or FetchOutcome.TooLarge or FetchOutcome.RedirectLoop => before + 1,
        FetchOutcome.UnknownHost or FetchOutcome.CircuitOpen or FetchOutcome.Throttled => before + 0.25,
        _ => before + 0.5,
    };

    /// <summary>Null: not by itself any more, because the server said that the feed is gone for good.</summary>
    public static DateTimeOffset? NextDue(FetchOutcome outcome, double weight, TimeSpan interval, DateTimeOffset? retryAt, DateTimeOffset now)
    {
        if (outcome == FetchOutcome.Gone)
            return null;
        var pause = interval * (1 + weight);
        var due = now + (pause < Longest ? pause : Longest);
        return retryAt > due ? retryAt : due;
    }
}
