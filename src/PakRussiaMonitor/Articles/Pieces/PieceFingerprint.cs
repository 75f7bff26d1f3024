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
        var words = new StringBuilder(text.Length);
        var gap = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                gap = words.Length > 0;
                continue;
            }

            if (gap)
                words.Append(' ');
            gap = false;
            words.Append(Rune.ToLowerInvariant(rune));
        }

        return words.ToString();
    }
}
