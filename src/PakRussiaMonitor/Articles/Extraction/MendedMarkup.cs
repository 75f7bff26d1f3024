using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PakRussiaMonitor.Articles.Extraction;

/// <summary>HTML source without the faults of publishers' programs for which the standard has a meaning that nobody meant. Takes time linear in the source.</summary>
internal static partial class MendedMarkup
{
    private const int LongestName = 8;

    public static string Of(string html)
    {
        // A CDATA section within one, or an escaped one, is a comment in HTML.
        if (html.Contains("<![CDATA[", StringComparison.Ordinal))
            html = html.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        return WithEndTags(SurrogatePair().Replace(html, pair => string.Concat(Half(pair.Groups[1].ValueSpan), Half(pair.Groups[2].ValueSpan))));
    }

    /// <summary>
    /// A frame, an object, a video and whatever else holds nothing to read ends where it begins, if its author closed it in its own tag or forgot to: HTML
    /// takes all that follows for its inside, and the rest of the article would be gone with it.
    /// </summary>
    private static string WithEndTags(string html)
    {
        StringBuilder? result = null;
        var lastEnds = new Dictionary<string, int>();
        var from = 0;
        var scanner = new MarkupScanner(html);
        while (scanner.Read())
        {
            if (scanner.Kind != MarkupToken.StartTag || scanner.Value.Length > LongestName)
                continue;
            var name = scanner.Value.ToString().ToLowerInvariant();
            if (!HtmlElements.IsUnread(name) || name == "embed") // which has no inside
                continue;
            if (!lastEnds.TryGetValue(name, out var lastEnd))
                lastEnds[name] = lastEnd = html.LastIndexOf("</" + name, StringComparison.OrdinalIgnoreCase);

            // A script or style that breaks off is no text for a reader.
            if (scanner.ClosesItself || (lastEnd < scanner.At && name is not ("script" or "style")))
            {
                result = (result ?? new(html.Length + 64)).Append(html, from, scanner.At - from).Append("</").Append(name).Append('>');
                from = scanner.At;
            }
            else if (HtmlElements.IsRawText(name))
            {
                scanner.SkipTo(name);
            }
        }

        return result is null ? html : result.Append(html, from, html.Length - from).ToString();
    }

    /// <summary>An emoji written as the two references to its halves in UTF-16.</summary>
    [GeneratedRegex(
        "&#(x[dD][89abAB][0-9a-fA-F]{2}|5(?:529[6-9]|5[3-9][0-9]{2}|6[0-2][0-9]{2}|63[01][0-9]));" +
        "&#(x[dD][c-fC-F][0-9a-fA-F]{2}|5(?:6(?:3[2-9]|[4-9][0-9])[0-9]|7(?:[0-2][0-9]{2}|3[0-3][0-9]|34[0-3])));")]
    private static partial Regex SurrogatePair();

    private static ReadOnlySpan<char> Half(ReadOnlySpan<char> digits)
    {
        var code = digits[0] == 'x' ? int.Parse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : int.Parse(digits, CultureInfo.InvariantCulture);
        return ((char)code).ToString();
    }
}
