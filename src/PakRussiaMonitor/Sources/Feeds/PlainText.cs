using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>One line of plain text out of a title, name or category that may be written as HTML.</summary>
internal static class PlainText
{
    /// <summary>Bounds the search for a tag's end, so that unclosed tags by the million cost no more than their length.</summary>
    private const int LongestTag = 2000;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>Only these are tags: <c>List&lt;string&gt;</c> in a title is text.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Inline = Set(
        "a abbr acronym b bdi bdo big blink center cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Block = Set(
        "article blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr img li ol p pre section table tbody td th tr ul");

    /// <summary>Tags only where they have attributes: else a title speaks of them.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Embedding = Set("applet embed frame frameset iframe link meta object");

    /// <summary>Out with what they hold, if they end.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Unread = Set("script style");

    /// <summary>HTML source read as text: tags and comments out, references decoded, white space folded.</summary>
    public static string FromHtml(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
            return FromText(html);
        if (html.Contains("<![CDATA[", StringComparison.Ordinal)) // wrapped twice
            html = html.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        return CanonicalText.Of(Fold(CharacterReferences.Decode(WithoutTags(html))));
    }

    /// <summary>Text that says what it means; only its white space is folded.</summary>
    public static string FromText(string text) => CanonicalText.Of(Fold(text));

    public static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Runs of white space become one space, those at the ends nothing.</summary>
    public static string Fold(string text)
    {
        if (IsFolded(text))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsSpace(character))
                result.Append(character);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        if (result.Length > 0 && result[^1] == ' ')
            result.Length--;
        return result.ToString();
    }

    private static bool IsFolded(string text)
    {
        var before = ' ';
        foreach (var character in text)
        {
            if (IsSpace(character) && (character != ' ' || before == ' '))
                return false;
            before = character;
        }

        return text.Length == 0 || before != ' ';
    }

    private static bool IsSpace(char character) => char.IsWhiteSpace(character) || (char.IsControl(character) && character != '\0');

    private static string WithoutTags(string html)
    {
        var at = html.IndexOf('<', StringComparison.Ordinal);
        if (at < 0)
            return html;
        var result = new StringBuilder(html.Length);
        var from = 0;
        while (at >= 0)
        {
            var length = TagLength(html.AsSpan(at), out var separates);
            result.Append(html, from, at - from);
            from = at + length;
            if (length == 0)
            {
                result.Append('<');
                from++;
            }
            else if (separates)
            {
                result.Append(' ');
            }

            at = html.IndexOf('<', from);
        }

        return result.Append(html, from, html.Length - from).ToString();
    }

    /// <summary>Zero when the text at the angle bracket is no tag and no comment.</summary>
    private static int TagLength(ReadOnlySpan<char> text, out bool separates)
    {
        separates = false;
        text = text[..Math.Min(text.Length, LongestTag)];
        if (text.StartsWith("<!--"))
            return text.IndexOf("-->") + 3 is var end and > 2 ? end : 0;
        var name = text[(text.Length > 1 && text[1] == '/' ? 2 : 1)..];
        var length = name.IndexOfAnyExcept(NameCharacters);
        if (length <= 0 || !(name[length] is '>' or '/' || char.IsWhiteSpace(name[length])))
            return 0;
        name = name[..length];
        separates = Block.Contains(name);
        var isStart = text[1] != '/';
        if (isStart && Unread.Contains(name))
            return EndOfElement(text, name);
        var isTag = separates || Inline.Contains(name) || Unread.Contains(name) || (Embedding.Contains(name) && !(isStart && text[length + 1] == '>'));
        return isTag ? EndOfTag(text) : 0;
    }

    /// <summary>Behind the bracket that stands in no quotation marks; behind the first, where they do not end.</summary>
    private static int EndOfTag(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOfAny('>', '"', '\'') is >= 0 and var next;)
        {
            at += next + 1;
            if (text[at - 1] == '>')
                return at;
            var quoted = text[at - 2] == '=' ? text[at..].IndexOf(text[at - 1]) + 1 : 0;
            if (quoted == 0 && text[at - 2] == '=')
                break;
            at += quoted;
        }

        return text.IndexOf('>') + 1;
    }

    private static int EndOfElement(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        for (var at = 0; text[at..].IndexOf("</") is >= 0 and var next;)
        {
            at += next + 2;
            if (text[at..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return at + text[at..].IndexOf('>') + 1;
        }

        return EndOfTag(text);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
