using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using AngleSharp.Html;

namespace PakRussiaMonitor.Articles.Extraction;

/// <summary>
/// Reads markup as tidy as most publishers' programs write it, in one pass and without a tree: known elements, each closed by its own
/// end tag. There the standard's tree is the nesting as written. At the first thing of which that is not certain (a table, a form, an end
/// tag out of place, a character reference without its semicolon, …) it gives up, and the whole source goes to the HTML parser.
/// </summary>
/// <param name="isFolded">There is no white space in it but single blanks and line feeds.</param>
internal ref struct TidyMarkup(ReadOnlySpan<char> html, StringBuilder result, bool isFolded)
{
    // Far within MarkupBounds, so that what is read here would have passed there.
    private const int MostTags = 4_000;
    private const int Deepest = 60;
    private const int MostFormats = 8;
    private const int MostAttributes = 30;
    private const int LongestName = 10;
    private const int LongestReference = 34;

    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote center details div dl dd dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p section summary ul");

    private static readonly FrozenSet<string> Formats = Set("a b big code em font i s small strike strong tt u");

    private static readonly FrozenSet<string> Others = Set("abbr bdi bdo br cite del dfn img ins kbd mark q samp span sub sup time var wbr");

    /// <summary>One look-up for each tag, which is what reading text is made of.</summary>
    private static readonly FrozenDictionary<string, Element>.AlternateLookup<ReadOnlySpan<char>> Elements = ((string[])[.. Blocks, .. Formats, .. Others])
        .ToFrozenDictionary(name => name, name => new Element(name), StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Those that stand most often, <c>p</c> and <c>a</c> before all, by their only letter, small or capital.</summary>
    private static readonly Element?[] OneLetter = [.. Enumerable.Range(0, 'z' + 1).Select(code => Elements.TryGetValue([(char)code], out var element) ? element : null)];

    private static readonly SearchValues<char> BeyondName = SearchValues.Create(" \t\n\r\f/>");

    private static readonly SearchValues<char> BeyondAttributeName = SearchValues.Create(" \t\n\r\f/>=\"'<");

    private static readonly SearchValues<char> Odd = SearchValues.Create("\0\t\v\f\r");

    private readonly ReadOnlySpan<char> html = html;
    private readonly StringBuilder result = result;
    private readonly Element[] open = new Element[Deepest];
    private int depth;
    private int formats;
    private int tags;
    private int at;

    /// <summary>False: it is not tidy enough. What was written by then is of no use.</summary>
    public static bool TryWrite(string html, StringBuilder result)
    {
        // Asked once of the whole, which is far cheaper than of each stretch between two tags.
        var hasOdd = html.AsSpan().ContainsAny(Odd);
        var isFolded = !hasOdd && html.AsSpan().IndexOf("  ") < 0;
        return !(hasOdd && html.Contains('\0')) && new TidyMarkup(html, result, isFolded).Write();
    }

    private bool Write()
    {
        while (at < html.Length)
        {
            var read = html[at] == '<' ? ReadMarkup() : ReadText();
            if (!read)
                return false;
        }

        return depth == 0;
    }

    private bool ReadText()
    {
        var next = html[at..].IndexOfAny('<', '&');
        var end = next < 0 ? html.Length : at + next;
        var text = html[at..end];
        if (isFolded && !text.Contains('\n'))
            LineText.AppendFolded(result, text);
        else
            LineText.Append(result, text, keepLines: false);
        at = end;
        return at == html.Length || html[at] == '<' || ReadReference();
    }

    private bool ReadReference()
    {
        var rest = html[at..Math.Min(html.Length, at + LongestReference)];
        if (rest.Length > 1 && rest[1] is ' ' or '\n')
        {
            result.Append('&');
            at++;
            return true;
        }

        if (rest.StartsWith("&amp;"))
        {
            result.Append('&');
            at += 5;
            return true;
        }

        var end = rest.IndexOf(';');
        if (end < 2)
            return false;
        var text = rest[1] == '#' ? Number(rest[2..end]) : HtmlEntityProvider.Resolver.GetSymbol(rest[1..(end + 1)].ToString());
        if (text is null)
            return false;
        LineText.Append(result, text, keepLines: false);
        at += end + 1;
        return true;
    }

    /// <summary>Null for the numbers that the standard reads as something else than they say.</summary>
    private static string? Number(ReadOnlySpan<char> digits)
    {
        var isHex = digits.Length > 0 && digits[0] is 'x' or 'X';
        digits = isHex ? digits[1..] : digits;
        var code = 0;
        if (digits.Length is 0 or > 6)
            return null;
        foreach (var digit in digits)
        {
            if (isHex ? !char.IsAsciiHexDigit(digit) : !char.IsAsciiDigit(digit))
                return null;
            code = (code * (isHex ? 16 : 10)) + Convert.ToInt32(digit.ToString(), 16);
        }

        return code is >= 0x20 and < 0x7F or >= 0xA0 and < 0xD800 or >= 0xE000 and < 0xFDD0 or >= 0x10000 and < 0x1FFFE ? char.ConvertFromUtf32(code) : null;
    }

    private bool ReadMarkup()
    {
        var rest = html[at..];
        if (rest.StartsWith("<!--"))
            return SkipComment(rest);
        if (++tags > MostTags || rest.Length < 3)
            return false;
        var isEnd = rest[1] == '/';
        var name = rest[(isEnd ? 2 : 1)..];
        var length = name.Length > 1 && name[1] is '>' or ' ' ? 1 : name.IndexOfAny(BeyondName);
        if (length is <= 0 or > LongestName || Known(name[..length]) is not { } known)
            return false;
        at += (isEnd ? 2 : 1) + length;
        return isEnd ? Close(known) : ReadAttributes() && Open(known);
    }

    private static Element? Known(ReadOnlySpan<char> name) =>
        name.Length == 1 && name[0] < OneLetter.Length ? OneLetter[name[0]] : Elements.TryGetValue(name, out var known) ? known : null;

    private bool SkipComment(ReadOnlySpan<char> rest)
    {
        var end = rest[4..].IndexOf("-->");
        var inside = end < 0 ? default : rest.Slice(4, end);
        if (end < 0 || inside.StartsWith(">") || inside.StartsWith("->") || inside.Contains("--!>", StringComparison.Ordinal))
            return false;
        at += end + 7;
        return true;
    }

    /// <summary>Up to behind the tag's bracket. What may hide the element is left to the parser.</summary>
    private bool ReadAttributes()
    {
        for (var count = 0; count < MostAttributes; count++)
        {
            while (at < html.Length && html[at] is ' ' or '\t' or '\n' or '\r' or '\f' or '/')
                at++;
            if (at >= html.Length)
                return false;
            if (html[at] == '>')
                return ++at > 0;
            var length = html[at..].IndexOfAny(BeyondAttributeName);
            if (length <= 0)
                return false;
            var name = html.Slice(at, length);
            at += length;
            if (!ReadValue(out var value) || name.Equals("hidden", StringComparison.OrdinalIgnoreCase))
                return false;
            if (name.Equals("style", StringComparison.OrdinalIgnoreCase) && CouldHide(value))
                return false;
        }

        return false;
    }

    private bool ReadValue(out ReadOnlySpan<char> value)
    {
        value = default;
        if (at >= html.Length || html[at] != '=')
            return at < html.Length && html[at] is not ('"' or '\'' or '<');
        if (at + 1 >= html.Length || html[at + 1] is not ('"' or '\''))
            return false;
        var length = html[(at + 2)..].IndexOf(html[at + 1]);
        if (length < 0)
            return false;
        value = html.Slice(at + 2, length);
        at += length + 3;
        return true;
    }

    private static bool CouldHide(ReadOnlySpan<char> style) =>
        style.Contains("none", StringComparison.OrdinalIgnoreCase) || style.Contains("hidden", StringComparison.OrdinalIgnoreCase) || style.Contains('&');

    private bool Open(Element element)
    {
        if (element.IsBlock)
        {
            // A block closes a paragraph that is open. One with inline elements open in it is more than a nesting.
            if (depth > 0 && open[depth - 1].Name == "p")
                depth--;
            if (!Fits(element.Name))
                return false;
        }
        else if (element.Name == "a" && IsOpen("a"))
        {
            return false;
        }

        if (element.BreaksLine)
            LineText.BreakLine(result);
        if (element.IsVoid)
            return true;
        if (depth == Deepest || (element.IsFormat && ++formats > MostFormats))
            return false;
        open[depth++] = element;
        return true;
    }

    /// <summary>Nothing is open that this block would close, or that would make something else of it.</summary>
    private readonly bool Fits(string name)
    {
        if (IsOpen("p"))
            return false;
        var parent = depth > 0 ? open[depth - 1].Name : "";
        return name switch
        {
            "li" => parent is "ul" or "ol",
            "dd" or "dt" => parent == "dl",
            ['h', >= '1' and <= '6'] => parent is not ['h', >= '1' and <= '6'],
            _ => true,
        };
    }

    private bool Close(Element element)
    {
        if (at >= html.Length || html[at] != '>' || depth == 0 || open[depth - 1] != element)
            return false;
        at++;
        depth--;
        if (element.IsFormat)
            formats--;
        if (element.BreaksLine)
            LineText.BreakLine(result);
        return true;
    }

    private readonly bool IsOpen(string name)
    {
        foreach (var element in open.AsSpan(0, depth))
        {
            if (element.Name == name)
                return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private sealed class Element(string name)
    {
        public string Name { get; } = name;

        public bool IsBlock { get; } = Blocks.Contains(name);

        public bool IsFormat { get; } = Formats.Contains(name);

        public bool IsVoid { get; } = name is "br" or "hr" or "img" or "wbr";

        public bool BreaksLine { get; } = HtmlElements.BreaksLine(name);
    }
}
