using System.Net;
using System.Text;

namespace PakRussiaMonitor.Articles.Extraction;

/// <summary>
/// Saves the text of a source that is too hostile to build a tree from: one linear pass that drops the tags, breaks lines at
/// blocks and decodes entities. Knows nothing of hidden elements.
/// </summary>
internal static class TagStripper
{
    public static string Strip(ReadOnlySpan<char> html)
    {
        var result = new StringBuilder(Math.Min(html.Length, 1 << 20));
        var scanner = new MarkupScanner(html);
        while (scanner.Read())
        {
            if (scanner.Kind == MarkupToken.Text)
            {
                LineText.Append(result, WebUtility.HtmlDecode(scanner.Value.ToString()), keepLines: false);
                continue;
            }
            var name = scanner.Value.Length <= 16 ? scanner.Value.ToString().ToLowerInvariant() : "";
            if (scanner.Kind == MarkupToken.StartTag && HtmlElements.IsRawText(name) && !scanner.ClosesItself) scanner.SkipTo(name);
            if (HtmlElements.BreaksLine(name)) LineText.BreakLine(result);
            else if (HtmlElements.IsCell(name)) LineText.Space(result);
        }
        return result.ToString().Trim();
    }
}
