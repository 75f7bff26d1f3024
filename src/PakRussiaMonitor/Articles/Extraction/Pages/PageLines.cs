using System.Text;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Writes a part of a page as lines: one for each paragraph, heading, item, row and line break.</summary>
internal sealed class PageLines
{
    private static readonly string[] CodeClasses = ["language-", "lang-", "highlight", "hljs", "code", "prettyprint", "brush:"];

    /// <summary>What follows after so many lines is one more line: a million breaks must not cost a million objects.</summary>
    private const int MostLines = 20_000;

    private const int LongestRow = 2_000;
    private const int LongestBrokenRow = 500;

    private readonly List<PageLine> lines = [];
    private readonly StringBuilder text = new();
    private readonly PageTree tree;
    private bool isLast;
    private int length;
    private int linked;
    private PageNode? block;

    private PageLines(PageTree tree) => this.tree = tree;

    public static List<PageLine> Of(PageTree tree, PageNode part, bool[] cut)
    {
        var writer = new PageLines(tree);
        writer.Write(part, cut, keepLines: false, row: null);
        writer.isLast = true;
        writer.Break();
        return writer.lines;
    }

    /// <summary>Recursion is safe: the bounds limit how deep a tree can be.</summary>
    private void Write(PageNode node, bool[] cut, bool keepLines, PageNode? row)
    {
        if (cut[node.Index])
            return;
        if (node.IsText)
        {
            Append(node, keepLines);
            return;
        }

        if (node.Tag == "a" && (IsPermalink(node) || (text.Length > 0 && IsNoteMark(node))))
            return;
        var isBreak = row is null ? node.IsBlock || node.Tag is "br" or "hr" : node.Tag == "br";
        var isCell = HtmlElements.IsCell(node.Tag);
        if (isBreak && row is null)
            Break();
        else if (isBreak || (row is not null && node.IsBlock))
            LineText.Space(text);
        if (isCell && row is not null && text.Length > 0)
            text.Append(text[^1] == ' ' ? "| " : " | ");
        keepLines = keepLines || (node.Tag is "pre" or "listing" && !IsCode(node));
        row = row ?? (node.Tag == "tr" && IsPlainRow(node) ? node : null);
        for (var i = node.Index + 1; i < node.End; i = tree.Nodes[i].End)
            Write(tree.Nodes[i], cut, keepLines, row);
        if (row == node || (isBreak && row is null))
            Break(isRow: row == node);
        else if (row is not null && node.IsBlock)
            LineText.Space(text);
    }

    /// <summary>A program's listing is one line: it is no prose, and nobody counts its lines. A poem keeps its own.</summary>
    private bool IsCode(PageNode pre)
    {
        if (pre.Element?.ClassName is { } name && CodeClasses.Any(code => name.Contains(code, StringComparison.OrdinalIgnoreCase)))
            return true;
        for (var i = pre.Index + 1; i < pre.End; i++)
        {
            if (tree.Nodes[i].Tag is "code" or "samp" or "kbd")
                return true;
        }

        return false;
    }

    /// <summary>The mark beside a heading by which to link to it: "#", "¶", "#section-2".</summary>
    private bool IsPermalink(PageNode link) =>
        link.Attribute("href") is { } href && href.Contains('#', StringComparison.Ordinal) && link.End - link.Index <= 3
        && tree.TextOf(link) is { Length: < 40 } mark && (mark is "#" or "¶" or "§" or "🔗" || mark.StartsWith('#'))
        && link.Ancestors().Take(2).Any(ancestor => ancestor.Tag is ['h', >= '1' and <= '6']);

    /// <summary>The mark of a footnote behind what it is a note to: "1", "[12]", with a link to the note. A note's own number begins a line, and stays.</summary>
    private bool IsNoteMark(PageNode link) =>
        link.Attribute("href") is { } href && href.Contains('#', StringComparison.Ordinal) && link.End - link.Index <= 4
        && tree.TextOf(link).AsSpan().Trim("[]()") is { Length: >= 1 and <= 3 } number && !number.ContainsAnyExceptInRange('0', '9');

    /// <summary>A table of data rather than one that lays out the page.</summary>
    private bool IsPlainRow(PageNode row)
    {
        var (characters, breaks) = (0, 0);
        for (var i = row.Index; i < row.End; i++)
        {
            characters += tree.Nodes[i].Length;
            breaks += tree.Nodes[i].Tag is "br" or "p" ? 1 : 0;
            if (tree.Nodes[i].Tag is "table" or "h1" or "h2" || characters > LongestRow || (breaks > 2 && characters > LongestBrokenRow))
                return false;
        }

        return true;
    }

    private void Append(PageNode node, bool keepLines)
    {
        if (keepLines && node.Text.Contains('\n', StringComparison.Ordinal))
        {
            foreach (var range in node.Text.AsSpan().Split('\n'))
            {
                var line = node.Text.AsSpan()[range];
                LineText.Append(text, line, keepLines: false);
                (length, block) = (length + line.Length, node.Parent);
                Break();
            }

            return;
        }

        if (node.Length > 0)
            block ??= node.Parent;
        LineText.Append(text, node.Text, keepLines: false);
        length += node.Length;
        linked += node.InLink ? node.Length : 0;
    }

    private void Break(bool isRow = false)
    {
        if (lines.Count >= MostLines && !isLast)
        {
            LineText.Space(text);
            return;
        }

        var line = text.Length == 0 ? "" : Windows1252.Repair(text.ToString(), out _).Trim(' ', '|', '\u00A0');
        if (line.Length > 0 && block is not null)
        {
            while (!block.IsBlock && block.Parent is not null)
                block = block.Parent;
            lines.Add(new(line, isRow ? LineKind.Row : KindOf(block), length, linked, block));
        }

        text.Clear();
        (length, linked, block) = (0, 0, null);
    }

    private static LineKind KindOf(PageNode block)
    {
        for (var node = block; node is not null; node = node.Parent)
        {
            switch (node.Tag)
            {
                case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                    return LineKind.Heading;
                case "li" or "dd" or "dt":
                    return LineKind.Item;
                case "figcaption" or "caption":
                    return LineKind.Caption;
                case "article" or "main" or "section" or "body" or "blockquote" or "td" or "th" or "table":
                    return LineKind.Paragraph;
            }
        }

        return LineKind.Paragraph;
    }
}
