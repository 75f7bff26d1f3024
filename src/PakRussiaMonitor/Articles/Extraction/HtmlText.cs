using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace PakRussiaMonitor.Articles.Extraction;

/// <param name="Text">Lines separated by one line feed, none empty.</param>
/// <param name="Verdict">
/// Anything but <see cref="MarkupVerdict.WithinBounds"/>: no tree was built, the text was saved by dropping the tags.
/// </param>
public sealed record HtmlLines(string Text, MarkupVerdict Verdict);

/// <summary>
/// Turns the HTML of a feed's item into lines of plain text: one for each block, list item, row and line break; links keep their
/// words; scripts, styles and what is hidden are left out. Never throws, and takes time linear in the source, whatever it is.
/// </summary>
public static class HtmlText
{
    /// <summary>Characters of a builder that is kept for the next text; few texts of a feed are longer.</summary>
    private const int KeptRoom = 64 * 1024;

    [ThreadStatic]
    private static StringBuilder? kept;

    public static HtmlLines ToLines(string html)
    {
        var result = html.Length <= KeptRoom ? kept ??= new StringBuilder(KeptRoom) : new StringBuilder(html.Length);
        result.Clear();
        if (TidyMarkup.TryWrite(html, result)) return new HtmlLines(Trimmed(result), MarkupVerdict.WithinBounds);
        html = MendedMarkup.Of(html);
        var verdict = MarkupBounds.Check(html);
        return new HtmlLines(verdict == MarkupVerdict.WithinBounds ? ByTree(html) : TagStripper.Strip(html), verdict);
    }

    /// <summary>As a browser would read it, of a source within the bounds.</summary>
    internal static string ByTree(string html)
    {
        var parser = new HtmlParser();
        // As the content of a body: a stray html, head or frameset tag then changes nothing.
        var body = parser.ParseDocument("").Body!;
        var result = new StringBuilder(html.Length);
        foreach (var node in parser.ParseFragment(html, body)) Write(node, result, keepLines: false);
        return result.ToString().Trim();
    }

    /// <summary>Without the copy that trimming a string costs.</summary>
    private static string Trimmed(StringBuilder text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return text.ToString(start, end - start);
    }

    /// <summary>Recursion is safe: the bounds limit how deep a tree can be.</summary>
    private static void Write(INode node, StringBuilder result, bool keepLines)
    {
        switch (node)
        {
            case IText text:
                LineText.Append(result, text.Data, keepLines);
                break;
            case IElement element when !HtmlElements.IsUnread(element.LocalName) && !IsHidden(element):
                WriteElement(element, result, keepLines || element.LocalName is "pre" or "listing" or "xmp");
                break;
        }
    }

    private static void WriteElement(IElement element, StringBuilder result, bool keepLines)
    {
        var breaksLine = HtmlElements.BreaksLine(element.LocalName);
        var isCell = HtmlElements.IsCell(element.LocalName);
        if (breaksLine) LineText.BreakLine(result);
        else if (isCell) LineText.Space(result);
        // Not by NextSibling, which counts its way through the parent's children each time.
        foreach (var child in element.ChildNodes) Write(child, result, keepLines);
        if (breaksLine) LineText.BreakLine(result);
        else if (isCell) LineText.Space(result);
    }

    private static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden")) return true;
        if (element.GetAttribute("style") is not { } style) return false;
        var plain = style.Replace(" ", "", StringComparison.Ordinal);
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || plain.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
