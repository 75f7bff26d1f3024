using System.Text;

namespace PakRussiaMonitor.Articles.Reading;

/// <summary>
/// The encoding behind most damaged text: what is called Latin-1 on the web is this. Its five unassigned bytes pass as
/// the control characters of the same number, as browsers have it.
/// </summary>
internal static class Windows1252
{
    /// <summary>The characters of bytes 0x80 to 0x9F; all others have their byte's number.</summary>
    private const string Upper =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static char ToChar(byte value) => value is >= 0x80 and < 0xA0 ? Upper[value - 0x80] : (char)value;

    public static string Decode(ReadOnlySpan<byte> bytes) =>
        string.Create(bytes.Length, bytes, static (characters, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                characters[i] = ToChar(from[i]);
        });

    /// <summary>
    /// Text whose UTF-8 bytes were once taken for windows-1252 (<c>â€™</c> for an apostrophe) comes back as it was
    /// meant, but only when all of it makes the round trip; control characters 0x80 to 0x9F become what
    /// windows-1252 has there.
    /// </summary>
    public static string Repair(string text, out bool wasDoubleEncoded)
    {
        wasDoubleEncoded = false;
        if (LooksDoubleEncoded(text) && TryUndo(text, out var meant))
        {
            wasDoubleEncoded = true;
            text = meant;
        }

        return text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0 ? text : ReplaceControls(text);
    }

    /// <summary>The first character that could lead a UTF-8 sequence must be followed by one that could continue it.</summary>
    private static bool LooksDoubleEncoded(string text)
    {
        var lead = text.AsSpan().IndexOfAnyInRange('\u00C2', '\u00F4');
        return lead >= 0 && lead + 1 < text.Length && TryToByte(text[lead + 1], out var next) && next is >= 0x80 and < 0xC0;
    }

    private static bool TryUndo(string text, out string meant)
    {
        meant = text;
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (!TryToByte(text[i], out bytes[i]))
                return false;
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
            return false;
        meant = StrictUtf8.GetString(bytes);
        return true;
    }

    private static bool TryToByte(char character, out byte value)
    {
        value = (byte)character;
        if (character < 0x80 || character is >= (char)0xA0 and <= (char)0xFF)
            return true;
        var at = Upper.IndexOf(character, StringComparison.Ordinal);
        value = at >= 0 ? (byte)(0x80 + at) : (byte)character;
        return at >= 0 || character < 0xA0;
    }

    private static string ReplaceControls(string text) =>
        string.Create(text.Length, text, static (characters, from) =>
        {
            for (var i = 0; i < from.Length; i++)
                characters[i] = from[i] is >= '\u0080' and < '\u00A0' ? ToChar((byte)from[i]) : from[i];
        });
}
