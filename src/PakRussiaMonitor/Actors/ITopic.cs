namespace PakRussiaMonitor.Actors;

/// <summary>A topic's running aggregates, caught up from the ledger whenever it is asked. Keyed by topic id.</summary>
public interface ITopic
{
    Task<TopicOverview> Overview(Clock clock, CancellationToken cancellation);

    Task<TopicCounts> Counts(CountsQuery query, CancellationToken cancellation);
}

/// <summary>Which time of an article counts: the one it claims, or the minute in which it was first seen here.</summary>
public enum Clock
{
    Published,
    Seen,
}

public enum Unit
{
    Articles,

    /// <summary>Each cluster of the same text once, at its first article.</summary>
    Pieces,

    /// <summary>Distinct over what is asked: they do not add up over buckets.</summary>
    Outlets,

    /// <summary>Distinct over what is asked: they do not add up over buckets.</summary>
    Authors,
}

public enum Bucket
{
    Hour,
    Day,
    Week,
    Month,
}

public enum Grouping
{
    Outlet,
    Language,
    Author,
    Kind,
}

/// <summary>What is asked of a topic. Times are half-open: <c>From &lt;= t &lt; To</c>.</summary>
/// <param name="Bucket">Null asks for the totals alone.</param>
/// <param name="TimeZone">IANA name in whose calendar buckets begin.</param>
/// <param name="AsOf">Ledger sequence number at which to answer; null is the newest.</param>
/// <param name="Revision">A topic's revision; null is the one that was current at <paramref name="AsOf"/>.</param>
/// <param name="Panel">Id of a stored set of sources: only articles that one of them brought first. Null: all.</param>
public sealed record CountsQuery(
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    Bucket? Bucket = null,
    string TimeZone = "UTC",
    Unit Unit = Unit.Articles,
    Grouping? By = null,
    string? Kind = null,
    Clock Clock = Clock.Published,
    long? AsOf = null,
    int? Revision = null,
    string? Panel = null);

/// <param name="Total">Everything asked for, the undated included unless a range was asked for.</param>
/// <param name="Undated">Articles without a usable date; always 0 on the seen clock.</param>
public sealed record TopicCounts(
    string Topic, int Revision, long AsOf, long Total, long Undated, IReadOnlyList<BucketCount> Buckets, IReadOnlyList<GroupCount> Groups);

/// <param name="Start">The bucket's first instant.</param>
public sealed record BucketCount(DateTimeOffset Start, long Count);

/// <param name="Key">The outlet, language, author or kind; null where an article has none.</param>
public sealed record GroupCount(string? Key, long Total, long Undated, IReadOnlyList<BucketCount> Buckets);

/// <summary>What the list of topics shows: both units side by side, and the last days for a spark line.</summary>
/// <param name="Days">The last 14 UTC days, today last, quiet ones included.</param>
public sealed record TopicOverview(
    string Topic, int Revision, long AsOf, WindowCounts Articles, WindowCounts Pieces, long Outlets, long Authors, IReadOnlyList<DayCount> Days);

public sealed record WindowCounts(long Last24Hours, long Last7Days, long Previous7Days, long Total, long Undated);

public sealed record DayCount(DateOnly Day, long Articles, long Pieces);
