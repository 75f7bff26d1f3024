namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>What the rules must know of a script: whether it has capitals, and whether it parts its words.</summary>
internal static class Script
{
    /// <summary>A character of a script that writes words without spaces between them: Han and kana.</summary>
    public static bool IsDense(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    public static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04FF';

    /// <summary>Most of a text's beginning is of such a script.</summary>
    public static bool IsDense(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || !text.ContainsAnyInRange('\u3040', '\uFAFF')) return false;
        var opening = text[..Math.Min(text.Length, 60)];
        var dense = 0;
        foreach (var c in opening) dense += IsDense(c) ? 1 : 0;
        return dense * 2 > opening.Length;
    }

    /// <summary>The script of the first letter tells a capital from a small letter.</summary>
    public static bool HasCase(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c)) return char.IsUpper(c) || char.IsLower(c);
        }
        return false;
    }
}
