using System.Buffers;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>What stands before a document's root: white space, DOCTYPEs, and now and then a server's notices.</summary>
internal static class Prologue
{
    private static readonly SearchValues<char> Blank = SearchValues.Create("\uFEFF\0 \t\r\n");
    private static readonly SearchValues<char> AfterName = SearchValues.Create(" \t\r\n/>");

    /// <summary>The document without byte order marks, NULs and white space before it.</summary>
    public static string TrimStart(string text)
    {
        var length = text.AsSpan().IndexOfAnyExcept(Blank);
        return length switch { 0 => text, < 0 => "", _ => text[length..] };
    }

    /// <summary>The trimmed document from its declaration or its feed's root on; itself when neither is near.</summary>
    public static string WithoutJunk(string text)
    {
        if (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<!", StringComparison.Ordinal))
            return text;
        var head = text.AsSpan(0, Math.Min(text.Length, DecodedText.HeadLength));
        var start = head.IndexOf("<?xml");
        return (start < 0 ? FeedRoot(head) : start) is var found and > 0 ? text[found..] : text;
    }

    /// <summary>Index of the first tag that a feed format begins with, -1 when there is none.</summary>
    public static int FeedRoot(ReadOnlySpan<char> head)
    {
        for (var i = head.IndexOf('<'); i >= 0; i = Next(head, i))
        {
            var name = head[(i + 1)..];
            var end = name.IndexOfAny(AfterName);
            if (end > 0 && FeedParser.IsFeedRoot(name[(name[..end].IndexOf(':') + 1)..end]))
                return i;
        }

        return -1;
    }

    /// <summary>Length of the DOCTYPE at the start of <paramref name="rest"/>, internal subset included; 0 when it does not end.</summary>
    public static int DoctypeLength(ReadOnlySpan<char> rest)
    {
        var depth = 0;
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case '[':
                    depth++;
                    break;
                case ']':
                    depth--;
                    break;
                case '>' when depth <= 0:
                    return i + 1;
                case '<' when rest[i..].StartsWith("<!--"):
                    var end = rest[i..].IndexOf("-->");
                    if (end < 0)
                        return 0;
                    i += end + 2;
                    break;
                case '"' or '\'' when depth > 0:
                    var quote = rest[(i + 1)..].IndexOf(rest[i]);
                    i += quote < 0 ? 0 : quote + 1;
                    break;
            }
        }

        return 0;
    }

    private static int Next(ReadOnlySpan<char> head, int from)
    {
        var next = head[(from + 1)..].IndexOf('<');
        return next < 0 ? -1 : from + 1 + next;
    }
}
