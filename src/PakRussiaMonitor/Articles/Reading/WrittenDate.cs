using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Articles.Reading;

/// <summary>
/// Reads dates as feeds and pages write them: RFC 822 and RFC 3339 with all their misspellings, and whatever else has a day, a month and a
/// year that cannot be taken for another day. It reads parts, not layouts: a number between slashes, a month's name,
/// a time with colons, a zone. Without a zone a time counts as UTC, fractions of a second are dropped, and <c>03/04/2020</c> is two days and so none.
/// </summary>
internal static class WrittenDate
{
    private const int Longest = 100;

    public static bool TryParse(string text, out DateTimeOffset date)
    {
        date = default;
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length is 0 or > Longest)
            return false;
        if (trimmed.IndexOfAnyExceptInRange('\0', '\u017F') >= 0)
            trimmed = InWesternDigits(trimmed);
        if (TryUnixTime(trimmed, out date))
            return true;
        var parts = new DateParts(trimmed);
        return parts.Read() && parts.TryCompose(out date);
    }

    /// <summary>Arabic, Persian, Indian and wide digits as 0 to 9, the marks of Chinese, Japanese and Korean dates as hyphens and colons.</summary>
    private static string InWesternDigits(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var digit = char.IsDigit(character) ? CharUnicodeInfo.GetDecimalDigitValue(character) : -1;
            _ = digit >= 0 ? result.Append((char)('0' + digit)) : character switch
            {
                '年' or '月' or '년' or '월' => result.Append('-'),
                '日' or '일' => result.Append(' '),
                '時' or '时' or '点' or '시' => result.Append(':'),
                '分' or '분' or '秒' or '초' => result,
                '،' or '、' or '，' => result.Append(','),
                '：' => result.Append(':'),
                _ => result.Append(character),
            };
        }

        return result.ToString().Replace("- ", "-", StringComparison.Ordinal).Trim();
    }

    private static bool TryUnixTime(ReadOnlySpan<char> text, out DateTimeOffset date)
    {
        date = default;
        if (text.Length is not (10 or 13) || text.ContainsAnyExceptInRange('0', '9'))
            return false;
        var number = long.Parse(text, CultureInfo.InvariantCulture);
        date = text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
        return true;
    }
}
