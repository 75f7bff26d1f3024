using System.Buffers;
using System.Text;

namespace PakRussiaMonitor.Articles.Reading;

/// <summary>
/// Tells Japanese, Korean and Chinese in two bytes a character without a label. Read in the wrong encoding their bytes are characters, too, but hardly those
/// that make up most of a text: kana, syllables of Hangul, the commonest signs of Chinese.
/// </summary>
internal static class EastAsianBytes
{
    private const int EnoughBytes = 64 * 1024;
    private const int LeastCharacters = 10;

    private static readonly SearchValues<char> Kana = Range('\u3041', '\u30FA');
    private static readonly SearchValues<char> Hangul = Range('\uAC00', '\uD7A3');

    /// <summary>Simplified and traditional; in either they are a quarter of any longer text.</summary>
    private static readonly SearchValues<char> Common = SearchValues.Create(
        "的一是不了人在有我他中上大和地到以要就出可也你生能而子年家用道行所日月新公部分方者" +
        "这个们来为国说时会对经过发后学当动现开长关报东无间" + "這個們來為國說時會對經過發後學當動現開長關報東無間");

    /// <summary>Code pages with what is frequent in them, and how many of the characters beyond ASCII it must be at least.</summary>
    private static readonly (int CodePage, SearchValues<char> Frequent, double Share)[] Candidates =
        [(932, Kana, 0.25), (51932, Kana, 0.25), (949, Hangul, 0.8), (54936, Common, 0.1), (950, Common, 0.1)];

    public static Encoding? Guess(ReadOnlySpan<byte> body)
    {
        var head = body[..Math.Min(body.Length, EnoughBytes)];
        foreach (var (codePage, frequent, share) in Candidates)
        {
            // By themselves these encodings read damage as a middle dot or a question mark.
            var encoding = Encoding.GetEncoding(codePage, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"));
            if (IsWrittenIn(encoding.GetString(head), frequent, share))
                return encoding;
        }

        return null;
    }

    private static bool IsWrittenIn(string text, SearchValues<char> frequent, double share)
    {
        int all = 0, expected = 0, damaged = 0;
        foreach (var character in text)
        {
            if (character < '\u0080')
                continue;
            all++;
            expected += frequent.Contains(character) ? 1 : 0;
            damaged += character is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') ? 1 : 0;
        }

        return all >= LeastCharacters && expected >= share * all && damaged <= 1; // one may be cut at the end
    }

    private static SearchValues<char> Range(char first, char last) =>
        SearchValues.Create([.. Enumerable.Range(first, last - first + 1).Select(code => (char)code)]);
}
