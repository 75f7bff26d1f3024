using System.Globalization;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Reads for how long an answer says that it stays good (RFC 9111, 4.2.1).</summary>
internal static class Freshness
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>
    /// From zero to a day. max-age goes before Expires, which is taken relative to the server's own <paramref name="date"/>, since its
    /// clock may be wrong; what the answer has spent in caches on the way is taken off. What cannot be read asks for nothing.
    /// </summary>
    /// <param name="cacheControl">The header's lines, joined by commas.</param>
    public static TimeSpan Read(string? cacheControl, string? expires, string? age, DateTimeOffset? date, DateTimeOffset now)
    {
        var directives = (cacheControl ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (directives.Any(directive => Is(directive, "no-cache") || Is(directive, "no-store")))
            return TimeSpan.Zero;
        var given = directives.FirstOrDefault(directive => Is(directive, "max-age")) is { } maxAge ? Seconds(maxAge[(maxAge.IndexOf('=') + 1)..].Trim(' ', '"'))
            : Date(expires) is { } end ? end - (date ?? now)
            : TimeSpan.Zero;
        var left = given - Seconds(age);
        return left <= TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest;
    }

    private static bool Is(string directive, string name) =>
        directive.Split('=')[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static TimeSpan Seconds(string? text)
    {
        if (text is not { Length: > 0 } || !text.All(char.IsAsciiDigit))
            return TimeSpan.Zero;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.MaxValue / 2;
    }

    private static DateTimeOffset? Date(string? text) =>
        System.Net.Http.Headers.RetryConditionHeaderValue.TryParse(text, out var parsed) ? parsed.Date : null;
}
