using System.Buffers;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// A text as the row of its words, each a number: 30 bits of hash of the word as <see cref="PieceAlphabet"/> spells it, and two
/// marks. Layout, case, punctuation and character set leave no trace in the hash.
/// </summary>
internal static class PieceWords
{
    /// <summary>The word begins with a digit.</summary>
    public const uint Number = 1;

    /// <summary>The word begins with a capital inside a sentence.</summary>
    public const uint Name = 2;

    /// <summary>The hash without the marks.</summary>
    public const uint Hash = ~3u;

    private const uint Seed = 0x9747B28C;
    private const uint Factor = 0x9E3779B1;

    /// <summary>Texts are compared by as many of their words; a book is no column.</summary>
    private const int Most = 100_000;

    public static uint[] Of(string text)
    {
        var most = Math.Min(text.Length, Most);
        var words = ArrayPool<uint>.Shared.Rent(most);
        var count = Read(text, words.AsSpan(0, most));
        var result = words.AsSpan(0, count).ToArray();
        ArrayPool<uint>.Shared.Return(words);
        return result;
    }

    /// <summary>Fills <paramref name="words"/> as far as it reaches, and says how many there are.</summary>
    public static int Read(ReadOnlySpan<char> text, Span<uint> words)
    {
        var codes = PieceAlphabet.Codes;
        var count = 0;
        var afterStop = true;
        var i = 0;
        while (i < text.Length && count < words.Length)
        {
            var code = codes[text[i]];
            if (code < PieceAlphabet.FirstLetter && code != PieceAlphabet.Several)
            {
                afterStop |= code == PieceAlphabet.Stop;
                i++;
                continue;
            }

            var first = text[i];
            var hash = Seed;
            if (code >= 0x0E00 && PieceAlphabet.IsWordByItself(code))
            {
                hash = (hash + code) * Factor;
                i++;
            }
            else
            {
                hash = Word(text, codes, ref i, code);
            }

            var isDigit = code is >= '0' and <= '9';
            var isName = !afterStop && ((uint)(first - 'A') < 26 || (first >= 0x80 && char.IsUpper(first)));
            words[count++] = (Mix(hash) & Hash) | (isDigit ? Number : 0) | (isName ? Name : 0);
            afterStop = false;
        }

        return count;
    }

    private static uint Word(ReadOnlySpan<char> text, ushort[] codes, ref int i, ushort code)
    {
        var hash = Seed;
        while (true)
        {
            if (code >= PieceAlphabet.FirstLetter)
            {
                if (code >= 0x0E00 && PieceAlphabet.IsWordByItself(code))
                    return hash;
                hash = (hash + code) * Factor;
            }
            else if (code == PieceAlphabet.Several)
            {
                foreach (var letter in PieceAlphabet.Spell(text[i]))
                    hash = (hash + codes[letter]) * Factor;
            }
            else if (code != PieceAlphabet.Nothing)
            {
                return hash;
            }

            if (++i == text.Length)
                return hash;
            code = codes[text[i]];
        }
    }

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }
}
