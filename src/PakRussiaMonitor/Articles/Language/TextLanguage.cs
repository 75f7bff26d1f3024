using System.Collections.Frozen;
using System.Numerics;

namespace PakRussiaMonitor.Articles.Language;

/// <summary>
/// Tells the language of a text by its script, by letters that only some languages of that script use, and by its most common words.
/// Unknown stays unknown: too short a text, or one in a language that is not here. Pure, and linear in the first part of the text.
/// </summary>
public static class TextLanguage
{
    /// <summary>UTF-16 units that are looked at.</summary>
    private const int Longest = 2_500;

    private const int FewestLetters = 20;

    /// <summary>The share of words that must be common ones, and the lead over the second.</summary>
    private const double LeastShare = .08, LeastLead = 1.15;

    private static readonly string[] Languages = [.. LanguageWords.ByLanguage.Keys];

    /// <summary>The languages in which a word is common, a bit for each by its place in <see cref="Languages"/>: one look-up serves them all.</summary>
    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Common = Languages
        .SelectMany((language, place) => LanguageWords.ByLanguage[language].Split(' ').Select(word => (word, bit: 1 << place)))
        .ToLookup(pair => pair.word, pair => pair.bit)
        .ToFrozenDictionary(word => word.Key, word => word.Aggregate((one, other) => one | other), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private enum Script
    {
        Latin,
        Cyrillic,
        Arabic,
        Devanagari,
        Bengali,
        Han,
        Kana,
        Hangul,
        Other,
    }

    /// <summary>
    /// What a document says of itself unless its text says otherwise: pages in Urdu on sites built for English call themselves English. Lower-case
    /// ISO 639-1 code, or what was declared where the text is no witness.
    /// </summary>
    public static string? Of(string? declared, string text) => Detect(text) ?? Primary(declared);

    /// <summary>The primary subtag of a declared language, lower case: <c>en-GB</c> gives <c>en</c>. Null for none and for nonsense.</summary>
    public static string? Primary(string? declared)
    {
        var end = declared?.AsSpan().IndexOfAny("-_,; ") ?? -1;
        var primary = (end < 0 ? declared : declared![..end])?.Trim().ToLowerInvariant();
        return primary is { Length: 2 or 3 } && primary.All(char.IsAsciiLetterLower) && primary is not ("und" or "mul" or "zxx") ? primary : null;
    }

    /// <summary>A lower-case ISO 639-1 code; null when the text does not tell.</summary>
    public static string? Detect(string text)
    {
        var sample = text.AsSpan(0, Math.Min(text.Length, Longest));
        Span<int> letters = stackalloc int[(int)Script.Other + 1];
        foreach (var c in sample)
        {
            if (char.IsLetter(c))
                letters[(int)ScriptOf(c)]++;
        }

        var all = 0;
        foreach (var count in letters)
            all += count;
        if (all < FewestLetters && letters[(int)Script.Han] + letters[(int)Script.Kana] + letters[(int)Script.Hangul] < FewestLetters / 4)
            return null;
        // Japanese is written with Han and kana together.
        if (letters[(int)Script.Kana] * 8 > letters[(int)Script.Han] + letters[(int)Script.Kana] && letters[(int)Script.Kana] * 4 > all / 2)
            return "ja";
        var most = letters[..(int)Script.Other].ToArray().Index().MaxBy(pair => pair.Item);
        return most.Item * 10 < all * 5 ? null : OfScript((Script)most.Index, sample);
    }

    private static string? OfScript(Script script, ReadOnlySpan<char> text) => script switch
    {
        Script.Han => "zh",
        Script.Kana => "ja",
        Script.Hangul => "ko",
        Script.Bengali => "bn",
        Script.Devanagari => ByWords(text, "hi", "mr", "ne"),
        Script.Arabic => OfArabicScript(text),
        Script.Cyrillic => OfCyrillic(text),
        _ => ByWords(text, "en", "fr", "de", "es", "tr", "pt", "it", "nl", "pl", "id"),
    };

    /// <summary>Urdu has ٹ ڈ ڑ ں ے, Pashto ټ ډ ړ ښ ې, Persian پ چ گ ژ with none of these, Arabic ة and أ إ.</summary>
    private static string? OfArabicScript(ReadOnlySpan<char> text)
    {
        var (urdu, pashto, arabic) = (Count(text, "ٹڈڑںےھ"), Count(text, "ټډړښېګځڅ"), Count(text, "ةأإىؤئ"));
        var persian = Count(text, "پچگژ");
        if (pashto > 3 && pashto * 2 > urdu)
            return "ps";
        if (urdu > 3 && urdu * 4 > persian)
            return "ur";
        return ByWords(text, "ar", "fa", "ur", "ps") ?? (arabic > persian * 2 && arabic > 4 ? "ar" : persian > arabic * 2 && persian > 4 ? "fa" : null);
    }

    /// <summary>Kazakh has ә ғ қ ң ө ұ ү һ, Ukrainian і ї є ґ, Belarusian ў; Russian ы э ъ with none of these.</summary>
    private static string? OfCyrillic(ReadOnlySpan<char> text)
    {
        var (kazakh, ukrainian, russian) = (Count(text, "әғқңөұүһӘҒҚҢӨҰҮ"), Count(text, "іїєґІЇЄҐ"), Count(text, "ыэъЫЭ"));
        if (kazakh * 40 > text.Length)
            return "kk";
        if (Count(text, "ўЎ") is var belarusian && belarusian > 2 && belarusian * 200 > text.Length)
            return "be";
        return ukrainian > 3 && ukrainian > russian ? "uk" : ByWords(text, "ru", "uk", "bg", "sr");
    }

    private static string? ByWords(ReadOnlySpan<char> text, params ReadOnlySpan<string> languages)
    {
        Span<char> lower = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
            lower[i] = char.ToLowerInvariant(text[i]);
        Span<int> common = stackalloc int[Languages.Length];
        var words = 0;
        for (var at = 0; at < lower.Length;)
        {
            if (!IsOfWord(lower[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            while (end < lower.Length && IsOfWord(lower[end]))
                end++;
            words++;
            for (var bits = Common.TryGetValue(lower[at..end], out var known) ? known : 0; bits != 0; bits &= bits - 1)
                common[BitOperations.TrailingZeroCount(bits)]++;
            at = end;
        }

        Span<int> hits = stackalloc int[languages.Length];
        for (var i = 0; i < languages.Length; i++)
            hits[i] = common[Array.IndexOf(Languages, languages[i])];
        return Winner(hits, words, languages);
    }

    private static string? Winner(ReadOnlySpan<int> hits, int words, ReadOnlySpan<string> languages)
    {
        var (best, second) = (0, -1);
        for (var i = 1; i < hits.Length; i++)
        {
            if (hits[i] > hits[best])
                (second, best) = (best, i);
            else if (second < 0 || hits[i] > hits[second])
                second = i;
        }

        return hits[best] < LeastShare * words || hits[best] < 2 || (second >= 0 && hits[best] < LeastLead * hits[second]) ? null : languages[best];
    }

    /// <summary>Marks belong to words: vowels of Devanagari and of Arabic are marks.</summary>
    private static bool IsOfWord(char c) => char.IsLetter(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static int Count(ReadOnlySpan<char> text, string letters)
    {
        var count = 0;
        foreach (var c in text)
            count += letters.Contains(c, StringComparison.Ordinal) ? 1 : 0;
        return count;
    }

    private static Script ScriptOf(char c) => c switch
    {
        < '\u0250' or (>= '\u1E00' and < '\u1F00') => Script.Latin,
        >= '\u0400' and < '\u0530' => Script.Cyrillic,
        (>= '\u0600' and < '\u0780') or (>= '\u08A0' and < '\u0900') or (>= '\uFB50' and < '\uFE00') or (>= '\uFE70' and < '\uFF00') => Script.Arabic,
        >= '\u0900' and < '\u0980' => Script.Devanagari,
        >= '\u0980' and < '\u0A00' => Script.Bengali,
        >= '\u3040' and < '\u3100' => Script.Kana,
        >= '\u3400' and < '\uA000' => Script.Han,
        >= '\uAC00' and < '\uD7B0' => Script.Hangul,
        _ => Script.Other,
    };
}
