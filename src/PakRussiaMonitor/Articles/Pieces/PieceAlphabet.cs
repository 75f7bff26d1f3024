using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// What each character is worth when texts are compared: one code for what editors, keyboards and character sets write
/// differently (case, accents, forms of Arabic letters, digits of other scripts, full width), and what parts words.
/// </summary>
internal static class PieceAlphabet
{
    /// <summary>Parts words.</summary>
    public const ushort Gap = 0;

    /// <summary>Parts words and ends a sentence: a capital behind it says nothing.</summary>
    public const ushort Stop = 1;

    /// <summary>Is not there at all: accents that stand alone, vowel signs of Arabic, invisible marks.</summary>
    public const ushort Nothing = 2;

    /// <summary>Stands for several letters; see <see cref="Spell"/>.</summary>
    public const ushort Several = 3;

    /// <summary>The least code of a letter or digit.</summary>
    public const ushort FirstLetter = 8;

    /// <summary>By UTF-16 code unit.</summary>
    public static ushort[] Codes { get; } = Build();

    /// <summary>Scripts without spaces between words: each character is a word.</summary>
    public static bool IsWordByItself(ushort code) =>
        code is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xF900 and <= 0xFAFF);

    public static string Spell(char c) => c switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﻵ' or 'ﻶ' or 'ﻷ' or 'ﻸ' or 'ﻹ' or 'ﻺ' or 'ﻻ' or 'ﻼ' => "لا",
        _ => "",
    };

    private static ushort[] Build()
    {
        var codes = new ushort[0x10000];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = CodeOf((char)i);
        return codes;
    }

    private static ushort CodeOf(char c)
    {
        if (Spell(c).Length > 0)
            return Several;
        if (c is '.' or '!' or '?' or '…' or '۔' or '؟' or '।' or '॥' or '。' or '！' or '？' or '\n' or '\r' or '"' or '“' or '„' or '«' or ':' or '\u2028' or '\u2029')
            return Stop;
        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ModifierLetter => Nothing,
            UnicodeCategory.Format when c != '\u200C' => Nothing,
            UnicodeCategory.DecimalDigitNumber => (ushort)('0' + (int)char.GetNumericValue(c)),
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark => Letter(c),
            _ => Gap,
        };
    }

    private static ushort Letter(char c)
    {
        // Composed letters lose their accents; the forms that Arabic letters take inside words become the letter.
        var isComposed = c is (>= '\u00C0' and <= '\u052F') or (>= '\u1E00' and <= '\u1FFF') or (>= '\u3040' and <= '\u30FF') or (>= '\uFB50' and <= '\uFDFB')
            or (>= '\uFE70' and <= '\uFEFC') or (>= '\uFF00' and <= '\uFFDC');
        if (isComposed)
            c = c.ToString().Normalize(NormalizationForm.FormKD)[0];
        return char.ToLowerInvariant(c) switch
        {
            'ı' or 'İ' => 'i',
            'ς' => 'σ',
            'ø' => 'o',
            'đ' or 'ð' => 'd',
            'ł' => 'l',
            'ħ' => 'h',
            'ي' or 'ى' or 'ئ' or 'ې' or 'ے' or 'ۓ' => 'ی',
            'ك' or 'ڪ' => 'ک',
            'ة' or 'ۀ' or 'ه' or 'ھ' or 'ۂ' or 'ۃ' => 'ہ',
            'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
            'ؤ' => 'و',
            'ґ' => 'г',
            var plain => plain,
        };
    }
}
