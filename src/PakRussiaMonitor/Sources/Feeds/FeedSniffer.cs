using System.Text;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>A cheap look at the first few KB: may this be a feed, and what is it otherwise?</summary>
public static class FeedSniffer
{
    /// <param name="what">A name for a message: "RSS", "an HTML page", "JSON", "an empty body", "binary data", "plain text", "XML whose root is &lt;x&gt;".</param>
    public static bool LooksLikeFeed(ReadOnlySpan<byte> body, out string what)
    {
        var head = Prologue.TrimStart(BodyEncoding.Head(body));
        if (head.Length == 0)
            return No("an empty body", out what);
        if (IsBinary(head))
            return No("binary data", out what);
        if (head[0] is '{' or '[')
            return IsJsonFeed(head) ? Yes("a JSON feed", out what) : No("JSON", out what);
        var root = Root(head, out var isHtml);
        if (isHtml)
            return No("an HTML page", out what);
        if (Prologue.FeedRoot(head) >= 0)
            return Yes("a feed", out what);
        if (root is not null)
            return No($"XML whose root is <{root}>", out what);

        // A prologue longer than the head hides the root: the parser will see.
        return head.Contains("<?xml", StringComparison.Ordinal) || head.StartsWith("<!", StringComparison.Ordinal)
            ? Yes("XML", out what)
            : No("plain text", out what);
    }

    /// <summary>
    /// Whether the root element's end tag is there. A body can break off though its length is right: the server that made it
    /// stopped half-way, or a cache kept what it had.
    /// </summary>
    public static bool IsWhole(ReadOnlySpan<byte> body)
    {
        if (body[..Math.Min(body.Length, 64)].Contains((byte)0))
            return true; // UTF-16: not worth decoding it all for this
        if (IsJson(body))
            return body.TrimEnd(" \t\r\n"u8) is [.., (byte)'}'];
        for (var rest = body; rest.LastIndexOf("</"u8) is >= 0 and var at; rest = rest[..at])
        {
            var name = Name(Encoding.Latin1.GetString(rest.Slice(at + 2, Math.Min(60, rest.Length - at - 2))));
            var local = name.AsSpan(name.IndexOf(':') + 1);
            if (FeedParser.IsFeedRoot(local) && local is not ("channel" or "entry"))
                return true;
        }

        return false;
    }

    /// <summary>Whether what looks like a feed is one in JSON.</summary>
    internal static bool IsJson(ReadOnlySpan<byte> body) => Prologue.TrimStart(BodyEncoding.Head(body)) is ['{', ..];

    /// <summary>The version names the format; where it stands far behind, the items or a usual property do.</summary>
    private static bool IsJsonFeed(string head) =>
        head[0] == '{' && (head.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) || head.Contains("\"items\"", StringComparison.Ordinal)
            || head.Contains("\"home_page_url\"", StringComparison.Ordinal) || head.Contains("\"feed_url\"", StringComparison.Ordinal));

    private static bool Yes(string name, out string what)
    {
        what = name;
        return true;
    }

    private static bool No(string name, out string what)
    {
        what = CanonicalText.Of(name);
        return false;
    }

    /// <summary>No text has this many control characters.</summary>
    private static bool IsBinary(string head)
    {
        var text = head.AsSpan().TrimEnd('\0'); // some servers fill up their last block
        var controls = 0;
        foreach (var character in text)
            controls += character < ' ' && character is not ('\t' or '\r' or '\n' or '\f') ? 1 : 0;
        return controls > text.Length / 20;
    }

    /// <summary>The name in the first start tag, past declaration, comments and DOCTYPE; null when the head ends before it or begins with other text.</summary>
    private static string? Root(string head, out bool isHtml)
    {
        isHtml = false;
        var typeIsHtml = false;
        for (var at = 0; at < head.Length && head[at] == '<'; at = SkipSpace(head, at))
        {
            var rest = head.AsSpan(at);
            if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
                typeIsHtml = rest[9..].TrimStart().StartsWith("html", StringComparison.OrdinalIgnoreCase);
            if (rest.Length < 2 || rest[1] is not ('?' or '!'))
            {
                var name = Name(rest[1..]);
                isHtml = name.ToLowerInvariant() is "html" or "head" or "body" or "script" or "title" or "meta"
                    || (typeIsHtml && !FeedParser.IsFeedRoot(name.AsSpan(name.IndexOf(':') + 1)));
                return name.Length == 0 ? null : name;
            }

            var end = rest.StartsWith("<!--") ? rest.IndexOf("-->") + 2
                : rest[1] == '?' ? rest.IndexOf("?>") + 1
                : Prologue.DoctypeLength(rest) - 1;
            if (end < 2)
                break;
            at += end + 1;
        }

        isHtml = typeIsHtml;
        return null;
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static string Name(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length < 60 && (char.IsLetterOrDigit(text[length]) || text[length] is ':' or '-' or '_' or '.'))
            length++;
        return text[..length].ToString();
    }
}
