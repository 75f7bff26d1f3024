namespace PakRussiaMonitor.Topics;

/// <summary>What counts for an article beside its time.</summary>
internal readonly record struct Traits(string Outlet, string? Author, string? Language, string Kind);

internal readonly record struct Sums(long Articles, long Pieces)
{
    public static Sums operator +(Sums one, Sums other) => new(one.Articles + other.Articles, one.Pieces + other.Pieces);
}

/// <summary>
/// The sums on one clock: minute by minute from the horizon on, in days; before it, and for the undated, by traits alone.
/// </summary>
internal sealed class ClockSums
{
    private const int MinutesPerDay = 24 * 60;

    private readonly Dictionary<long, Dictionary<Cell, Sums>> days = [];
    private readonly Dictionary<int, Sums> older = [];
    private readonly Dictionary<int, Sums> undated = [];

    public readonly record struct Cell(int Minute, int Traits);

    /// <summary>The first minute that is kept; a multiple of a day, or long.MinValue: all are.</summary>
    public long Horizon { get; private set; } = long.MinValue;

    /// <summary>Whether everything is there minute by minute.</summary>
    public bool IsWhole => older.Count == 0;

    public int Count => days.Values.Sum(day => day.Count) + older.Count + undated.Count;

    public void Add(long? minute, int traits, Sums sums)
    {
        if (sums == default)
            return;
        if (minute is not { } at)
            Add(undated, traits, sums);
        else if (at < Horizon)
            Add(older, traits, sums);
        else
            Add(Day(DayOf(at)), new((int)at, traits), sums);
    }

    /// <summary>Lets go of the minutes before a day.</summary>
    public void Forget(long horizon)
    {
        Horizon = horizon;
        foreach (var (number, day) in days.Where(day => day.Key * MinutesPerDay < horizon).ToArray())
        {
            foreach (var (cell, sums) in day)
                Add(older, cell.Traits, sums);
            days.Remove(number);
        }
    }

    /// <summary>Everything between two minutes; without either, everything there is. Older sums have no minute and say so by -1.</summary>
    public IEnumerable<(long? Minute, int Traits, Sums Sums)> Between(long? from, long? to)
    {
        foreach (var (number, day) in days)
        {
            if ((number + 1) * MinutesPerDay <= from || number * MinutesPerDay >= to)
                continue;
            foreach (var (cell, sums) in day)
            {
                if (!(cell.Minute < from) && !(cell.Minute >= to))
                    yield return (cell.Minute, cell.Traits, sums);
            }
        }

        if (from is not null || to is not null)
            yield break;
        foreach (var (traits, sums) in older)
            yield return (Tally.Older, traits, sums);
        foreach (var (traits, sums) in undated)
            yield return (null, traits, sums);
    }

    private Dictionary<Cell, Sums> Day(long number) => days.TryGetValue(number, out var day) ? day : days[number] = [];

    private static long DayOf(long minute) => Math.DivRem(minute, MinutesPerDay) is var (day, rest) && rest < 0 ? day - 1 : day;

    private static void Add<TKey>(Dictionary<TKey, Sums> sums, TKey key, Sums added)
        where TKey : notnull
    {
        var after = sums.GetValueOrDefault(key) + added;
        if (after == default)
            sums.Remove(key);
        else
            sums[key] = after;
    }
}
