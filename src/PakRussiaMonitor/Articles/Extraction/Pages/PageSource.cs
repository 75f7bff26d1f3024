using System.Buffers;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>
/// A page's markup without what no reader sees: scripts, styles, drawings, templates, comments. They are most of a page's characters, and
/// a parser spends its time on them. One linear pass; the page's own description of itself (JSON-LD) is kept aside.
/// </summary>
/// <param name="Markup">What is left, in the place of the page.</param>
/// <param name="LinkedData">The contents of the JSON-LD scripts, as they stand.</param>
internal sealed record PageSource(PageCharacters Markup, IReadOnlyList<string> LinkedData)
{
    private const int MostLinkedData = 32;
    private const int LongestLinkedData = 500_000;

    private static readonly SearchValues<char> TagStops = SearchValues.Create("\"'>");

    /// <summary>Up to their end tag these hold no markup; without one they swallow the rest, as in a browser.</summary>
    private static readonly string[] Raw = ["script", "style", "textarea", "iframe", "noembed", "noframes"];

    /// <summary>These hold markup. One that closes itself or is never closed is passed over as a tag alone.</summary>
    private static readonly string[] Unseen = ["svg", "template", "noscript", "math", "object", "canvas"];

    /// <param name="page">Is overwritten with what is left of it.</param>
    public static PageSource Of(PageCharacters page)
    {
        var html = page.Span;
        var kept = 0;
        var linkedData = new List<string>();
        var unclosed = new HashSet<string>(StringComparer.Ordinal);
        var (at, from) = (0, 0);
        while (at < html.Length && html[at..].IndexOf('<') is >= 0 and var next)
        {
            at += next;
            var end = Behind(html, at, linkedData, unclosed, out var isDropped);
            if (isDropped)
            {
                Keep(page.Span[from..at]);
                from = end;
            }

            at = end;
        }

        Keep(page.Span[from..]);
        page.Length = kept;
        return new(page, linkedData);

        // What is kept only ever moves towards the beginning, over what has been read.
        void Keep(ReadOnlySpan<char> part)
        {
            part.CopyTo(page.Buffer.AsSpan(kept));
            kept += part.Length;
        }
    }

    /// <summary>Where what begins at this bracket ends: a tag, a comment, or an element that is dropped as a whole.</summary>
    private static int Behind(ReadOnlySpan<char> html, int at, List<string> linkedData, HashSet<string> unclosed, out bool isDropped)
    {
        var rest = html[at..];
        isDropped = rest.StartsWith("<!--");
        if (isDropped)
            return BehindComment(html, at);
        if (rest.Length < 2 || !char.IsAsciiLetter(rest[1]))
            return at + 1;
        var tagEnd = BehindTag(html, at);
        if (Name(rest, Raw) is { } raw)
        {
            isDropped = true;
            var end = EndTag(html, tagEnd, raw);
            var content = end < 0 ? html.Length : end;
            if (raw == "script" && linkedData.Count < MostLinkedData && content - tagEnd < LongestLinkedData && IsLinkedData(html[at..tagEnd]))
                linkedData.Add(html[tagEnd..content].ToString());
            return end < 0 ? html.Length : BehindTag(html, end);
        }

        if (Name(rest, Unseen) is not { } unseen)
            return tagEnd;
        // A placeholder of a streamed page is no more than its tag.
        if (unseen == "template" && html[at..tagEnd].IndexOf("id=\"") is >= 0 and var id && html[(at + id + 4)..] is ['B' or 'P', ':', ..])
            return tagEnd;
        isDropped = true;
        var close = html[tagEnd - 2] == '/' || unclosed.Contains(unseen) ? -1 : EndTag(html, tagEnd, unseen);
        if (close < 0 && html[tagEnd - 2] != '/')
            unclosed.Add(unseen); // or each one more of them would search the whole rest again
        return close < 0 ? tagEnd : BehindTag(html, close);
    }

    private static bool IsLinkedData(ReadOnlySpan<char> tag) => tag.Contains("ld+json", StringComparison.OrdinalIgnoreCase);

    private static string? Name(ReadOnlySpan<char> tag, string[] names)
    {
        foreach (var name in names)
        {
            if ((tag[1] | 0x20) == name[0] && tag.Length > name.Length + 1 && tag[1..].StartsWith(name, StringComparison.OrdinalIgnoreCase) && !char.IsAsciiLetterOrDigit(tag[name.Length + 1])
                && tag[name.Length + 1] != '-')
                return name;
        }

        return null;
    }

    /// <summary>Where the end tag of this name begins, or -1.</summary>
    private static int EndTag(ReadOnlySpan<char> html, int from, string name)
    {
        for (var at = from; at < html.Length && html[at..].IndexOf("</") is >= 0 and var next;)
        {
            at += next;
            if (html[(at + 2)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return at;
            at += 2;
        }

        return -1;
    }

    /// <summary>Brackets within quoted values end nothing.</summary>
    private static int BehindTag(ReadOnlySpan<char> html, int at)
    {
        for (var i = at + 1; i < html.Length;)
        {
            var stop = html[i..].IndexOfAny(TagStops);
            if (stop < 0)
                return html.Length;
            i += stop;
            if (html[i] == '>')
                return i + 1;
            var quote = html[i];
            var isValue = html[at..i].TrimEnd() is [.., '='];
            i++;
            if (!isValue)
                continue;
            var close = html[i..].IndexOf(quote);
            if (close < 0)
                return html.Length;
            i += close + 1;
        }

        return html.Length;
    }

    private static int BehindComment(ReadOnlySpan<char> html, int at)
    {
        var rest = html[(at + 4)..];
        if (rest.StartsWith(">"))
            return at + 5;
        if (rest.StartsWith("->"))
            return at + 6;
        var end = rest.IndexOf("-->");
        return end < 0 ? html.Length : at + 4 + end + 3;
    }
}
