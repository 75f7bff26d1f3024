using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// How many articles are stored, whatever they are about: what a topic's share is a share of. Articles that match no topic have no rows
/// in the book, so this is known as it is now and cannot be asked for an earlier moment.
/// </summary>
public sealed class StoredTotals(IDatabase database)
{
    /// <summary>In the buckets, and of the range, kind and clock, that the question names.</summary>
    public Task<TotalsNow> Count(CountsQuery query, CancellationToken cancellation) => database.Read(
        async connection =>
        {
            var time = query.Clock == Clock.Published ? "published_at" : "seen_at";
            var from = query.From is { } first ? Minutes.Of(first) * 60_000 : (long?)null;
            var to = query.To is { } end ? Minutes.Of(end) * 60_000 : (long?)null;
            // Rounded down before 1970, too.
            var minute = query.Bucket is null ? $"CASE WHEN {time} IS NULL THEN NULL ELSE 0 END" : $"({time} - ((({time} % 60000) + 60000) % 60000)) / 60000";
            var cells = await connection.QueryAsync<(long? Minute, long Count)>(
                $"""
                SELECT {minute} AS minute, count(*) FROM article WHERE merged_into IS NULL
                {(from is null ? "" : $"AND {time} >= @from")} {(to is null ? "" : $"AND {time} < @to")} {(query.Kind is null ? "" : "AND kind = @Kind")}
                GROUP BY 1
                """,
                new { from, to, query.Kind });
            return Add(cells, query.Bucket is { } bucket ? new Calendar(bucket, query.TimeZone) : null, await LedgerReader.Head(connection));
        },
        cancellation);

    private static TotalsNow Add(IEnumerable<(long? Minute, long Count)> cells, Calendar? calendar, long head)
    {
        var (total, undated) = (0L, 0L);
        var buckets = new SortedDictionary<DateTimeOffset, long>();
        foreach (var (minute, count) in cells)
        {
            total += count;
            if (minute is not { } at)
                undated += count;
            else if (calendar?.StartOf(at) is { } start)
                buckets[start] = buckets.GetValueOrDefault(start) + count;
        }

        return new(head, total, undated, [.. buckets.Select(bucket => new BucketCount(bucket.Key, bucket.Value))]);
    }
}

/// <param name="Head">The ledger's newest number at that moment.</param>
public sealed record TotalsNow(long Head, long Total, long Undated, IReadOnlyList<BucketCount> Buckets);
