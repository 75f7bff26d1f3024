namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Cuts junk that is glued to a paragraph: sentences at its end that are junk by their words, and buttons, labels and counters
/// before a sentence, at the paragraph's start or inside it. A label counts only before a capital, and in scripts without capitals
/// only before what cannot go on with it: "Share prices" is left alone.
/// </summary>
internal static class GluedPass
{
    private const int LongestOpening = 300;

    /// <summary>A sentence with more words says too much for one that is known by its first ones.</summary>
    private const int LongestStub = 14;

    /// <summary>Characters that must be left of a paragraph behind a cut at its head.</summary>
    private const int ShortestRest = 30;

    /// <summary>Each cut copies the paragraph: a million glued buttons must not cost a million copies.</summary>
    private const int MostCuts = 20;

    public static void Apply(Draft draft)
    {
        var (isFirst, isOne) = (true, draft.Lines.Count == 1);
        foreach (var line in draft.Lines)
        {
            if (!line.IsKept || !line.IsProse) continue;
            GluedTail.Cut(line);
            if (!line.IsKept) continue;
            CutBetween(line, isOne);
            if (isOne) GluedNotices.Cut(line);
            CutLabels(line, isFirst);
            if (isFirst && CutOpening(line)) CutLabels(line, isFirst);
            isFirst = false;
        }
    }

    private static void CutLabels(Line line, bool isHead)
    {
        if (GluedLabels.At(line.Text, 0, isHead) is { Length: > 0 } label && line.Text.Length - label.Length >= ShortestRest)
            line.CutHead(label.Length, label.Rule);
    }

    /// <summary>Whole sentences of junk above the article's first.</summary>
    private static bool CutOpening(Line line)
    {
        var cuts = 0;
        for (; cuts < MostCuts; cuts++)
        {
            var end = Sentence.NextStart(line.Text, 0);
            if (end is <= 0 or > LongestOpening) break;
            var opening = line.Text.AsSpan(0, end);
            var words = Words.Of(opening);
            // Of a long sentence an open phrase, "Photo: …", may have taken what is not its own.
            var verdict = words.Length <= LongestStub ? GluedTail.Sure(opening, words) : SiteVoice.Judge(words);
            if (verdict is null or { Rule: CleaningRules.AuthorBox }) break;
            line.CutHead(end, verdict.Rule);
        }
        return cuts > 0;
    }

    private static void CutBetween(Line line, bool isOne)
    {
        var cuts = 0;
        for (var at = Sentence.NextStart(line.Text, 0); at > 0 && cuts < MostCuts; at = Sentence.NextStart(line.Text, at))
        {
            while (cuts < MostCuts && GluedLabels.At(line.Text, at, isOne) is { Length: > 0 } label && line.Text.Length - at - label.Length >= ShortestRest)
            {
                line.CutMiddle(at, label.Length, label.Rule);
                cuts++;
            }
        }
    }
}
