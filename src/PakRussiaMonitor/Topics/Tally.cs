using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// The sums of a topic revision's ledger rows up to a sequence number, fine enough to answer every question of
/// <see cref="CountsQuery"/>. Filled slice by slice; however the slices were cut, the answers are the same.
/// </summary>
internal sealed class Tally
{
    private readonly Dictionary<Cell, Sums> cells = [];

    private readonly record struct Cell(long? PublishedMinute, long SeenMinute, string Outlet, string? Author, string? Language, string Kind);

    private readonly record struct Sums(long Articles, long PiecesPublished, long PiecesSeen);

    /// <summary>The ledger sequence number up to which it is filled.</summary>
    public long Cursor { get; private set; }

    public void Add(LedgerSlice slice)
    {
        foreach (var cell in slice.Cells)
        {
            var key = new Cell(cell.PublishedMinute, cell.SeenMinute, cell.Outlet, cell.Author, cell.Language, cell.Kind);
            var before = cells.GetValueOrDefault(key);
            var after = new Sums(
                before.Articles + cell.Articles, before.PiecesPublished + cell.PiecesPublished, before.PiecesSeen + cell.PiecesSeen);
            if (after == default)
                cells.Remove(key);
            else
                cells[key] = after;
        }

        Cursor = slice.End;
    }

    /// <summary>The same content as one slice, for keeping.</summary>
    public LedgerSlice ToSlice() => new(Cursor, [.. cells.Select(cell => new LedgerCell
    {
        PublishedMinute = cell.Key.PublishedMinute,
        SeenMinute = cell.Key.SeenMinute,
        Outlet = cell.Key.Outlet,
        Author = cell.Key.Author,
        Language = cell.Key.Language,
        Kind = cell.Key.Kind,
        Articles = cell.Value.Articles,
        PiecesPublished = cell.Value.PiecesPublished,
        PiecesSeen = cell.Value.PiecesSeen,
    })]);

    public TopicCounts Count(string topic, int revision, CountsQuery query)
    {
        var calendar = query.Bucket is { } bucket ? new Calendar(bucket, query.TimeZone) : null;
        var whole = new Counter(query.Unit);
        var groups = new SortedDictionary<string, (string? Key, Counter Counter)>(StringComparer.Ordinal);
        foreach (var (cell, sums) in cells)
        {
            var minute = query.Clock == Clock.Published ? cell.PublishedMinute : cell.SeenMinute;
            if (!InRange(minute, query) || (query.Kind is not null && query.Kind != cell.Kind))
                continue;
            var count = query.Unit == Unit.Pieces ? (query.Clock == Clock.Published ? sums.PiecesPublished : sums.PiecesSeen) : sums.Articles;
            if (count == 0)
                continue;
            var start = minute is { } at ? calendar?.StartOf(at) : null;
            whole.Add(minute, start, count, cell.Outlet, cell.Author);
            if (query.By is not { } by)
                continue;
            var key = KeyOf(cell, by);
            var sort = key is null ? "" : "=" + key;
            if (!groups.TryGetValue(sort, out var group))
                groups[sort] = group = (key, new(query.Unit));
            group.Counter.Add(minute, start, count, cell.Outlet, cell.Author);
        }

        return new(
            topic, revision, Cursor, whole.Total, whole.Undated, whole.Buckets(),
            [.. groups.Values.Select(group => new GroupCount(group.Key, group.Counter.Total, group.Counter.Undated, group.Counter.Buckets()))
                .OrderByDescending(group => group.Total)]);
    }

    private static bool InRange(long? minute, CountsQuery query)
    {
        if (query.From is null && query.To is null)
            return true;
        return minute is { } at
            && (query.From is not { } from || at >= Minutes.Of(from))
            && (query.To is not { } to || at < Minutes.Of(to));
    }

    private static string? KeyOf(Cell cell, Grouping by) => by switch
    {
        Grouping.Outlet => cell.Outlet,
        Grouping.Language => cell.Language,
        Grouping.Author => cell.Author,
        _ => cell.Kind,
    };

    /// <summary>Adds up one answer, or one group of it.</summary>
    private sealed class Counter(Unit unit)
    {
        private readonly Sum total = new(unit);
        private readonly Sum undated = new(unit);
        private readonly SortedDictionary<DateTimeOffset, Sum> buckets = [];

        public long Total => total.Value;

        public long Undated => undated.Value;

        public void Add(long? minute, DateTimeOffset? start, long count, string outlet, string? author)
        {
            total.Add(count, outlet, author);
            if (minute is null)
                undated.Add(count, outlet, author);
            if (start is not { } bucket)
                return;
            if (!buckets.TryGetValue(bucket, out var sum))
                buckets[bucket] = sum = new(unit);
            sum.Add(count, outlet, author);
        }

        public IReadOnlyList<BucketCount> Buckets() =>
            [.. buckets.Where(bucket => bucket.Value.Value != 0).Select(bucket => new BucketCount(bucket.Key, bucket.Value.Value))];
    }

    /// <summary>A plain sum, or the number of different outlets or authors.</summary>
    private sealed class Sum(Unit unit)
    {
        private readonly HashSet<string>? distinct = unit is Unit.Outlets or Unit.Authors ? new(StringComparer.Ordinal) : null;
        private long sum;

        public long Value => distinct?.Count ?? sum;

        public void Add(long count, string outlet, string? author)
        {
            sum += count;
            if (unit == Unit.Outlets)
                distinct!.Add(outlet);
            else if (unit == Unit.Authors && author is not null)
                distinct!.Add(author);
        }
    }
}
