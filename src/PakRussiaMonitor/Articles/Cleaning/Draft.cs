using System.Buffers;
using System.Text;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>A text on its way through the rules: its lines, and the title and author as far as they are known.</summary>
internal sealed class Draft
{
    /// <summary>An article has some hundred lines. What follows after these is kept, but not judged.</summary>
    private const int MostJudgedLines = 20_000;

    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");

    private static readonly SearchValues<char> WhiteButNoBlank =
        SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(code => (char)code).Where(c => char.IsWhiteSpace(c) && c != ' ')]);

    private Draft(string source, List<Line> lines, string rest, RawText raw)
    {
        Source = source;
        Lines = lines;
        Rest = rest;
        Title = Fold(raw.Title);
        Author = Fold(raw.Author);
    }

    /// <summary>The raw text in canonical Unicode.</summary>
    public string Source { get; }

    public List<Line> Lines { get; }

    /// <summary>Paragraphs behind the last judged line; nearly always empty.</summary>
    public string Rest { get; }

    public string? Title { get; set; }

    public string? Author { get; set; }

    /// <summary>The index of the first line of prose that is still kept; the number of lines when there is none.</summary>
    public int FirstProse
    {
        get
        {
            var index = Lines.FindIndex(line => line.IsProse && line.IsKept);
            return index < 0 ? Lines.Count : index;
        }
    }

    /// <summary>The index of the last line of prose that is still kept, or -1.</summary>
    public int LastProse => Lines.FindLastIndex(line => line.IsProse && line.IsKept);

    public static Draft Of(RawText raw)
    {
        var source = CanonicalText.Of(raw.Text);
        var lines = new List<Line>();
        var folded = new StringBuilder();
        var at = 0;
        while (at < source.Length && lines.Count < MostJudgedLines)
        {
            var end = source.AsSpan(at).IndexOfAny(LineBreaks) is var length and >= 0 ? at + length : source.Length;
            var span = source.AsSpan(at, end - at);
            var start = at + (span.Length - span.TrimStart().Length);
            var text = FoldInto(folded, span);
            if (text.Length > 0) lines.Add(new Line(text, start..(start + span.Trim().Length)));
            at = end + 1;
        }
        return new Draft(source, lines, at < source.Length ? FoldLines(source.AsSpan(at)) : "", raw);
    }

    private static string? Fold(string? text)
    {
        var folded = text is null ? "" : FoldInto(new StringBuilder(), CanonicalText.Of(text));
        return folded.Length == 0 ? null : folded;
    }

    /// <summary>Runs of white space become one space; none at either end.</summary>
    private static string FoldInto(StringBuilder folded, ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!text.ContainsAny(WhiteButNoBlank) && !text.Contains("  ", StringComparison.Ordinal)) return text.ToString();
        folded.Clear();
        var wordStart = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isWhite = i == text.Length || char.IsWhiteSpace(text[i]);
            if (!isWhite && wordStart < 0) wordStart = i;
            if (!isWhite || wordStart < 0) continue;
            if (folded.Length > 0) folded.Append(' ');
            folded.Append(text[wordStart..i]);
            wordStart = -1;
        }
        return folded.ToString();
    }

    private static string FoldLines(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);
        var pending = '\0';
        foreach (var c in text)
        {
            if (IsLineBreak(c)) pending = '\n';
            else if (char.IsWhiteSpace(c)) pending = pending == '\n' ? '\n' : ' ';
            else
            {
                if (pending != '\0' && result.Length > 0) result.Append(pending);
                pending = '\0';
                result.Append(c);
            }
        }
        return result.ToString();
    }

    private static bool IsLineBreak(char c) => LineBreaks.Contains(c);
}
