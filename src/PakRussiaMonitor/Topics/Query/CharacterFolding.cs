using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>What a character does to the word around it.</summary>
internal enum CharacterKind : byte
{
    /// <summary>Ends a word.</summary>
    Separator,

    /// <summary>Ends a word and the paragraph.</summary>
    Paragraph,

    /// <summary>Vanishes inside a word: accents, Arabic and Hebrew vowel signs, tatweel, joiners, direction marks.</summary>
    Ignored,

    /// <summary>Continues a word but begins none: the vowel signs of Indic scripts, without which other words would be meant.</summary>
    Mark,

    /// <summary>A letter or digit.</summary>
    Letter,

    /// <summary>A letter of a script written without spaces: a word by itself, as UAX #29 has it.</summary>
    Single,
}

/// <summary>
/// The table behind <see cref="FoldedTokenizer"/>: for each UTF-16 unit what kind of character it is and what it folds to.
/// Compatibility decomposition (NFKD), lower case without a culture, accents dropped, variants of one letter unified.
/// Folding what is folded changes nothing.
/// </summary>
internal static class CharacterFolding
{
    private static readonly CharacterKind[] Kinds = new CharacterKind[char.MaxValue + 1];
    private static readonly char[] Singles = new char[char.MaxValue + 1];
    private static readonly FrozenDictionary<char, string> Expansions;

    static CharacterFolding()
    {
        var expansions = new Dictionary<char, string>();
        for (var i = 0; i <= char.MaxValue; i++)
        {
            var c = (char)i;
            Kinds[i] = Classify(c);
            if (Kinds[i] < CharacterKind.Mark)
                continue;
            var folded = Fold(c);
            if (folded.Length == 1)
                Singles[i] = folded[0];
            else
                expansions[c] = folded;
        }
        Expansions = expansions.ToFrozenDictionary();
    }

    public static CharacterKind KindOf(char c) => Kinds[c];

    public static CharacterKind KindOf(Rune rune)
    {
        if (rune.IsBmp)
            return Kinds[rune.Value];
        var kind = FromCategory(Rune.GetUnicodeCategory(rune));
        return kind == CharacterKind.Letter && rune.Value is >= 0x20000 and <= 0x3FFFF ? CharacterKind.Single : kind;
    }

    /// <summary>The folded character, or NUL where <see cref="Expand"/> has several.</summary>
    public static char FoldSingle(char c) => Singles[c];

    public static string Expand(char c) => Expansions[c];

    /// <summary>Characters beyond the table: mathematical letters become plain ones, the rest loses its case.</summary>
    public static string Expand(Rune rune)
    {
        var folded = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (KindOf(part) < CharacterKind.Mark)
                continue;
            if (part.IsBmp)
                folded.Append(Fold((char)part.Value));
            else
                folded.Append(Rune.ToLowerInvariant(part));
        }
        return folded.ToString();
    }

    /// <summary>Puts й, ї and ў together again where a text writes them as letter and mark; NUL where the mark is just dropped.</summary>
    public static char Compose(char letter, char mark) => (letter, mark) switch
    {
        ('и', '\u0306') => 'й',
        ('у', '\u0306') => 'ў',
        ('і', '\u0308') => 'ї',
        _ => '\0',
    };

    private static CharacterKind Classify(char c) => c switch
    {
        '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' => CharacterKind.Paragraph,
        // The zero-width space exists to part words; the modifier apostrophe parts them as any apostrophe does.
        '\u200B' or '\u02BC' => CharacterKind.Separator,
        // Tatweel stretches a line; ʹ ʻ ʾ ʿ are the hamza, ayn and soft sign of transliterations.
        '\u0640' or (>= '\u02B9' and <= '\u02C1') => CharacterKind.Ignored,
        _ => FromCategory(char.GetUnicodeCategory(c)) switch
        {
            CharacterKind.Mark when IsDiacritic(c) => CharacterKind.Ignored,
            CharacterKind.Letter when IsWrittenWithoutSpaces(c) => CharacterKind.Single,
            var kind => kind,
        },
    };

    private static CharacterKind FromCategory(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => CharacterKind.Letter,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => CharacterKind.Mark,
        UnicodeCategory.EnclosingMark or UnicodeCategory.Format => CharacterKind.Ignored,
        _ => CharacterKind.Separator,
    };

    /// <summary>Marks of Latin, Greek, Cyrillic, Hebrew and Arabic, which readers and writers leave out at will.</summary>
    private static bool IsDiacritic(char c) => c
        is (>= '\u0300' and < '\u0700') or (>= '\u0890' and <= '\u08FF') or (>= '\u1AB0' and <= '\u1AFF')
        or (>= '\u1DC0' and <= '\u1DFF') or (>= '\u20D0' and <= '\u20FF') or (>= '\uFE00' and <= '\uFE2F');

    /// <summary>Thai, Lao, Myanmar, Khmer; Han with its radicals and compatibility forms; Hiragana.</summary>
    private static bool IsWrittenWithoutSpaces(char c) => c
        is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u2E80' and <= '\u2FDF') or (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u309F')
        or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static string Fold(char c)
    {
        var lower = char.ToLowerInvariant(c);
        // Letters of their own, not accented ones. Han and Hangul have nothing to fold.
        if (lower is 'й' or 'ї' or 'ў' or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7A3'))
            return lower.ToString();
        if (char.GetUnicodeCategory(c) == UnicodeCategory.DecimalDigitNumber)
            return ((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c))).ToString();

        var folded = new StringBuilder();
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormKD))
        {
            if (Classify(part) >= CharacterKind.Mark)
                folded.Append(Unify(char.ToLowerInvariant(part)));
        }
        return IsSameKindOfWord(folded.ToString(), Classify(c)) ? folded.ToString() : lower.ToString();
    }

    /// <summary>A few Thai and Lao letters decompose to what begins no word, or to two words: they stay as they are.</summary>
    private static bool IsSameKindOfWord(string folded, CharacterKind kind)
    {
        if (folded.Length == 0 || kind == CharacterKind.Mark)
            return folded.Length > 0;
        return Classify(folded[0]) == kind
            && folded.Skip(1).All(c => Classify(c) == CharacterKind.Mark || (Classify(c) == kind && kind == CharacterKind.Letter));
    }

    /// <summary>Variants of one letter that no decomposition relates.</summary>
    private static string Unify(char c) => c switch
    {
        'ي' or 'ى' => "ی",
        'ك' => "ک",
        'ة' or 'ہ' or 'ۃ' or 'ە' or 'ھ' => "ه",
        'ٱ' => "ا",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ς' => "σ",
        _ => c.ToString(),
    };
}
