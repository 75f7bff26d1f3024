using System.Globalization;
using System.Net.Http.Headers;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Reads a Retry-After header (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>
    /// The moment from which the host wants requests again, by our clock and at most 24 h away; null for a header that
    /// is absent, unreadable or asks for no pause. A date is taken relative to the server's own <paramref name="date"/>,
    /// since its clock may be wrong.
    /// </summary>
    public static DateTimeOffset? Read(string? header, DateTimeOffset? date, DateTimeOffset now)
    {
        var pause = Pause(header?.Trim() ?? "", date ?? now);
        if (pause is null || pause <= TimeSpan.Zero) return null;
        return now + (pause < Longest ? pause.Value : Longest);
    }

    private static TimeSpan? Pause(string header, DateTimeOffset date)
    {
        if (header.Length > 0 && header.All(char.IsAsciiDigit))
            return int.TryParse(header, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : Longest;
        return RetryConditionHeaderValue.TryParse(header, out var parsed) ? parsed.Date - date : null;
    }
}
