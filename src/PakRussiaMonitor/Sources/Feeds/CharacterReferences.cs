using System.Buffers;
using System.Globalization;
using System.Text;
using AngleSharp.Html;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Reads <c>&amp;amp;</c>, <c>&amp;#8217;</c>, <c>&amp;#x2019;</c> and HTML's named characters. Anything else is no reference and stays as it is.</summary>
internal static class CharacterReferences
{
    /// <summary>HTML's longest name has 32 characters.</summary>
    private const int LongestName = 33;

    private static readonly SearchValues<char> Names = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <param name="text">Begins with the ampersand.</param>
    /// <param name="length">Characters that the reference takes up, its semicolon included.</param>
    public static bool TryRead(ReadOnlySpan<char> text, out int length, out string value)
    {
        value = "";
        length = text[..Math.Min(text.Length, LongestName + 1)].IndexOf(';') + 1;
        if (length < 3)
            return false;
        var name = text[1..(length - 1)];
        if (name[0] == '#')
            return TryCharacter(text, ref length, out value);
        if (!char.IsAsciiLetter(name[0]) || name.IndexOfAnyExcept(Names) >= 0)
            return false;
        var symbol = HtmlEntityProvider.Resolver.GetSymbol(text[1..length].ToString());
        value = symbol ?? "";
        return symbol is not null;
    }

    /// <summary>The text with every reference replaced by its character.</summary>
    public static string Decode(string text)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        if (at < 0)
            return text;
        var result = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            result.Append(text, from, at - from);
            from = at;
            if (TryRead(text.AsSpan(at), out var length, out var value))
            {
                result.Append(value);
                from += length;
            }
            else
            {
                result.Append('&');
                from++;
            }

            at = text.IndexOf('&', from);
        }

        return result.Append(text, from, text.Length - from).ToString();
    }

    /// <param name="length">Of the first reference; of two where they are the halves of one character.</param>
    private static bool TryCharacter(ReadOnlySpan<char> text, ref int length, out string value)
    {
        value = "";
        if (!TryNumber(text[2..(length - 1)], out var code))
            return false;
        var second = text[length..];
        var end = second[..Math.Min(second.Length, LongestName)].IndexOf(';');
        if (code is >= 0xD800 and <= 0xDBFF && end > 2 && second is ['&', '#', ..] && TryNumber(second[2..end], out var low) && low is >= 0xDC00 and <= 0xDFFF)
        {
            value = string.Concat(((char)code).ToString(), ((char)low).ToString());
            length += end + 1;
            return true;
        }

        value = code switch
        {
            '\t' or '\n' or '\r' => ((char)code).ToString(),
            < 0x20 or 0xFFFE or 0xFFFF => "",
            >= 0x80 and < 0xA0 => Windows1252.ToChar((byte)code).ToString(),
            _ => Rune.TryCreate(code, out var rune) ? rune.ToString() : "\uFFFD",
        };
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out uint code)
    {
        var hex = digits.Length > 1 && digits[0] is 'x' or 'X';
        return uint.TryParse(hex ? digits[1..] : digits, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out code);
    }
}
