using System.Buffers;
using PakRussiaMonitor.Articles.Reading;

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

    /// <summary>How many blanks, and how many other characters behind them, stand before the document's declaration or its feed's root.</summary>
    public static (int Blank, int Junk) Lengths(string head)
    {
        var trimmed = TrimStart(head);
        return (head.Length - trimmed.Length, JunkLength(trimmed));
    }

    /// <summary>Zero when neither declaration nor root is near.</summary>
    private static int JunkLength(string text)
    {
        if (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            return 0;
        var comments = CommentsLength(text);
        var found = comments == text.Length || text.AsSpan(comments) is not ['<', not '!', ..] ? text.IndexOf("<?xml", StringComparison.Ordinal) : -1;
        if (comments > 0 && found < 0 && FeedRoot(text.AsSpan(comments)) >= 0)
            return 0;
        return Math.Max(found < 0 ? FeedRoot(text) : found, 0);
    }

    private static int CommentsLength(string text)
    {
        var at = 0;
        while (text.AsSpan(at).StartsWith("<!--") && text.IndexOf("-->", at, StringComparison.Ordinal) is >= 0 and var end)
        {
            at = end + 3;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
        }

        return at;
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
