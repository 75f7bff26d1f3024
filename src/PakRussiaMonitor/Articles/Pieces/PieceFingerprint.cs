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
    /// <summary>A positive number; two texts with the same words have the same.</summary>
    public static long Of(CleanText text)
    {
        var words = Words(text.Text);
        if (words.Length == 0)
            words = "title " + Words(text.Title ?? "");
        return BinaryPrimitives.ReadInt64LittleEndian(ItemIdentity.Sha256(words)) & long.MaxValue;
    }

    private static string Words(string text)
    {
        // A character becomes one, of two at most if it lies beyond the first plane; the gaps come out of what is dropped.
        var words = ArrayPool<char>.Shared.Rent(text.Length * 2);
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
                length += Rune.ToLowerInvariant(rune).EncodeToUtf16(words.AsSpan(length));
            else
                words[length++] = char.ToLowerInvariant(c);
        }

        var result = new string(words, 0, length);
        ArrayPool<char>.Shared.Return(words);
        return result;
    }
}
