using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Api;

/// <summary>The parameters by which a count is asked for; the list behind the count takes the same.</summary>
internal sealed partial record CountsParameters(
    [FromQuery(Name = "from")] string? From, [FromQuery(Name = "to")] string? To, [FromQuery(Name = "bucket")] string? Bucket, [FromQuery(Name = "tz")] string? Tz,
    [FromQuery(Name = "unit")] string? Unit, [FromQuery(Name = "by")] string? By, [FromQuery(Name = "kind")] string? Kind, [FromQuery(Name = "clock")] string? Clock,
    [FromQuery(Name = "asOf")] string? AsOf, [FromQuery(Name = "panel")] string? Panel = null)
{
    /// <summary>Of a range that is named; years of hours are no chart.</summary>
    private const int MostBuckets = 50_000;

    /// <summary>The question, or the problem with the first parameter that is not understood. With a panel: see <see cref="PanelParameter"/>.</summary>
    public (CountsQuery? Query, ProblemHttpResult? Problem) Read()
    {
        if (!TryTime(From, out var from))
            return Bad("from", From, "Write a time as 2026-11-20 or 2026-11-20T15:00:00Z.");
        if (!TryTime(To, out var to))
            return Bad("to", To, "Write a time as 2026-11-20 or 2026-11-20T15:00:00Z.");
        if (from >= to)
            return Bad("to", To, "It must be later than 'from'.");
        if (!TryName<Bucket>(Bucket, out var bucket))
            return Bad("bucket", Bucket, OneOf<Bucket>());
        if (!TryName<Unit>(Unit, out var unit))
            return Bad("unit", Unit, OneOf<Unit>());
        if (!TryName<Grouping>(By, out var by))
            return Bad("by", By, OneOf<Grouping>());
        if (!TryName<Clock>(Clock, out var clock))
            return Bad("clock", Clock, OneOf<Clock>());
        if (Tz is not null && !IsTimeZone(Tz))
            return Bad("tz", Tz, "Write an IANA name such as Asia/Karachi or Europe/Moscow.");
        if (!TrySequence(AsOf, out var asOf))
            return Bad("asOf", AsOf, "Write a sequence number as an earlier answer gave it.");
        if (Kind is not null && !QueryFields.Kinds.Contains(Kind))
            return Bad("kind", Kind, $"Write one of {string.Join(", ", QueryFields.Kinds)}.");
        if (bucket is { } size && to - from > LongestRange(size))
            return (null, Problems.TooManyBuckets($"From {From} to {To} there are more than {MostBuckets} buckets."));
        if (Panel is not null)
            return Bad("panel", Panel, "Counts, the lists behind them and restatements take a panel, and nothing else does.");
        return (new(from, to, bucket, Tz ?? "UTC", unit ?? default, by, Kind, clock ?? default, asOf), null);
    }

    private static TimeSpan LongestRange(Bucket bucket) => MostBuckets * bucket switch
    {
        Actors.Bucket.Hour => TimeSpan.FromHours(1),
        Actors.Bucket.Day => TimeSpan.FromDays(1),
        _ => TimeSpan.FromDays(7),
    };

    public static bool TryName<T>(string? text, out T? value)
        where T : struct, Enum
    {
        value = null;
        if (text is null)
            return true;
        // By name only: numbers are no part of the interface.
        if (!Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase))
            return false;
        value = Enum.Parse<T>(text, ignoreCase: true);
        return true;
    }

    public static string OneOf<T>()
        where T : struct, Enum =>
        $"Write one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}.";

    /// <summary>The runtime looks time zones up as files, so what is no plain name must not get that far.</summary>
    private static bool IsTimeZone(string name) => TimeZoneName().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    private static bool TryTime(string? text, out DateTimeOffset? time)
    {
        time = null;
        if (text is null)
            return true;
        if (!DateTimeOffset.TryParseExact(
                text, ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"],
                CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed))
            return false;
        time = parsed;
        return true;
    }

    private static bool TrySequence(string? text, out long? number)
    {
        number = null;
        if (text is null)
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            return false;
        number = parsed;
        return true;
    }

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,31}){0,2}\z")]
    private static partial Regex TimeZoneName();

    private static (CountsQuery?, ProblemHttpResult?) Bad(string name, string? value, string remedy) =>
        (null, Problems.InvalidParameter(name, value, remedy));
}
