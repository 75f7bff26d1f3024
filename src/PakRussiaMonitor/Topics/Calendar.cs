using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Topics;

/// <summary>Where buckets begin in a time zone's calendar. Weeks begin on Monday (ISO 8601).</summary>
internal sealed class Calendar(Bucket bucket, string timeZone)
{
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
    private readonly Dictionary<long, DateTimeOffset> known = [];

    /// <summary>The first instant of the bucket that holds a minute.</summary>
    public DateTimeOffset StartOf(long minute)
    {
        if (!known.TryGetValue(minute, out var start))
            known[minute] = start = Compute(Minutes.ToTime(minute));
        return start;
    }

    private DateTimeOffset Compute(DateTimeOffset time)
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
