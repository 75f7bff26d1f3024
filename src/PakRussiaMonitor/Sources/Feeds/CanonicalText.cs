using System.Text;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The one form in which text leaves the feed reader: no NUL, no lone surrogate, composed (NFC). What is stored and hashed later depends on it.</summary>
internal static class CanonicalText
{
    /// <summary>Below it no character combines with another, so that the text is composed already.</summary>
    private const char FirstCombining = '\u0300';

    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\u0001', (char)(FirstCombining - 1)) < 0)
            return text;
        if (text.Contains('\0'))
            text = text.Replace("\0", "", StringComparison.Ordinal);
        text = WithoutLoneSurrogates(text);
        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }

    public static string? OfNullable(string? text) => text is null ? null : Of(text);

    private static string WithoutLoneSurrogates(string text)
    {
        var at = LoneSurrogate(text, 0);
        if (at < 0)
            return text;
        var characters = text.ToCharArray();
        for (; at >= 0; at = LoneSurrogate(text, at + 1))
            characters[at] = '\uFFFD';
        return new string(characters);
    }

    private static int LoneSurrogate(string text, int from)
    {
        for (var at = from; at < text.Length; at++)
        {
            var next = text.AsSpan(at).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
                return -1;
            at += next;
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
                return at;
            at++;
        }

        return -1;
    }
}
