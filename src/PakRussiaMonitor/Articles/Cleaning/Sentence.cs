using System.Buffers;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>Where sentences end, in every script that we meet.</summary>
internal static class Sentence
{
    private const string StopCharacters = ".!?…۔؟।॥。！？";
    private const string Closing = "\"'”’»›)]}*_）」』】》";

    private static readonly SearchValues<char> Closings = SearchValues.Create(Closing);

    private static readonly SearchValues<char> Stops = SearchValues.Create(StopCharacters);

    public static bool IsStop(char c) => Stops.Contains(c);

    /// <summary>The text ends with a stop, perhaps inside closing quotes or brackets.</summary>
    public static bool Ends(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd().TrimEnd(Closing);
        return trimmed.Length > 0 && IsStop(trimmed[^1]);
    }

    /// <summary>The text ends as a plain statement does: a headline ends with '?' or '!', but not with a full stop.</summary>
    public static bool EndsWithFullStop(ReadOnlySpan<char> text)
    {
        var trimmed = text.TrimEnd().TrimEnd(Closing);
        return trimmed.Length > 0 && trimmed[^1] is '.' or '۔' or '।' or '。' && !trimmed.EndsWith("...");
    }

    /// <summary>A stop at the end, or one within that is followed by white space.</summary>
    public static bool HasEnd(ReadOnlySpan<char> text)
    {
        if (Ends(text)) return true;
        for (var at = 0; at < text.Length;)
        {
            var found = text[at..].IndexOfAny(Stops);
            if (found < 0) return false;
            at += found + 1;
            if (at < text.Length && text[at] == ' ' && at >= 4 && text[at - 3] != ' ') return true;
        }
        return false;
    }

    /// <summary>Where the next sentence behind <paramref name="from"/> begins, behind a stop and white space or glued to a stop; else -1.</summary>
    public static int NextStart(string text, int from)
    {
        while (from < text.Length)
        {
            var found = text.AsSpan(from).IndexOfAny(Stops);
            if (found < 0) return -1;
            var at = from + found + 1;
            while (at < text.Length && Closings.Contains(text[at])) at++;
            if (at < text.Length - 1 && (text[at] == ' ' || IsGlued(text, at))) return text[at] == ' ' ? at + 1 : at;
            from = at;
        }
        return -1;
    }

    /// <summary>"region.Leave a Reply": a small letter, a stop and a capital, as no abbreviation and no address has them.</summary>
    private static bool IsGlued(ReadOnlySpan<char> text, int at) =>
        at >= 3 && (char.IsUpper(text[at]) && IsStop(text[at - 1]) && char.IsLower(text[at - 2]) && char.IsLower(text[at - 3]) && at + 1 < text.Length && char.IsLower(text[at + 1])
            || text[at - 1] is '。' or '！' or '？');

    /// <summary>
    /// Where the last sentence of <paramref name="text"/> begins, when a sentence ends before it; else -1. A stop counts
    /// only before white space or, between a small letter and a capital, without, so that "wordpress.com" stays whole.
    /// </summary>
    public static int StartOfLast(ReadOnlySpan<char> text)
    {
        for (var at = text.Length - 2; at > 0; at--)
        {
            if (IsGlued(text, at)) return at;
            if (text[at] != ' ') continue;
            var before = text[..at].TrimEnd(Closing);
            if (before.Length > 0 && IsStop(before[^1])) return at + 1;
        }
        return -1;
    }
}
