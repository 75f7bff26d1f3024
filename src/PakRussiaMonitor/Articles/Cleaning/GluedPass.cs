namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Cuts junk that is glued to a paragraph: whole sentences at its end that consist of known phrases and nothing else, and
/// buttons or counters before its first word.
/// </summary>
internal static class GluedPass
{
    private const int LongestTail = 300;
    private const int FewestWordsLeft = 8;

    /// <summary>Characters of a sentence that mostly tell that it begins with no phrase.</summary>
    private const int Opening = 40;

    /// <summary>Each cut copies the paragraph: a million glued buttons must not cost a million copies.</summary>
    private const int MostCuts = 20;

    public static void Apply(Draft draft)
    {
        foreach (var line in draft.Lines)
        {
            if (!line.IsKept || !line.IsProse) continue;
            for (var cuts = 0; cuts < MostCuts && CutTail(line); cuts++)
            {
            }
            CutHead(line);
        }
    }

    private static bool CutTail(Line line)
    {
        var text = line.Text;
        var from = Math.Max(0, text.Length - LongestTail);
        var start = Sentence.StartOfLast(text.AsSpan(from));
        if (start < 0) return false;
        start += from;
        if (!CouldBeginPhrase(text, start)) return false;
        var words = Words.Of(text[start..]);
        if (LineJudge.Judge(words) is not { IsSure: true, Rule: not CleaningRules.Byline } verdict) return false;
        if (words.Length == 1 && verdict.Rule is not (CleaningRules.Advert or CleaningRules.ReadMore or CleaningRules.BareLink)) return false;
        line.CutTail(start, verdict.Rule);
        return true;
    }

    /// <summary>Looks at a few words before taking the whole sentence apart: nearly every sentence is done with here.</summary>
    private static bool CouldBeginPhrase(string text, int start)
    {
        var end = text.Length;
        // Whole words only, and what stands alone behind them: it may be punctuation of theirs.
        if (end - start > Opening && text.LastIndexOf(' ', start + Opening) is var space && space > start) end = space;
        return Lexicon.Phrases.CanBegin(Words.Of(text[start..end]));
    }

    /// <summary>Only buttons, counters and players, of two words at least, before a capital: "Share prices" is left alone.</summary>
    private static void CutHead(Line line)
    {
        if (!CouldBeginPhrase(line.Text, 0)) return;
        var words = Words.Of(line.Text.Length <= LongestTail ? line.Text : line.Text[..LongestTail]);
        var (best, rule) = (0, "");
        foreach (var hit in words.Length == 0 ? [] : Lexicon.Phrases.Match(words, 0))
        {
            var isButton = hit.Phrase is { Reach: Reach.Line, Rule: "share-bar" or "comment-count" or "player" };
            if (isButton && hit.End >= 2 && hit.End > best && hit.Names.Equals(default)) (best, rule) = (hit.End, hit.Phrase.Rule);
        }
        if (best == 0 || best + FewestWordsLeft > words.Length || !words[best].Capital) return;
        line.CutHead(words[best].Start, rule);
    }
}
