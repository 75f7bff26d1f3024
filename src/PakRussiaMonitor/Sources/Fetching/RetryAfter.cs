using System.Globalization;
using System.Net.Http.Headers;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Reads a Retry-After header (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>How long a host is left alone that asks for a pause and does not say for how long.</summary>
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(10);

    /// <summary>The moment from which a host may be asked again that answered every retry with 503 and did not say when.</summary>
    /// <param name="jitter">As for <see cref="Read"/>.</param>
    public static DateTimeOffset Unsaid(DateTimeOffset now, double jitter) => now + Late(Default, jitter);

    /// <summary>
    /// The moment from which the host wants requests again, by our clock and at most 24 h away; null where an answer asks for no pause:
    /// a 429 always does, others by their header alone. A date is taken relative to the server's own <paramref name="date"/>, since its
    /// clock may be wrong.
    /// </summary>
    /// <param name="jitter">From 0 to 1: comes back up to a tenth later, so that not everyone comes at once.</param>
    public static DateTimeOffset? Read(int status, string? header, DateTimeOffset? date, DateTimeOffset now, double jitter)
    {
        var given = Pause(header?.Trim() ?? "", date ?? now);
        var pause = given > TimeSpan.Zero ? given
            : status == 429 || (status == 503 && given is null && !string.IsNullOrWhiteSpace(header)) ? Default
            : null;
        return now + (pause is { } length ? Late(length, jitter) : null);
    }

    private static TimeSpan Late(TimeSpan pause, double jitter)
    {
        var late = (pause < Longest ? pause : Longest) * (1 + (0.1 * jitter));
        return late < Longest ? late : Longest;
    }

    private static TimeSpan? Pause(string header, DateTimeOffset date)
    {
        if (header.Length > 0 && header.All(char.IsAsciiDigit))
            return int.TryParse(header, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : Longest;
        return RetryConditionHeaderValue.TryParse(header, out var parsed) ? parsed.Date - date : null;
    }
}
