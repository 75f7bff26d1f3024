using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// The sums of a topic revision's ledger rows up to a sequence number, fine enough to answer every question of
/// <see cref="CountsQuery"/>, save that what lies before the horizon is kept without its minutes. Filled slice by slice; however
/// the slices were cut, the answers are the same.
/// </summary>
internal sealed class Tally
{
    /// <summary>The minute of what lies before the horizon: the undated are told apart from it.</summary>
    internal const long Older = long.MinValue;

    private readonly List<Traits> traits = [];
    private readonly Dictionary<Traits, int> traitNumbers = [];
    private readonly ClockSums published = new();
    private readonly ClockSums seen = new();

    /// <summary>The ledger sequence number up to which it is filled.</summary>
    public long Cursor { get; private set; }

    /// <summary>The sequence number of the topic's own last row: up to the cursor nothing has changed since.</summary>
    public long LastChange { get; private set; }

    /// <summary>How many sums it holds.</summary>
    public int Count => published.Count + seen.Count;

    public void Add(LedgerSlice slice)
    {
        Add(slice.Cells, 1);
        Cursor = slice.End;
        LastChange = Math.Max(LastChange, slice.Last);
    }

    /// <summary>
    /// Answers as of an earlier number, given what was added behind it. Null where what stood then is not remembered by the minute, though
    /// what stands now is.
    /// </summary>
    public TopicCounts? CountWithout(LedgerSlice added, string topic, int revision, CountsQuery query)
    {
        Add(added.Cells, -1);
        try
        {
            return CanAnswer(query) ? CountOf(topic, revision, query) : null;
        }
        finally
        {
            Add(added.Cells, 1);
        }
    }

    /// <summary>Keeps minutes from this one on, rounded down to a day; what lies before it goes on without.</summary>
    public void Forget(long minute)
    {
        var day = minute - (((minute % (24 * 60)) + (24 * 60)) % (24 * 60));
        if (day <= published.Horizon)
            return;
        published.Forget(day);
        seen.Forget(day);
    }

    /// <summary>Whether the minutes that a question asks about are kept.</summary>
    public bool CanAnswer(CountsQuery query)
    {
        var sums = SumsOf(query.Clock);
        return sums.IsWhole
            || (query.From is { } from && Minutes.Of(from) >= sums.Horizon)
            || query is { From: null, To: null, Bucket: null };
    }

    /// <summary>For keeping.</summary>
    public TopicSnapshot ToSnapshot(int revision)
    {
        var cells = new List<long[]>();
        foreach (var clock in Enum.GetValues<Clock>())
        {
            foreach (var (minute, number, sums) in SumsOf(clock).Between(null, null))
                cells.Add([(long)clock, minute is null ? 0 : minute == Older ? 1 : 2, minute ?? 0, number, sums.Articles, sums.Pieces]);
        }

        return new(revision, Cursor, LastChange, published.Horizon, [.. traits.Select(one => (string?[])[one.Outlet, one.Author, one.Language, one.Kind])], cells);
    }

    public static Tally From(TopicSnapshot snapshot)
    {
        var tally = new Tally { Cursor = snapshot.Cursor, LastChange = snapshot.LastChange };
        if (snapshot.Horizon != Older)
            tally.Forget(snapshot.Horizon);
        foreach (var one in snapshot.Traits)
            tally.NumberOf(new(one[0]!, one[1], one[2], one[3]!));
        foreach (var cell in snapshot.Cells)
        {
            long? minute = cell[1] switch { 0 => null, 1 => Older, _ => cell[2] };
            tally.SumsOf((Clock)cell[0]).Add(minute, (int)cell[3], new(cell[4], cell[5]));
        }

        return tally;
    }

    public TopicCounts CountOf(string topic, int revision, CountsQuery query)
    {
        var calendar = query.Bucket is { } bucket ? new Calendar(bucket, query.TimeZone) : null;
        var whole = new Counter(query.Unit);
        var groups = new SortedDictionary<string, (string? Key, Counter Counter)>(StringComparer.Ordinal);
        long? from = query.From is { } first ? Minutes.Of(first) : null, to = query.To is { } end ? Minutes.Of(end) : null;
        foreach (var (minute, number, sums) in SumsOf(query.Clock).Between(from, to))
        {
            var traitsHere = traits[number];
            var count = query.Unit == Unit.Pieces ? sums.Pieces : sums.Articles;
            if (count == 0 || (query.Kind is not null && query.Kind != traitsHere.Kind))
                continue;
            var start = minute is { } at ? calendar?.StartOf(at) : null;
            whole.Add(minute, start, count, traitsHere);
            if (query.By is not { } by)
                continue;
            var key = KeyOf(traitsHere, by);
            var sort = key is null ? "" : "=" + key;
            if (!groups.TryGetValue(sort, out var group))
                groups[sort] = group = (key, new(query.Unit));
            group.Counter.Add(minute, start, count, traitsHere);
        }

        return new(
            topic, revision, query.AsOf ?? Cursor, whole.Total, whole.Undated, whole.Buckets(),
            [.. groups.Values.Select(group => new GroupCount(group.Key, group.Counter.Total, group.Counter.Undated, group.Counter.Buckets()))
                .OrderByDescending(group => group.Total)]);
    }

    private void Add(IReadOnlyList<LedgerCell> cells, int sign)
    {
        foreach (var cell in cells)
        {
            var number = NumberOf(new(cell.Outlet, cell.Author, cell.Language, cell.Kind));
            published.Add(cell.PublishedMinute, number, new(sign * cell.Articles, sign * cell.PiecesPublished));
            seen.Add(cell.SeenMinute, number, new(sign * cell.Articles, sign * cell.PiecesSeen));
        }
    }

    /// <summary>Equal traits are kept once, however many articles have them.</summary>
    private int NumberOf(Traits of)
    {
        if (traitNumbers.TryGetValue(of, out var number))
            return number;
        traits.Add(of);
        return traitNumbers[of] = traits.Count - 1;
    }

    private ClockSums SumsOf(Clock clock) => clock == Clock.Published ? published : seen;

    private static string? KeyOf(Traits traits, Grouping by) => by switch
    {
        Grouping.Outlet => traits.Outlet,
        Grouping.Language => traits.Language,
        Grouping.Author => traits.Author,
        _ => traits.Kind,
    };
}
