using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics;

/// <summary>All topics compiled into one matcher, with the version by which the ledger tells whether it is still right.</summary>
public sealed record TopicSet(long Version, TopicMatcher Matcher);

/// <summary>The topic set at hand in this process. It may be stale; the ledger notices, and then it is loaded again.</summary>
public sealed class TopicSets(TopicTable table)
{
    private volatile TopicSet? current;

    public async Task<TopicSet> Current(CancellationToken cancellation) => current ?? await Reload(cancellation);

    public async Task<TopicSet> Reload(CancellationToken cancellation)
    {
        var (version, revisions) = await table.Live(cancellation);
        if (current is { } known && known.Version == version)
            return known;
        return current = new(version, new TopicMatcher(revisions));
    }
}
