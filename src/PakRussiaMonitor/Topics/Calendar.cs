using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Topics;

/// <summary>Where buckets begin in a time zone's calendar. Weeks begin on Monday (ISO 8601).</summary>
internal sealed class Calendar(Bucket bucket, string timeZone)
{
    private const int MinutesPerDay = 24 * 60;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);

    /// <summary>Per UTC day by how many minutes local time is ahead throughout it; null for a day on which clocks change.</summary>
    private readonly Dictionary<long, int?> offsets = [];

    /// <summary>Per local hour or day, and the offset in it, when its bucket begins.</summary>
    private readonly Dictionary<(long Local, int Offset), DateTimeOffset> starts = [];

    private (long Day, int? Offset) lastDay = (long.MinValue, null);
    private ((long Local, int Offset) Key, DateTimeOffset Start) last = ((long.MinValue, 0), default);

    /// <summary>The first instant of the bucket that holds a minute. Asked minute after minute, it mostly needs no look at the zone.</summary>
    public DateTimeOffset StartOf(long minute)
    {
        var day = Floor(minute, MinutesPerDay);
        if (day != lastDay.Day)
            lastDay = (day, OffsetOf(day));
        if (lastDay.Offset is not { } offset)
            return Compute(Minutes.ToTime(minute));
        var key = (Floor(minute + offset, bucket == Bucket.Hour ? 60 : MinutesPerDay), offset);
        if (key != last.Key)
        {
            if (!starts.TryGetValue(key, out var start))
                starts[key] = start = Compute(Minutes.ToTime(minute));
            last = (key, start);
        }

        return last.Start;
    }

    private int? OffsetOf(long day)
    {
        if (!offsets.TryGetValue(day, out var offset))
        {
            var first = zone.GetUtcOffset(Minutes.ToTime(day * MinutesPerDay));
            var isOne = first == zone.GetUtcOffset(Minutes.ToTime(((day + 1) * MinutesPerDay) - 1));
            offsets[day] = offset = isOne ? (int)first.TotalMinutes : null;
        }

        return offset;
    }

    private static long Floor(long minutes, int length) => Math.DivRem(minutes, length) is var (whole, rest) && rest < 0 ? whole - 1 : whole;

    /// <summary>The same from the zone's rules, for one minute by itself.</summary>
    internal DateTimeOffset Compute(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        if (bucket == Bucket.Hour)
        {
            var hour = local.AddMinutes(-local.Minute);
            // Where clocks change within an hour, what is left of it begins with the change.
            while (zone.GetUtcOffset(hour) != local.Offset)
                hour = hour.AddMinutes(1);
            return hour.ToUniversalTime();
        }

        var day = local.Date;
        var first = bucket switch
        {
            Bucket.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            Bucket.Month => new DateTime(day.Year, day.Month, 1),
            _ => day,
        };
        // Where midnight is skipped by a change of clocks, the day begins at the first minute that exists.
        while (zone.IsInvalidTime(first))
            first = first.AddMinutes(30);
        var offset = zone.IsAmbiguousTime(first) ? zone.GetAmbiguousTimeOffsets(first).Max() : zone.GetUtcOffset(first);
        return new DateTimeOffset(first, offset).ToUniversalTime();
    }
}
