using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Articles;

/// <summary>
/// The names by which an item's article is found: its canonical URL, its guid within its source, and its content's hash
/// where there is neither. Keys are hashes behind their kind, so that no feed can choose them.
/// </summary>
public static class ItemIdentity
{
    private static readonly string[] TrackingParameters =
        ["fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_openstat", "cmpid", "ref_src"];

    /// <summary>The strongest first; never empty.</summary>
    public static IReadOnlyList<string> Keys(FeedItem item, string source)
    {
        var keys = new List<string>(2);
        if (CanonicalUrl(item.Url) is { } url)
            keys.Add(Key("url", url));
        if (CanonicalUrl(item.Page?.Link) is { } link && link != CanonicalUrl(item.Url))
            keys.Add(Key("url", link));
        if (!string.IsNullOrWhiteSpace(item.Id))
            keys.Add(Key("guid", source + "\n" + item.Id));
        if (keys.Count == 0)
            keys.Add(Key("content", item.Title + "\n" + (item.Content ?? item.Summary)?.Value));
        return keys;
    }

    /// <summary>The item's name within its source.</summary>
    public static string WithinSource(FeedItem item) => item.Page?.Item ?? item.Id ?? item.Url ?? Key("content", item.Title + "\n" + (item.Content ?? item.Summary)?.Value);

    /// <summary>
    /// One spelling per page: lower-case host without trailing dot, no fragment, no default port, no empty query, no tracking
    /// parameters. Null when it is no absolute http(s) URL.
    /// </summary>
    public static string? CanonicalUrl(string? text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps) || HostName.Of(url) is not { } host)
            return null;
        var query = string.Join('&', url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsTracking(pair)));
        var port = url.IsDefaultPort ? "" : $":{url.Port}";
        // http and https of one address are one page.
        return $"https://{host.ToLowerInvariant().TrimEnd('.')}{port}{url.AbsolutePath}{(query.Length > 0 ? "?" + query : "")}";
    }

    /// <summary>Who published: the URL's host without <c>www.</c>, else the source's name.</summary>
    public static string Outlet(FeedItem item, string sourceName)
    {
        if (!Uri.TryCreate(item.Url, UriKind.Absolute, out var url) || HostName.Of(url) is not { Length: > 0 } host)
            return sourceName;
        host = host.ToLowerInvariant().TrimEnd('.');
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    /// <summary>SHA-256 of the item as the feed gave it, or as its page did.</summary>
    public static byte[] Hash(FeedItem item) => item.Page is { } page
        ? Sha256("page", item.Id, item.Url, page.Link, item.Title, item.Author, item.Language, item.Published?.ToString("O"), page.Kind, page.Text)
        : HashOfItem(item);

    private static byte[] HashOfItem(FeedItem item) => Sha256(
        item.Id, item.Url, item.Title, item.Author, item.Language, item.Published?.ToString("O"), item.Updated?.ToString("O"),
        item.Content?.Value, item.Content?.Markup.ToString(), item.Summary?.Value, item.Summary?.Markup.ToString(), string.Join('\n', item.Categories));

    /// <summary>SHA-256 over the parts, each behind its length, so that no two lists of parts run together.</summary>
    public static byte[] Sha256(params ReadOnlySpan<string?> parts)
    {
        var size = 0;
        foreach (var part in parts)
            size += sizeof(int) + Encoding.UTF8.GetMaxByteCount(part?.Length ?? 0);
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        var length = 0;
        foreach (var part in parts)
            length += Write(part, part?.Length ?? -1, bytes.AsSpan(length));

        var hash = SHA256.HashData(bytes.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }

    /// <summary>The same of a single part.</summary>
    public static byte[] HashOf(ReadOnlySpan<char> part)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length));
        var hash = SHA256.HashData(bytes.AsSpan(0, Write(part, part.Length, bytes)));
        ArrayPool<byte>.Shared.Return(bytes);
        return hash;
    }

    private static int Write(ReadOnlySpan<char> part, int length, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length);
        return sizeof(int) + Encoding.UTF8.GetBytes(part, bytes[sizeof(int)..]);
    }

    private static string Key(string kind, string value) => $"{kind}:{Convert.ToHexStringLower(Sha256(value))}";

    private static bool IsTracking(string pair)
    {
        var name = pair.AsSpan(0, pair.IndexOf('=') is >= 0 and var end ? end : pair.Length);
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase)
            || TrackingParameters.AsSpan().Contains(name.ToString(), StringComparer.OrdinalIgnoreCase);
    }
}
