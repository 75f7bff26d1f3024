using System.Text;
using System.Xml;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// A body's characters, decoded as they are read, so that a document costs no second copy of itself.
/// </summary>
/// <param name="junk">Characters at the beginning that are no part of the document.</param>
/// <param name="guarded">Throw <see cref="XmlException"/> at a tag that would cost the XML reader more than it can be worth.</param>
/// <param name="texts">Those for which only tokens are given; of a UTF-8 document.</param>
internal sealed class FeedCharacters(ReadOnlyMemory<byte> body, BodyEncoding encoding, int junk, bool guarded, LongTexts? texts = null) : TextReader
{
    private readonly Decoder decoder = encoding.Encoding.GetDecoder();
    private TagGuard guard;
    private int at = encoding.Skip;
    private int skip = junk;
    private bool flushed;

    /// <summary>As far as the bytes are decoded, where <see cref="next"/> begins.</summary>
    private int end = body.Length;

    private LongText? next;
    private ReadOnlyMemory<char> token;
    private bool begun;

    /// <summary>Decoded already, for which there was no room.</summary>
    private char? held;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        while (skip > 0)
        {
            var passed = Decode(buffer[..Math.Min(skip, buffer.Length)]);
            if (passed == 0)
                return 0;
            skip -= passed;
        }

        var length = texts is null ? Decode(buffer) : Fill(buffer);
        if (guarded)
            guard.Check(buffer[..length]);
        return length;
    }

    public override int Read() => throw new NotSupportedException("Characters are read in blocks.");

    public override int Peek() => -1;

    /// <summary>All the room there is, since what stands between two tokens is short.</summary>
    private int Fill(Span<char> buffer)
    {
        if (!begun)
            Seek();
        var length = 0;
        while (length < buffer.Length)
        {
            var part = token.Span[..Math.Min(token.Length, buffer.Length - length)];
            part.CopyTo(buffer[length..]);
            token = token[part.Length..];
            length += part.Length;
            if (length == buffer.Length)
                break;
            var decoded = Decode(buffer[length..]);
            length += decoded;
            if (decoded == 0 && !Replace())
                break;
        }

        return length;
    }

    /// <summary>Goes on behind the text, for which there is a token now; false when there is none.</summary>
    private bool Replace()
    {
        if (next is not { } text)
            return false;
        token = texts!.TokenFor(text).AsMemory();
        at = text.Start + text.Length;
        flushed = false;
        Seek();
        return true;
    }

    private void Seek()
    {
        begun = true;
        next = texts!.Next();
        end = next?.Start ?? body.Length;
    }

    /// <summary>Zero only at the end: a decoder may take bytes and give nothing for them.</summary>
    private int Decode(Span<char> buffer)
    {
        if (held is { } second && !buffer.IsEmpty)
        {
            (buffer[0], held) = (second, null);
            return 1;
        }

        if (buffer.Length == 1)
        {
            // A decoder refuses to give half of a surrogate pair.
            Span<char> two = stackalloc char[2];
            var decoded = Decode(two);
            buffer[0] = two[0];
            held = decoded == 2 ? two[1] : null;
            return Math.Min(decoded, 1);
        }

        while (!flushed)
        {
            var rest = body.Span[at..end];
            decoder.Convert(rest, buffer, flush: true, out var bytes, out var characters, out flushed);
            at += bytes;
            if (characters > 0)
                return characters;
        }

        return 0;
    }

    /// <summary>
    /// Watches the tags go by. The XML reader compares attributes with each other and keeps a whole tag in memory: a megabyte of them
    /// takes it seconds. Counting needs no understanding of CDATA or comments: what looks like a tag there is as short as one.
    /// </summary>
    private struct TagGuard
    {
        private const int MostAttributes = 1000;
        private const int LongestTag = 1 << 20;

        private bool inTag;
        private bool begins;
        private char quote;
        private int attributes;
        private int length;

        public void Check(ReadOnlySpan<char> text)
        {
            while (!text.IsEmpty)
            {
                if (!inTag)
                {
                    if (!Enter(ref text))
                        return;
                }
                else if (!Walk(ref text))
                {
                    return;
                }
            }
        }

        private bool Enter(ref ReadOnlySpan<char> text)
        {
            if (!begins)
            {
                var start = text.IndexOf('<');
                if (start < 0)
                    return false;
                text = text[(start + 1)..];
                begins = true;
                if (text.IsEmpty)
                    return false;
            }

            begins = false;
            inTag = text[0] is not ('!' or '?' or '/' or '<');
            (quote, attributes, length) = ('\0', 0, 0);
            return true;
        }

        private bool Walk(ref ReadOnlySpan<char> text)
        {
            if (length == 0 && text[..Math.Min(text.Length, MostAttributes)].IndexOf('<') is >= 0 and var next)
            {
                // The next tag begins before this one could have too many of anything.
                text = text[(next + 1)..];
                (inTag, begins) = (false, true);
                return !text.IsEmpty;
            }

            var stop = quote == '\0' ? text.IndexOfAny("<>=\"'") : text.IndexOfAny('<', quote);
            length += stop < 0 ? text.Length : stop + 1;
            if (length > LongestTag)
                throw new XmlException("A tag is longer than a million characters.");
            if (stop < 0)
                return false;
            var character = text[stop];
            text = text[(stop + 1)..];
            switch (character)
            {
                case '<':
                    (inTag, begins) = (false, true);
                    return !text.IsEmpty;
                case '>':
                    inTag = false;
                    break;
                case '=' when ++attributes > MostAttributes:
                    throw new XmlException("A tag has thousands of attributes.");
                case '"' or '\'':
                    quote = quote == '\0' ? character : '\0';
                    break;
            }

            return true;
        }
    }
}
