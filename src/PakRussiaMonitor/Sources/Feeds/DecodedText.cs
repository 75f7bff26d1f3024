using System.Text;
using System.Text.Unicode;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// A body as characters. What the bytes are counts for more than what anybody says of them: byte order mark, zero
/// bytes of UTF-16, UTF-8 that is valid or nearly so; only then the HTTP label, the XML declaration and windows-1252.
/// </summary>
/// <param name="Warning">A sentence when the label lied or bytes were lost.</param>
internal sealed record DecodedText(string Text, string? Warning)
{
    /// <summary>As far as a declaration or a body's nature is looked for.</summary>
    public const int HeadLength = 4096;

    static DecodedText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static DecodedText From(ReadOnlySpan<byte> body, string? contentType)
    {
        if (ByBytes(body) is var (encoding, skip))
            return new(encoding.GetString(body[skip..]), null);
        if (Utf8.IsValid(body))
            return new(Encoding.UTF8.GetString(body), null);
        if (IsDamagedUtf8(body, out var text))
            return new(text, "Some bytes are no valid UTF-8; each of them was replaced by U+FFFD.");
        var http = Label.InContentType(contentType);
        var xml = Label.InXmlDeclaration(Windows1252.Decode(body[..Math.Min(body.Length, 256)]));
        var labelled = Label.ToEncoding(http) ?? Label.ToEncoding(xml);
        if (labelled is not null and not UTF8Encoding)
            return new(labelled.GetString(body), null);
        var label = labelled is null ? http ?? xml : "utf-8";
        return new(
            Windows1252.Decode(body),
            label is null ? "The text is no valid UTF-8 and has no label; it was read as windows-1252."
                : $"The text is labelled {label}, which it is not; it was read as windows-1252.");
    }

    /// <summary>The beginning, good enough to recognise markup in, whatever the encoding.</summary>
    public static string Head(ReadOnlySpan<byte> body)
    {
        body = body[..Math.Min(body.Length, HeadLength)];
        return ByBytes(body) is var (encoding, skip) ? encoding.GetString(body[skip..]) : Windows1252.Decode(body);
    }

    private static (Encoding Encoding, int Skip)? ByBytes(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8.IsValid(body) ? (Encoding.UTF8, 3) : null,
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => null,
    };

    /// <summary>UTF-8 that was cut or spoilt here and there has far more good sequences than bad bytes; other encodings have hardly one.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> body, out string text)
    {
        text = Encoding.UTF8.GetString(body is [0xEF, 0xBB, 0xBF, ..] ? body[3..] : body);
        long good = 0, bad = 0;
        foreach (var character in text)
        {
            if (character == '\uFFFD')
                bad++;
            else if (character >= 0x80)
                good++;
        }

        return (good > 0 && good >= 4 * bad) || body is [0xEF, 0xBB, 0xBF, ..];
    }
}
