using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>How often a page is tried, by how lasting its failure looks, and when.</summary>
internal static class PageSchedule
{
    /// <summary>A page whose item changed is looked at again, but not more often than this.</summary>
    public static readonly TimeSpan BetweenVisits = TimeSpan.FromHours(6);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(10), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromHours(24)];

    /// <summary>Attempts after which the page is given up.</summary>
    public static int Limit(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Gone or FetchOutcome.InvalidUrl or FetchOutcome.AddressRefused or FetchOutcome.TooLarge or FetchOutcome.RedirectLoop
            or FetchOutcome.NotAPage or FetchOutcome.RobotsRefused => 1,
        FetchOutcome.NotFound or FetchOutcome.AccessDenied or FetchOutcome.InsecureConnection or FetchOutcome.NoText => 3,
        _ => 5,
    };

    /// <summary>What a failed attempt means for the page.</summary>
    /// <param name="before">Failed attempts before this one.</param>
    public static PageStep Failed(FetchOutcome outcome, string sentence, int before, DateTimeOffset? retryAt, DateTimeOffset now)
    {
        var attempts = before + 1;
        if (attempts >= Limit(outcome))
            return new(outcome == FetchOutcome.RobotsRefused ? PageState.Refused : PageState.Failed, outcome, sentence) { Attempts = attempts };
        var due = now + Pauses[Math.Min(before, Pauses.Length - 1)];
        return new(PageState.Pending, outcome, sentence) { Attempts = attempts, DueAt = (retryAt > due ? retryAt.Value : due).ToUnixTimeMilliseconds() };
    }
}
