using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// When a source is fetched next. Its interval follows how much of each fetch was known already. Failures weigh by how lasting they look
/// and stretch the interval linearly; a source never dies silently, it only slows down to once a day.
/// </summary>
public static class FetchSchedule
{
    public static readonly TimeSpan Shortest = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>From this share of known items on the interval is lengthened, below the other it is shortened.</summary>
    private const double MostlyKnown = 0.67, MostlyNew = 0.33;

    /// <summary>What is missed is lost, what is fetched in vain is not: shorter in large steps, longer in small ones.</summary>
    private const double Longer = 1.25, Shorter = 0.5;

    /// <summary>
    /// The interval after a fetch, from 10 min to 24 h. An interval of zero, which a replay or a simulation has, is no pace and stays.
    /// </summary>
    /// <param name="known">The share of its items that were known before, from 0 to 1; 1 for a fetch that brought nothing.</param>
    /// <param name="early">It came before its time, since somebody asked for it: that little was new says nothing then.</param>
    public static TimeSpan Adapt(TimeSpan interval, double known, bool early)
    {
        if (interval <= TimeSpan.Zero)
            return interval;
        var next = known >= MostlyKnown && !early ? interval * Longer : known < MostlyNew ? interval * Shorter : interval;
        return next < Shortest ? Shortest : next > Longest ? Longest : next;
    }

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
    /// <param name="floor">The least that the publisher asks for between two fetches.</param>
    /// <param name="retryAt">Before this the host wants no request.</param>
    public static DateTimeOffset? NextDue(
        FetchOutcome outcome, double weight, TimeSpan interval, TimeSpan floor, DateTimeOffset? retryAt, DateTimeOffset now)
    {
        if (outcome == FetchOutcome.Gone)
            return null;
        var pause = interval * (1 + weight);
        if (pause < floor)
            pause = floor;
        var due = now + (pause < Longest ? pause : Longest);
        return retryAt > due ? retryAt : due;
    }
}
