namespace PakRussiaMonitor.Simulator;

/// <param name="OnLargeHosts">Sources on each of the first two hosts.</param>
/// <param name="WarmUp">Of the first half of the time; from then on memory is to stay as it is.</param>
/// <param name="Outage">After the time the service stands still for so long, so that everybody is due when it starts again.</param>
internal sealed record PollingPlan(int Sources, int Hosts, int OnLargeHosts, TimeSpan Time, TimeSpan WarmUp, TimeSpan Outage)
{
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(5), LongestPause = TimeSpan.FromMinutes(11), Turns = TimeSpan.FromMinutes(1);

    private int MostOnSmallHosts => (Sources - (2 * OnLargeHosts) + Hosts - 3) / (Hosts - 2);

    public int HostOf(int source) => source < 2 * OnLargeHosts ? source / OnLargeHosts : 2 + ((source - (2 * OnLargeHosts)) % (Hosts - 2));

    /// <summary>
    /// The longest that a source may wait beyond its moment: all others of its host are before it, each with what the host wants between
    /// two fetches, and there are some turns of the scheduler.
    /// </summary>
    public TimeSpan Tolerable(HostKind kind) => Turns + kind switch
    {
        HostKind.Crowded or HostKind.CrowdedSlow => OnLargeHosts * BetweenStarts,
        HostKind.Throttling => MostOnSmallHosts * LongestPause,
        _ => MostOnSmallHosts * BetweenStarts,
    };
}
