using System.Globalization;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Finds a date within a short line of visible text: "Published on May 17, 2024 by", "17 мая 2024", "2024-05-17".</summary>
internal static class DateInLine
{
    private static readonly char[] Around = ['.', ',', ';', ':', '|', '(', ')', '[', ']', '·', '•', '–', '—', '،', '۔'];

    public static DateTimeOffset? Find(string line)
    {
        if (!line.Any(char.IsDigit))
            return null;
        var words = Unglued(line).Split([' ', '\t', '\n', '\r', '\u00A0', '|', '•', '·'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (!char.IsDigit(words[i].TrimStart(Around).FirstOrDefault()) && !IsMonth(words[i]))
                continue;
            // The longest run of words that is one date.
            for (var length = Math.Min(6, words.Length - i); length >= 1; length--)
            {
                var text = string.Join(' ', words.AsSpan(i, length)).Trim(Around);
                if (HasYear(text) && WrittenDate.TryParse(text, out var date) && date.Year is >= 1990 and < 2100)
                    return date;
            }
        }

        return null;
    }

    /// <summary>Two dates side by side without a space: "May 2, 2024June 7, 2024".</summary>
    private static string Unglued(string line)
    {
        for (var i = line.Length - 1; i >= 4; i--)
        {
            if (char.IsUpper(line[i]) && line[i] != 'T' && line.AsSpan(i - 4, 4).IndexOfAnyExceptInRange('0', '9') < 0)
                line = line.Insert(i, " ");
        }

        return line;
    }

    private static bool IsMonth(string word)
    {
        var at = word.AsSpan().TrimStart("([📅");
        var length = 0;
        while (length < at.Length && char.IsLetter(at[length]))
            length++;
        return length > 2 && DateWords.TryMonth(at[..length], out _);
    }

    private static bool HasYear(string text)
    {
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]) && (i == 0 || !char.IsAsciiDigit(text[i - 1])) && int.TryParse(text.AsSpan(i, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is >= 1990 and < 2100 && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4])))
                return true;
        }

        return false;
    }
}
