using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>A start tag as someone wrote it, quotes or not.</summary>
internal sealed record XmlTag(string Name, IReadOnlyList<(string Name, string Value)> Attributes, bool IsEmpty)
{
    /// <summary>More than any element of a feed has; the rest is passed over.</summary>
    private const int MostAttributes = 200;

    /// <summary>Shorter tags cannot hold enough attributes to matter.</summary>
    private const int LongTag = 16 * 1024;

    /// <summary>
    /// True when some tag has attributes by the thousand. The XML reader compares them with each other (a megabyte of them
    /// takes it seconds), so such a document must not reach it unrepaired.
    /// </summary>
    public static bool IsOverloaded(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0;)
        {
            var next = text.IndexOf('<', at + 1);
            var stretch = text.AsSpan(at, (next < 0 ? text.Length : next) - at);
            if (stretch.Length > LongTag && XmlConvert.IsStartNCNameChar(stretch[1]) && stretch.Count('=') > MostAttributes * 5
                && stretch[..TagLength(stretch)].Count('=') > MostAttributes * 5)
                return true;
            at = next;
        }

        return false;
    }

    /// <summary>Null when the text ends inside the tag.</summary>
    /// <param name="start">Index of the angle bracket.</param>
    /// <param name="end">Index behind the tag.</param>
    public static XmlTag? Read(string text, int start, out int end)
    {
        var attributes = new List<(string, string)>();
        var at = start + 1;
        var name = ReadName(text, ref at);
        while (at < text.Length)
        {
            var character = text[at];
            if (character == '>' || character == '<')
            {
                end = character == '>' ? at + 1 : at;
                return new(name, attributes, character == '>' && text[at - 1] == '/');
            }

            if (XmlConvert.IsStartNCNameChar(character))
            {
                var attribute = (ReadName(text, ref at), ReadValue(text, ref at));
                if (attributes.Count < MostAttributes)
                    attributes.Add(attribute);
            }
            else
            {
                at++;
            }
        }

        end = at;
        return null;
    }

    private static int TagLength(ReadOnlySpan<char> tag)
    {
        var quote = '\0';
        for (var i = 0; i < tag.Length; i++)
        {
            if (quote == '\0' && tag[i] == '>')
                return i;
            if (quote == '\0' && tag[i] is '"' or '\'')
                quote = tag[i];
            else if (tag[i] == quote)
                quote = '\0';
        }

        return tag.Length;
    }

    private static string ReadName(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && (XmlConvert.IsNCNameChar(text[at]) || text[at] == ':'))
            at++;
        return text[start..at];
    }

    private static string ReadValue(string text, ref int at)
    {
        var next = SkipSpace(text, at);
        if (next == text.Length || text[next] != '=')
            return "";
        at = SkipSpace(text, next + 1);
        if (at < text.Length && text[at] is '"' or '\'')
        {
            var close = text.IndexOf(text[at], at + 1);
            if (close >= 0)
            {
                var quoted = text[(at + 1)..close];
                at = close + 1;
                return quoted;
            }

            at++;
        }

        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('>' or '<'))
            at++;
        return text[start..at];
    }

    private static int SkipSpace(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
