using System.Buffers;
using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Articles;

/// <summary>
/// Brings a string into the form in which texts are compared and stored: Unicode NFC, no control characters, no lone
/// surrogates (they become U+FFFD), no invisible break hints. Never throws; linear in time.
/// </summary>
internal static class CanonicalText
{
    /// <summary>Stream-safe text (UAX 15) has at most 30 marks in a row; sorting a longer run costs quadratic time.</summary>
    private const int LongestMarkRun = 30;

    private static readonly SearchValues<char> Suspicious = SearchValues.Create(
        [.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => char.IsSurrogate(c) || IsDropped(c) || IsNonCharacter(c))]);

    /// <summary>
    /// Characters that are in order wherever they stand: nothing is done about them alone, and they neither combine with what is
    /// before them nor change places with it, as marks do and the vowels and endings of Hangul. Nearly every text has no others.
    /// </summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(IsPlain)]);

    private static readonly SearchValues<char> PlainAscii = SearchValues.Create([.. Enumerable.Range(0, 0x80).Select(code => (char)code).Where(IsPlain)]);

    public static string? OfNullable(string? text) => text is null ? null : Of(text);

    public static string Of(string text)
    {
        if (IsPlain(text.AsSpan()))
            return text;
        var first = text.AsSpan().IndexOfAny(Suspicious);
        var clean = first < 0 ? text : Replace(text, first);
        // Even asking whether it is normalized costs quadratic time on a long run of marks.
        return HasLongMarkRun(clean) || clean.IsNormalized(NormalizationForm.FormC) ? clean : clean.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Stretches of ASCII are passed over many characters at a time, which a set of all plain characters does not allow.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (IsLatin(text))
            return true;
        for (var at = text.IndexOfAnyExcept(PlainAscii); at >= 0; at = text.IndexOfAnyExcept(PlainAscii))
        {
            text = text[at..];
            var end = text.IndexOfAnyInRange(' ', '~');
            var stretch = end < 0 ? text : text[..end];
            if (stretch.ContainsAnyExcept(Plain)) return false;
            text = text[stretch.Length..];
        }
        return true;
    }

    /// <summary>
    /// Whether the text is of ASCII, Latin letters and their like up to U+02FF, all of which is plain: so it is told of Western languages at the
    /// speed of memory, which a set of characters does not allow.
    /// </summary>
    private static bool IsLatin(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange('\t', '\u02FF') && !text.ContainsAnyInRange('\u000E', '\u001F')
        && !text.ContainsAnyInRange('\u007F', '\u009F') && !text.Contains('\u00AD');

    private static string Replace(string text, int first)
    {
        var result = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || IsNonCharacter(c))
                result.Append('\uFFFD');
            else if (!IsDropped(c))
                result.Append(c);
        }
        return result.ToString();
    }

    private static bool IsPlain(char c) =>
        !Suspicious.Contains(c) && char.GetUnicodeCategory(c) is var category && category != UnicodeCategory.OtherNotAssigned && !IsMark(category)
        && c is not (>= '\u1100' and <= '\u11FF') && new ReadOnlySpan<char>(in c).IsNormalized(NormalizationForm.FormC);

    private static bool IsMark(UnicodeCategory category) =>
        category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    private static bool IsDropped(char c) =>
        (char.IsControl(c) && !char.IsWhiteSpace(c)) || c is '\u00AD' or '\u200B' or '\u2060' or '\uFEFF';

    private static bool IsNonCharacter(char c) => c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF');

    private static bool HasLongMarkRun(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\u0300', '\uFFFF');
        var run = 0;
        for (var i = first < 0 ? text.Length : first; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i])) continue;
            var isMark = text[i] >= 0x300 && IsMark(CharUnicodeInfo.GetUnicodeCategory(text, i));
            run = isMark ? run + 1 : 0;
            if (run > LongestMarkRun) return true;
        }
        return false;
    }
}
