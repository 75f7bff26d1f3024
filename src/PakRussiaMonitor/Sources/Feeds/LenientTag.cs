using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>A start tag as someone wrote it, quotes or not.</summary>
internal sealed class LenientTag(LenientWindow window, LenientText text)
{
    /// <summary>More than any element of a feed has; the rest is passed over.</summary>
    private const int MostAttributes = 200;

    private const int LongestName = 200;
    private const int LongestValue = 60_000;
    private const int MostValueCharacters = 300_000;

    private readonly List<(string Name, string Value)> attributes = [];
    private int valueCharacters;

    public string Name { get; private set; } = "";

    public IReadOnlyList<(string Name, string Value)> Attributes => attributes;

    public bool IsEmpty { get; private set; }

    /// <summary>The name that the window stands on, which is left there; longer ones are cut.</summary>
    /// <param name="skip">Characters before it.</param>
    public ReadOnlySpan<char> PeekName(int skip)
    {
        window.Ensure(LongestName + skip);
        var rest = window.Rest[skip..];
        return rest[..NameLength(rest[..Math.Min(rest.Length, LongestName)])];
    }

    /// <summary>From the bracket to behind the tag. False when the document ends inside it.</summary>
    public bool Read()
    {
        (valueCharacters, IsEmpty) = (0, false);
        attributes.Clear();
        window.Skip(1);
        Name = ReadName();
        var before = '\0';
        while (window.Ensure(1))
        {
            var character = window.Current;
            if (character == '>')
            {
                window.Skip(1);
                IsEmpty = before == '/';
                return true;
            }

            if (character == '<')
                return true;
            before = character;
            if (XmlConvert.IsStartNCNameChar(character))
                before = ReadAttribute();
            else
                window.Skip(1);
        }

        return false;
    }

    /// <summary>Gives the last character of it.</summary>
    private char ReadAttribute()
    {
        var name = ReadName();
        window.SkipSpace();
        if (!window.Ensure(1) || window.Current != '=')
        {
            Add(name, "");
            return ' ';
        }

        window.Skip(1);
        window.SkipSpace();
        window.Ensure(LongestValue + 2);
        var rest = window.Rest;
        if (rest.IsEmpty)
            return ' ';
        if (rest[0] is '"' or '\'' && Quoted(rest) is { } length)
        {
            Add(name, text.Attribute(rest.Slice(1, Math.Min(length, LongestValue))));
            window.Skip(length + 2);
            return '"';
        }

        if (rest[0] is '"' or '\'')
            rest = rest[1..];
        var end = 0;
        while (end < rest.Length && !char.IsWhiteSpace(rest[end]) && rest[end] is not ('>' or '<'))
            end++;
        Add(name, text.Attribute(rest[..Math.Min(end, LongestValue)]));
        var last = end > 0 ? rest[end - 1] : ' ';
        window.Skip(window.Rest.Length - rest.Length + end);
        return last;
    }

    /// <summary>Characters between the quotes; null when the closing one was forgotten, so that other tags would be swallowed.</summary>
    private static int? Quoted(ReadOnlySpan<char> rest)
    {
        var close = rest[1..].IndexOf(rest[0]);
        return close < 0 || rest.Slice(1, close).Contains("</", StringComparison.Ordinal) ? null : close;
    }

    private void Add(string name, string value)
    {
        valueCharacters += value.Length;
        if (attributes.Count < MostAttributes && valueCharacters <= MostValueCharacters)
            attributes.Add((name, value));
    }

    private string ReadName()
    {
        window.Ensure(LongestName);
        var length = NameLength(window.Rest);
        var name = text.Name(window.Rest[..Math.Min(length, LongestName)]);
        window.Skip(length);
        while (length > 0 && window.Ensure(1) && IsNameCharacter(window.Current))
            window.Skip(1);
        return name;
    }

    private static int NameLength(ReadOnlySpan<char> characters)
    {
        var length = 0;
        while (length < characters.Length && IsNameCharacter(characters[length]))
            length++;
        return length;
    }

    private static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character == ':' || XmlConvert.IsNCNameChar(character);
}
