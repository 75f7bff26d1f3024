namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Removes the lines that the lexicon knows, and what stands with them: the stubs below an anchor such as "Leave a Reply"
/// until prose returns, and weak lines beside other junk. Bylines are left: a byline must name someone before it goes.
/// </summary>
internal static class LexiconPass
{
    /// <summary>So many weak lines under each other are a bar of buttons.</summary>
    private const int WeakLinesOfABar = 3;

    private const int LongestFormNote = 120;

    /// <summary>Lines that are junk wherever they stand, each with its run.</summary>
    public static void RemoveSure(Draft draft)
    {
        var lines = draft.Lines;
        var firstProse = lines.FindIndex(line => line.IsProse && line.Verdict is null);
        var (run, left) = ("", 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Verdict is { Reach: Reach.Line or Reach.OneMore or Reach.Run } verdict && verdict.Rule != CleaningRules.Byline)
            {
                lines[i].Remove(verdict.Rule);
                // Above the prose a run would swallow the title.
                if (i >= firstProse && Reaches(verdict) > 0) (run, left) = (verdict.Rule, Reaches(verdict));
            }
            else if (left > 0 && !EndsRun(lines[i], run))
            {
                lines[i].Remove(run);
                left--;
            }
            else left = 0;
        }
    }

    /// <summary>Lines that are junk for where they stand. Runs when captions and author boxes, which look like prose, are gone.</summary>
    public static void RemoveByPlace(Draft draft)
    {
        var (first, last) = (draft.FirstProse, draft.LastProse);
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            if ((i < first || i > last) && line.IsKept && line.Verdict is { Reach: Reach.Edge } verdict && verdict.Rule != CleaningRules.Byline)
                line.Remove(verdict.Rule);
        }
        RemoveWeakGroups(draft.Lines);
    }

    /// <summary>
    /// Prose has returned. Below a comment form a shortish line that goes on behind its last full stop is a note with buttons.
    /// </summary>
    private static bool EndsRun(Line line, string run) => run == CleaningRules.CommentForm
        ? line.IsStatement && (Sentence.Ends(line.Text) || line.Text.Length >= LongestFormNote)
        : line.IsStatement;

    /// <summary>How many stubs below it a line takes along.</summary>
    private static int Reaches(Verdict verdict) => verdict.Reach switch { Reach.Run => int.MaxValue, Reach.OneMore => 1, _ => 0 };

    private static void RemoveWeakGroups(List<Line> lines)
    {
        for (var start = 0; start < lines.Count; start++)
        {
            var end = start;
            while (end < lines.Count && (!lines[end].IsKept || lines[end].Verdict is { Reach: Reach.BesideJunk })) end++;
            var group = lines.GetRange(start, end - start);
            if (group.Count >= WeakLinesOfABar || group.Exists(line => !line.IsKept))
            {
                foreach (var line in group.Where(line => line.IsKept)) line.Remove(line.Verdict!.Rule);
            }
            start = end;
        }
    }
}
