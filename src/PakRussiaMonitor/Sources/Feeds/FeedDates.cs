namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// Reads dates as feeds write them: RFC 822 and RFC 3339 with all their misspellings, and whatever else has a day, a month and a
/// year that cannot be taken for another day. It reads parts, not layouts: a number between slashes, a month's name,
/// a time with colons, a zone. Without a zone a time counts as UTC, fractions of a second are dropped, and <c>03/04/2020</c> is two days and so none.
/// </summary>
internal static class FeedDates
{
    private const int Longest = 100;

    public static bool TryParse(string text, out DateTimeOffset date)
    {
        date = default;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > Longest)
            return false;
        if (TryUnixTime(trimmed, out date))
            return true;
        var parts = new DateParts(trimmed);
        return parts.Read() && parts.TryCompose(out date);
    }

    private static bool TryUnixTime(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        date = default;
        if (text.Length is not (10 or 13) || text.ContainsAnyExceptInRange('0', '9'))
            return false;
        var number = long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        date = text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
        return true;
    }
}
