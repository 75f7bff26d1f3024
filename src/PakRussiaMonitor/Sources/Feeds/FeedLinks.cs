using System.Buffers;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Makes absolute web addresses of what feeds write in their links.</summary>
internal static class FeedLinks
{
    /// <summary>What an address may consist of without being encoded further.</summary>
    private static readonly SearchValues<char> Unencoded =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%");

    private const int Longest = 8_000;

    /// <summary>An absolute http(s) address, or null when the text cannot be one.</summary>
    public static Uri? Resolve(string text, Uri? baseUri)
    {
        text = WithoutLineBreaks(text.Trim()).Replace("&amp;", "&", StringComparison.Ordinal); // escaped once too often
        if (text.Length is 0 or > Longest)
            return null;
        if (text.StartsWith("//", StringComparison.Ordinal))
            text = (baseUri?.Scheme ?? Uri.UriSchemeHttps) + ":" + text;
        else if (text.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            text = Uri.UriSchemeHttps + "://" + text;

        // On Linux a leading slash parses as an absolute file address: the base has to come first.
        var parsed = baseUri is null
            ? Uri.TryCreate(text, UriKind.Absolute, out var url)
            : Uri.TryCreate(baseUri, text, out url);
        return parsed && IsWeb(url!) ? url : null;
    }

    /// <summary>The address as it was written where it can be used so, else encoded.</summary>
    public static string Spell(Uri url) =>
        url.OriginalString.Contains("://", StringComparison.Ordinal) && !url.OriginalString.AsSpan().ContainsAnyExcept(Unencoded)
            ? url.OriginalString
            : CanonicalText.Of(url.AbsoluteUri);

    /// <summary>The address when the text is one by itself, as a guid that is a permalink must be.</summary>
    public static bool IsAbsoluteWeb(string? text) =>
        text is not null && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && IsWeb(url);

    private static bool IsWeb(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps) && HostName.Of(url) is { Length: > 0 };

    private static string WithoutLineBreaks(string text) =>
        text.AsSpan().IndexOfAny('\r', '\n', '\t') < 0 ? text : string.Concat(text.Split(['\r', '\n', '\t'], StringSplitOptions.TrimEntries));
}
