using System.Collections.Frozen;

namespace PakRussiaMonitor.Sources;

/// <summary>Which headers an operator may set for a source, and why not others.</summary>
internal static class SourceHeaders
{
    private const int Most = 20, LongestName = 100, LongestValue = 4_000;

    /// <summary>Those that the fetcher sets by its own rules, that speak of the connection and not of the feed, or that name the client.</summary>
    private static readonly FrozenSet<string> Taken = new[]
    {
        "Host", "Cookie", "Cookie2", "User-Agent", "Accept-Encoding", "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range",
        "Connection", "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Expect", "HTTP2-Settings", "Via", "Forwarded", "Alt-Used",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TakenPrefixes = ["Proxy-", "Content-", "Sec-", "X-Forwarded-"];

    /// <summary>A sentence with the remedy; null where all of them may be sent. Names no value.</summary>
    public static string? FindProblem(IReadOnlyDictionary<string, string> headers)
    {
        if (headers.Count > Most)
            return $"A source may have {Most} headers of its own. Leave some out.";
        return headers.Select(header => FindProblem(header.Key, header.Value)).FirstOrDefault(problem => problem is not null);
    }

    private static string? FindProblem(string name, string? value)
    {
        if (name.Length is 0 or > LongestName || !name.All(IsToken))
            return $"The name of a header is up to {LongestName} letters, digits and hyphens. Correct it.";
        if (Taken.Contains(name) || TakenPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            return $"The header {name} is not for a source to set: the service sends its own, or none. Leave it out.";
        if (value is null || value.Length > LongestValue || value.Any(c => c is < ' ' or > '~') || value != value.Trim())
            return $"The value of the header {name} is one line of up to {LongestValue} ASCII characters without spaces around it. Correct it.";
        return name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && value.StartsWith("Basic", StringComparison.OrdinalIgnoreCase)
            ? $"A password is not stored here. Put user:password into an environment variable and set basicAuthVariable to its name, such as {SourceLogin.Prefix}PAPER."
            : null;
    }

    private static bool IsToken(char c) => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal);
}
