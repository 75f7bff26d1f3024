using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Rules;

/// <summary>
/// A cleaned text with an operator's change: a removed span put back, or a line taken out. It needs nothing but the text and its removed
/// spans, so it works as long as the article is stored, also when the response it came in is long gone.
/// </summary>
/// <param name="Removed">Every span at its place in the new text.</param>
public sealed record EditedText(string Text, IReadOnlyList<RemovedSpan> Removed)
{
    /// <summary>
    /// Between two sentences a span goes back where it stood; at the end or the beginning of a paragraph, where nothing tells a part of the
    /// paragraph from a line beside it, it becomes a paragraph of its own.
    /// </summary>
    /// <param name="which">The index of the removed span.</param>
    public static EditedText Restore(string text, IReadOnlyList<RemovedSpan> removed, int which)
    {
        var at = Math.Clamp(removed[which].At, 0, text.Length);
        var line = SourceRule.Fold(removed[which].Text);
        var inserted = text.Length == 0 ? line
            : at == 0 || text[at - 1] == '\n' ? line + "\n"
            : at == text.Length || text[at] == '\n' ? "\n" + line
            : (char.IsWhiteSpace(text[at - 1]) ? "" : " ") + line + (char.IsWhiteSpace(text[at]) ? "" : " ");
        return new(
            text.Insert(at, inserted),
            [.. removed.Select((span, i) => span.At > at || (i > which && span.At == at) ? span with { At = span.At + inserted.Length } : span).Where((_, i) => i != which)]);
    }

    /// <summary>The text without a line, wherever it is a paragraph or stands at the beginning or end of one. Null: it is nowhere.</summary>
    public static EditedText? Cut(string text, IReadOnlyList<RemovedSpan> removed, string line)
    {
        var (edited, from) = (new EditedText(text, removed), 0);
        while (from <= edited.Text.Length)
        {
            var end = edited.Text.IndexOf('\n', from) is >= 0 and var found ? found : edited.Text.Length;
            if (Place(edited.Text, from, end, line) is { } place)
                edited = edited.Without(place.Start, place.End, line);
            else
                from = end + 1;
        }

        return ReferenceEquals(edited.Text, text) ? null : edited;
    }

    /// <summary>What goes with the line: the line feed of a whole paragraph, the space beside a part.</summary>
    private static (int Start, int End)? Place(string text, int from, int end, string line)
    {
        var (start, stop) = CutLine.Find(text[from..end], line) switch
        {
            CutPlace.Whole => from > 0 ? (from - 1, end) : (from, Math.Min(end + 1, text.Length)),
            CutPlace.Head => (from, from + line.Length),
            CutPlace.Tail => (end - line.Length, end),
            _ => (-1, -1),
        };
        if (start < 0)
            return null;
        while (stop - start < end - from && stop < end && text[stop] == ' ')
            stop++;
        while (start > from && text[start - 1] == ' ')
            start--;
        return (start, stop);
    }

    private EditedText Without(int start, int end, string line)
    {
        var spans = Removed.Select(span => span.At <= start ? span : span with { At = Math.Max(start, span.At - (end - start)) }).ToList();
        var place = spans.FindIndex(span => span.At > start);
        spans.Insert(place < 0 ? spans.Count : place, new(start, line, Cleaning.CleaningRules.SourceRule));
        return new(Text.Remove(start, end - start), spans);
    }
}
