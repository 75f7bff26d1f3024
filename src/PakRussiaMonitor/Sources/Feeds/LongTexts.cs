using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// The long texts of a UTF-8 document, kept away from the XML reader, which would look at and copy each character several times: in its place it
/// reads a short token, and whoever asks for the value gets the text straight from the bytes. Only an element's whole content is taken, and only
/// where nothing about it is uncertain. What turns out to be no well-formed text throws <see cref="XmlException"/>; the document is then to be read without this.
/// </summary>
/// <param name="begin">Bytes before the document.</param>
internal sealed class LongTexts(ReadOnlyMemory<byte> body, int begin)
{
    /// <summary>Bytes below which a token saves nothing.</summary>
    private const int Least = 1024;

    /// <summary>Half of what is kept of a text, so that none is cut here.</summary>
    private const int Most = GrowingText.Longest / 2;

    /// <summary>No document can hold it on purpose: it is made anew for each process, and is never part of what is read.</summary>
    private static readonly string Mark = $"\uE000{Guid.NewGuid():N}";

    /// <summary>What XML forbids, the lead byte of U+FFFE and U+FFFF, which it forbids, too, and the carriage return, which it reads as a line feed.</summary>
    private static readonly SearchValues<byte> Doubtful = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Where(code => code is not ('\t' or '\n')).Select(code => (byte)code), 0xEF]);

    private readonly List<LongText> taken = [];
    private int position = begin;
    private int given;

    /// <summary>Texts that were replaced by a token.</summary>
    public int Count => taken.Count;

    /// <summary>The next text in the document; null when there is none left.</summary>
    public LongText? Next()
    {
        var bytes = body.Span;
        while (Seek(bytes, position) is >= 0 and var at)
        {
            var markup = bytes[at..];
            var found = markup.StartsWith("<![CDATA["u8) ? Data(bytes, at)
                : markup.StartsWith("<!--"u8) ? Pass(bytes, at + 4, "-->"u8)
                : markup.StartsWith("<?"u8) ? Pass(bytes, at + 2, "?>"u8)
                : markup.StartsWith("<!"u8) ? Stop(bytes) // what a DOCTYPE holds is not looked into
                : Content(bytes, at);
            if (found is not null)
                return found;
        }

        return null;
    }

    /// <summary>What the XML reader gets for the text, of which note is taken. It is always CDATA, whose value the reader has in one piece.</summary>
    public string TokenFor(LongText text)
    {
        taken.Add(text);
        var token = string.Create(CultureInfo.InvariantCulture, $"{Mark}{taken.Count - 1}");
        return text.IsData ? token : $"<![CDATA[{token}]]>";
    }

    /// <summary>The text that the value stands for; null when it stands for itself.</summary>
    public string? Of(ReadOnlySpan<char> value)
    {
        if (!value.StartsWith(Mark))
            return null;
        var index = int.Parse(value[Mark.Length..], NumberStyles.None, CultureInfo.InvariantCulture);
        while (given < index)
            Read(taken[given++]); // nobody asked for it, but it must be well-formed
        given = index + 1;
        return Read(taken[index]);
    }

    /// <summary>Makes sure of the texts that nobody asked for.</summary>
    public void Finish()
    {
        while (given < taken.Count)
            Read(taken[given++]);
    }

    private static int Seek(ReadOnlySpan<byte> bytes, int from)
    {
        var next = bytes[from..].IndexOf((byte)'<');
        return next < 0 ? -1 : from + next;
    }

    private LongText? Stop(ReadOnlySpan<byte> bytes)
    {
        position = bytes.Length;
        return null;
    }

    private LongText? Pass(ReadOnlySpan<byte> bytes, int from, ReadOnlySpan<byte> end)
    {
        var length = bytes[from..].IndexOf(end);
        position = length < 0 ? bytes.Length : from + length + end.Length;
        return null;
    }

    private LongText? Data(ReadOnlySpan<byte> bytes, int at)
    {
        var start = at + 9;
        var length = bytes[start..].IndexOf("]]>"u8);
        if (length < 0)
            return Stop(bytes);
        position = start + length + 3;
        var text = new LongText(start, length, IsData: true);
        return at > 0 && bytes[at - 1] == '>' && Accepts(bytes, ref text, position) ? text : null;
    }

    private LongText? Content(ReadOnlySpan<byte> bytes, int at)
    {
        var next = Seek(bytes, at + 1);
        position = next < 0 ? bytes.Length : next;
        if (position - at < Least || EndOfTag(bytes[at..position]) is not (> 0 and var tag))
            return null;
        var text = new LongText(at + tag, position - at - tag, IsData: false);
        return Accepts(bytes, ref text, position) ? text : null;
    }

    /// <summary>Bytes of a start tag, its bracket included; 0 when it does not end or is none.</summary>
    private static int EndOfTag(ReadOnlySpan<byte> text)
    {
        var at = 1;
        while (text[at..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'') is >= 0 and var stop)
        {
            at += stop + 1;
            if (text[at - 1] == '>')
                return text[1] == '/' || text[at - 2] == '/' ? 0 : at;
            var quote = text[at..].IndexOf(text[at - 1]);
            if (quote < 0)
                return 0;
            at += quote + 1;
        }

        return 0;
    }

    /// <param name="end">Where the text's markup ends: there the element must, too.</param>
    private static bool Accepts(ReadOnlySpan<byte> bytes, ref LongText text, int end)
    {
        if (text.Length is < Least or > Most || !bytes[end..].StartsWith("</"u8))
            return false;
        var inside = bytes.Slice(text.Start, text.Length);
        if (inside[..Least].IndexOfAnyExcept(" \t\r\n"u8) < 0 || (!text.IsData && inside.IndexOf("]]>"u8) >= 0))
            return false;
        for (; inside.IndexOfAny(Doubtful) is >= 0 and var at; inside = inside[(at + 1)..])
        {
            if (inside[at] == '\r')
                text = text with { HasReturns = true };
            else if (inside[at] != 0xEF || inside[at + 1] == 0xBF)
                return false;
        }

        return true;
    }

    /// <summary>As XML has it: line ends are line feeds, references outside of CDATA are characters.</summary>
    private string Read(LongText text)
    {
        var room = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            var length = Encoding.UTF8.GetChars(body.Span.Slice(text.Start, text.Length), room);
            if (text.HasReturns)
                length = WithLineFeeds(room.AsSpan(0, length));
            if (!text.IsData)
                length = WithoutReferences(room.AsSpan(0, length));
            return new(room, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(room);
        }
    }

    private static int WithLineFeeds(Span<char> text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            text[length++] = text[i] == '\r' ? '\n' : text[i];
        }

        return length;
    }

    /// <summary>In place: no reference is shorter than its characters.</summary>
    private static int WithoutReferences(Span<char> text)
    {
        var from = text.IndexOf('&');
        if (from < 0)
            return text.Length;
        var length = from;
        while (true)
        {
            from += Reference(text[from..], text[length..], out var written);
            length += written;
            var plain = text[from..].IndexOf('&');
            var rest = text.Slice(from, plain < 0 ? text.Length - from : plain);
            rest.CopyTo(text[length..]);
            length += rest.Length;
            if (plain < 0)
                return length;
            from += plain;
        }
    }

    /// <returns>Characters that the reference takes up.</returns>
    private static int Reference(ReadOnlySpan<char> text, Span<char> target, out int written)
    {
        var (character, length) = text switch
        {
            ['&', 'l', 't', ';', ..] => ('<', 4),
            ['&', 'g', 't', ';', ..] => ('>', 4),
            ['&', 'a', 'm', 'p', ';', ..] => ('&', 5),
            ['&', 'q', 'u', 'o', 't', ';', ..] => ('"', 6),
            ['&', 'a', 'p', 'o', 's', ';', ..] => ('\'', 6),
            _ => ('\0', text[..Math.Min(text.Length, 12)].IndexOf(';') + 1),
        };
        if (character != '\0')
        {
            target[0] = character;
            written = 1;
            return length;
        }

        if (length < 4 || text[1] != '#')
            throw new XmlException("A reference that XML does not know.");
        var isHex = text[2] == 'x';
        var digits = text[(isHex ? 3 : 2)..(length - 1)];
        if (!int.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
            || !(code is '\t' or '\n' or '\r' or >= ' ' and not (0xFFFE or 0xFFFF)) || !Rune.TryCreate(code, out var rune))
            throw new XmlException("A reference to what is no character.");
        written = rune.EncodeToUtf16(target);
        return length;
    }
}

/// <summary>Bytes of a document that are one text.</summary>
/// <param name="IsData">It stands in a CDATA section.</param>
/// <param name="HasReturns">There are carriage returns in it.</param>
internal readonly record struct LongText(int Start, int Length, bool IsData, bool HasReturns = false);
