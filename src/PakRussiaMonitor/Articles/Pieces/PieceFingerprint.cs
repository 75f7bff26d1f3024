using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// The piece that a text belongs to: a hash of its words, so that the same text in another layout, case or punctuation
/// is the same piece. A text without words goes by its title.
/// </summary>
public static class PieceFingerprint
{
    private const string OfTitle = "title ";

    /// <summary>A positive number; two texts with the same words have the same.</summary>
    public static long Of(CleanText text)
    {
        var (body, title) = (text.Text, text.Title ?? "");
        // A character becomes one, of two at most if it lies beyond the first plane; the gaps come out of what is dropped.
        var words = ArrayPool<char>.Shared.Rent((Math.Max(body.Length, title.Length) * 2) + OfTitle.Length);
        var length = Write(body, words);
        if (length == 0)
        {
            OfTitle.CopyTo(words);
            length = OfTitle.Length + Write(title, words.AsSpan(OfTitle.Length));
        }

        var hash = ItemIdentity.HashOf(words.AsSpan(0, length));
        ArrayPool<char>.Shared.Return(words);
        return BinaryPrimitives.ReadInt64LittleEndian(hash) & long.MaxValue;
    }

    /// <summary>Writes a text's words with one blank between them, and says how many characters they are.</summary>
    private static int Write(string text, Span<char> words)
    {
        var length = 0;
        var gap = false;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            Rune rune = default;
            var width = 1;
            if (char.IsSurrogate(c))
                Rune.DecodeFromUtf16(text.AsSpan(at), out rune, out width);
            at += width;
            if (!(width == 2 ? Rune.IsLetterOrDigit(rune) : char.IsLetterOrDigit(c)))
            {
                gap = length > 0;
                continue;
            }

            if (gap)
                words[length++] = ' ';
            gap = false;
            if (width == 2)
                length += Rune.ToLowerInvariant(rune).EncodeToUtf16(words[length..]);
            else
                words[length++] = char.ToLowerInvariant(c);
        }

        return length;
    }
}
