using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace PakRussiaMonitor.Articles.Reading;

/// <summary>
/// How a body's bytes are to be read. What the bytes are counts for more than what anybody says of them: byte order mark, zero
/// bytes of UTF-16, UTF-8 that is valid or nearly so; only then the HTTP label, the XML declaration, the patterns of East Asian and Cyrillic texts, and windows-1252.
/// </summary>
/// <param name="Skip">Bytes of a byte order mark.</param>
/// <param name="Warning">A sentence when the label lied or bytes were lost.</param>
internal sealed record BodyEncoding(Encoding Encoding, int Skip, string? Warning)
{
    /// <summary>As far as a declaration or a body's nature is looked for.</summary>
    public const int HeadLength = 4096;

    /// <summary>ISO-2022-JP and -KR and HZ write their characters in bytes of ASCII, so that only the label tells them.</summary>
    private static readonly int[] SevenBit = [50220, 50221, 50222, 50225, 52936];

    private static readonly UTF32Encoding BigEndianUtf32 = new(bigEndian: true, byteOrderMark: true);

    static BodyEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The body is UTF-8 without a fault, so that its bytes can be read as they are.</summary>
    public bool IsUtf8 => Encoding is UTF8Encoding && Warning is null;

    /// <summary>Of HTML: there a meta element says what an XML declaration says of a feed.</summary>
    public static BodyEncoding OfPage(ReadOnlySpan<byte> body, string? contentType) =>
        Of(body, contentType ?? Label.InMeta(Windows1252.Decode(body[..Math.Min(body.Length, HeadLength)])));

    public static BodyEncoding Of(ReadOnlySpan<byte> body, string? contentType)
    {
        if (ByBytes(body) is var (encoding, skip))
            return new(encoding, skip, null);
        var http = Label.InContentType(contentType);
        var xml = Label.InXmlDeclaration(Windows1252.Decode(body[..Math.Min(body.Length, 256)]));
        var labelled = Label.ToEncoding(http) ?? Label.ToEncoding(xml);
        if (Utf8.IsValid(body))
            return new(labelled is not null && SevenBit.Contains(labelled.CodePage) && Ascii.IsValid(body) ? labelled : Encoding.UTF8, 0, null);
        if (IsDamagedUtf8(body))
            return new(Encoding.UTF8, body is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0, "Some bytes are no valid UTF-8; each of them was replaced by U+FFFD.");
        if (labelled is not null and not UTF8Encoding)
            return new(labelled, 0, null);
        var guess = EastAsianBytes.Guess(body) ?? CyrillicBytes.Guess(body) ?? Encoding.GetEncoding(1252);
        var label = labelled is null ? http ?? xml : "utf-8";
        return new(guess, 0, label is null
            ? $"The text is no valid UTF-8 and has no label; it was read as {guess.WebName}."
            : $"The text is labelled {label}, which it is not; it was read as {guess.WebName}.");
    }

    /// <summary>The whole body as characters.</summary>
    public string Decode(ReadOnlySpan<byte> body) => Encoding.GetString(body[Skip..]);

    /// <summary>The whole body as characters, and their number.</summary>
    /// <param name="characters">With place for as many as so many bytes can be.</param>
    public int Decode(ReadOnlySpan<byte> body, Span<char> characters) => Encoding.GetChars(body[Skip..], characters);

    /// <summary>The beginning, good enough to recognise markup in, whatever the encoding.</summary>
    public static string Head(ReadOnlySpan<byte> body)
    {
        body = body[..Math.Min(body.Length, HeadLength)];
        return ByBytes(body) is var (encoding, skip) ? encoding.GetString(body[skip..]) : Windows1252.Decode(body);
    }

    private static (Encoding Encoding, int Skip)? ByBytes(ReadOnlySpan<byte> body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8.IsValid(body) ? (Encoding.UTF8, 3) : null,
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (BigEndianUtf32, 4),
        [not 0, 0, 0, 0, ..] => (Encoding.UTF32, 0),
        [0, 0, 0, not 0, ..] => (BigEndianUtf32, 0),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => null,
    };

    /// <summary>UTF-8 that was cut or spoilt here and there has far more good sequences than bad bytes; other encodings have hardly one.</summary>
    private static bool IsDamagedUtf8(ReadOnlySpan<byte> body)
    {
        if (body is [0xEF, 0xBB, 0xBF, ..])
            return true;
        long good = 0, bad = 0;
        for (var rest = body; rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) is >= 0 and var at;)
        {
            var isGood = Rune.DecodeFromUtf8(rest[at..], out _, out var length) == OperationStatus.Done;
            if (isGood)
                good++;
            else
                bad++;
            rest = rest[(at + Math.Max(length, 1))..];
        }

        return good > 0 && good >= 4 * bad;
    }
}
