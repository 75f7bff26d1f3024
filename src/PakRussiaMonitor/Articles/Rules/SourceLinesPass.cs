using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Articles.Rules;

/// <summary>Applies what a source says of lines: cuts its operators' lines and its template, and gives back what they keep.</summary>
internal static class SourceLinesPass
{
    private const int MostAbove = 8, MostBelow = 16;

    /// <summary>Template lines go only from the edges, and only where paragraphs stand between them: never all of a text.</summary>
    public static void Remove(Draft draft, SourceLines? source)
    {
        if (source is null)
            return;
        foreach (var line in source.Cuts.Count == 0 ? [] : draft.Lines.Where(line => line.IsKept))
            Cut(line, source.Cuts);
        if (!source.HasTemplate)
            return;
        var (first, last) = (draft.FirstProse, draft.LastProse);
        for (var i = 0; last >= 0 && i < draft.Lines.Count; i++)
        {
            if ((i < first || i > last) && draft.Lines[i].IsKept && source.IsTemplate(draft.Lines[i].Text))
                draft.Lines[i].Remove(CleaningRules.Template);
        }
    }

    public static void Restore(Draft draft, SourceLines? source)
    {
        if (source is not { HasKept: true })
            return;
        foreach (var line in draft.Lines)
            line.Restore(source.Keeps);
    }

    /// <summary>
    /// What may be the source's template: what no other rule knows above the first paragraph and below the last, and what was removed as
    /// template there. A text without a paragraph has no edges.
    /// </summary>
    public static IReadOnlyList<string> EdgeLines(Draft draft, SourceLines source)
    {
        var (first, last) = (draft.FirstProse, draft.LastProse);
        if (last < 0 || draft.Rest.Length > 0)
            return [];
        bool IsOpen(Line line) => line.Text.Length > 0 && (line.IsKept ? !source.Keeps(line.Text) : line.WasCutBy(CleaningRules.Template));
        var above = draft.Lines.Take(first).Where(IsOpen).Take(MostAbove);
        var below = draft.Lines.Skip(last + 1).Where(IsOpen).TakeLast(MostBelow);
        return [.. above.Concat(below).Select(line => line.Text).Distinct(StringComparer.Ordinal)];
    }

    private static void Cut(Line line, IReadOnlyList<string> cuts)
    {
        foreach (var cut in cuts)
        {
            switch (CutLine.Find(line.Text, cut))
            {
                case CutPlace.Whole:
                    line.Remove(CleaningRules.SourceRule);
                    return;
                case CutPlace.Head:
                    line.CutHead(cut.Length, CleaningRules.SourceRule);
                    break;
                case CutPlace.Tail:
                    line.CutTail(line.Text.Length - cut.Length, CleaningRules.SourceRule);
                    break;
            }
        }
    }
}

internal enum CutPlace
{
    None,
    Whole,
    Head,
    Tail,
}

/// <summary>Where in a paragraph a line stands that is to be cut: it is the whole of it, or glued to its beginning or end.</summary>
internal static class CutLine
{
    public static CutPlace Find(string paragraph, string line)
    {
        if (paragraph.Length < line.Length)
            return CutPlace.None;
        if (paragraph.Length == line.Length)
            return paragraph == line ? CutPlace.Whole : CutPlace.None;
        if (paragraph.StartsWith(line, StringComparison.Ordinal) && IsBoundary(line[^1], paragraph[line.Length]))
            return CutPlace.Head;
        return paragraph.EndsWith(line, StringComparison.Ordinal) && IsBoundary(paragraph[^(line.Length + 1)], line[0]) ? CutPlace.Tail : CutPlace.None;
    }

    /// <summary>A word is not cut in two.</summary>
    private static bool IsBoundary(char before, char after) => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)) && !char.IsLowSurrogate(after);
}
