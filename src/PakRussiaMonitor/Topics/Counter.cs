using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Topics;

/// <summary>Adds up one answer, or one group of it.</summary>
internal sealed class Counter(Unit unit)
{
    private readonly Sum total = new(unit);
    private readonly Sum undated = new(unit);
    private readonly SortedDictionary<DateTimeOffset, Sum> buckets = [];

    /// <summary>What comes next mostly belongs to the same bucket.</summary>
    private (DateTimeOffset Start, Sum? Sum) last;

    public long Total => total.Value;

    public long Undated => undated.Value;

    public void Add(long? minute, DateTimeOffset? start, long count, Traits traits)
    {
        total.Add(count, traits);
        if (minute is null)
            undated.Add(count, traits);
        if (start is not { } bucket)
            return;
        if (last.Sum is null || last.Start != bucket)
        {
            if (!buckets.TryGetValue(bucket, out var sum))
                buckets[bucket] = sum = new(unit);
            last = (bucket, sum);
        }

        last.Sum.Add(count, traits);
    }

    public IReadOnlyList<BucketCount> Buckets() =>
        [.. buckets.Where(bucket => bucket.Value.Value != 0).Select(bucket => new BucketCount(bucket.Key, bucket.Value.Value))];

    /// <summary>A plain sum, or the number of different outlets or authors.</summary>
    private sealed class Sum(Unit unit)
    {
        private readonly Dictionary<string, long>? distinct = unit is Unit.Outlets or Unit.Authors ? new(StringComparer.Ordinal) : null;
        private long sum;

        public long Value => distinct?.Count(one => one.Value != 0) ?? sum;

        public void Add(long count, Traits traits)
        {
            sum += count;
            if ((unit == Unit.Outlets ? traits.Outlet : traits.Author) is { } name && distinct is not null)
                distinct[name] = distinct.GetValueOrDefault(name) + count;
        }
    }
}
