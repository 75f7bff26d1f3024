namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Removes the lines that the lexicon knows, and what stands with them: the stubs below an anchor such as "Leave a Reply"
/// until prose returns, and weak lines beside sure ones.
/// </summary>
internal static class LexiconPass
{
    /// <summary>So many weak lines under each other are a bar of buttons.</summary>
    private const int WeakLinesOfABar = 3;

    public static void Apply(Draft draft)
    {
        var lines = draft.Lines;
        var verdicts = lines.ConvertAll(line => LineJudge.Judge(line.Words));
        var prose = Enumerable.Range(0, lines.Count).Where(i => lines[i].IsProse && verdicts[i] is null).ToList();
        var (firstProse, lastProse) = prose.Count > 0 ? (prose[0], prose[^1]) : (-1, -1);

        var (run, left) = ("", 0);
        for (var i = 0; i < lines.Count; i++)
        {
            if (verdicts[i] is { } verdict && IsJunk(verdict, i < firstProse || i > lastProse))
            {
                lines[i].Remove(verdict.Rule);
                // Above the prose a run would swallow the title.
                if (i >= firstProse && Reaches(verdict) > 0) (run, left) = (verdict.Rule, Reaches(verdict));
            }
            else if (left > 0 && !lines[i].IsStatement)
            {
                lines[i].Remove(run);
                left--;
            }
            else left = 0;
        }
        TakeWeakGroups(lines, verdicts);
    }

    private static bool IsJunk(Verdict verdict, bool isAtEdge) => verdict.Reach switch
    {
        Reach.BesideJunk => false,
        // A byline must name someone before it goes; that is for the head to judge.
        Reach.Edge => isAtEdge && verdict.Rule != CleaningRules.Byline,
        _ => verdict.Rule != CleaningRules.Byline,
    };

    /// <summary>How many stubs below it a line takes along.</summary>
    private static int Reaches(Verdict verdict) => verdict.Reach switch { Reach.Run => int.MaxValue, Reach.OneMore => 1, _ => 0 };

    private static void TakeWeakGroups(List<Line> lines, List<Verdict?> verdicts)
    {
        for (var start = 0; start < lines.Count; start++)
        {
            var end = start;
            while (end < lines.Count && (verdicts[end] is { Reach: Reach.BesideJunk } || !lines[end].IsKept)) end++;
            if (end - start > 1)
            {
                var hasSure = lines.FindIndex(start, end - start, line => !line.IsKept) >= 0;
                if (hasSure || end - start >= WeakLinesOfABar)
                    for (var i = start; i < end; i++)
                        if (lines[i].IsKept) lines[i].Remove(verdicts[i]!.Rule);
            }
            start = end;
        }
    }
}
