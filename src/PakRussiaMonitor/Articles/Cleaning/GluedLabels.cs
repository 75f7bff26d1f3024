namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>Finds buttons, labels and counters that are glued before a sentence: what they are, and where they end.</summary>
internal static class GluedLabels
{
    private const int LongestLabels = 300;

    /// <summary>Characters of a sentence that mostly tell that it begins with no phrase.</summary>
    private const int Opening = 40;

    /// <summary>A character is a word in Chinese; two are too few to be told from a sentence's beginning.</summary>
    private const int FewestDenseWords = 4;

    /// <summary>Characters that a path of sections may take at the head of a text, and words that a step of it may have.</summary>
    private const int LongestPath = 200;
    private const int LongestStep = 5;

    /// <summary>Words behind the start of a link to elsewhere among which its end is looked for.</summary>
    private const int LongestHeadline = 20;

    /// <summary>The Arabic label of adverts also means announcement, with which sentences of news begin.</summary>
    private const string Announcement = "اعلان";

    /// <summary>Buttons and labels that begin at <paramref name="start"/>, with the white space behind them; of length 0 when there are none.</summary>
    /// <param name="takesAdverts">A lone "Advertisement" goes where no capital tells it from the subject of a sentence.</param>
    public static (int Length, string Rule) At(string text, int start, bool takesAdverts)
    {
        if (!CouldBeginPhrase(text, start)) return default;
        if (start == 0 && Breadcrumb(text) is > 0 and var path) return (path, "breadcrumb");
        var opening = text.AsSpan(start, Math.Min(text.Length - start, LongestLabels));
        var words = Words.Of(opening);
        var hasCase = Script.HasCase(opening);
        var (end, labels, isClear, rule) = (0, 0, false, "");
        while (end < words.Length - 1)
        {
            var next = LabelAt(words, end, hasCase);
            if (next.End == 0) break;
            isClear |= IsClear(words, end, next, hasCase) || (takesAdverts && next.Phrase.Rule == CleaningRules.Advert && (start == 0 || words[end].Key != Announcement));
            if (labels++ == 0) rule = next.Phrase.Rule;
            end = next.End;
        }
        var isDense = opening.Length > 0 && Script.IsDense(opening[0]);
        // Two labels in a row confirm each other, where capitals tell that the second ends.
        if (end == 0 || !(isClear || (labels > 1 && (hasCase || labels > 2))) || (isDense && end < FewestDenseWords)) return default;
        // A quotation keeps its opening mark.
        return (opening[..words[end].Start].LastIndexOf(' ') is var space and >= 0 ? Math.Max(space + 1, words[end - 1].End) : words[end].Start, rule);
    }

    private static PhraseHit LabelAt(Word[] words, int at, bool hasCase)
    {
        var best = default(PhraseHit);
        if (!Lexicon.Phrases.CanBegin(words[at])) return best;
        var headline = OnwardLink.End(words, at);
        foreach (var hit in Lexicon.Phrases.Match(words, at))
        {
            if (hit.End >= words.Length || hit.Phrase.Rule == CleaningRules.Byline || !Begins(words, hit.End, hasCase)) continue;
            if (hit.IsOpen && hit.End == headline && OnwardLink.IsRule(hit.Phrase.Rule)) return hit;
            if (hit.IsOpen ? !IsClosedByNames(words, at, hit) : IsHeading(words, hit) || hit.Phrase.Reach == Reach.Run) continue;
            // An open phrase ends where it first may, a closed one where it last does.
            if (best.End == 0 || (hit.IsOpen ? hit.End < best.End : hit.End > best.End)) best = hit;
        }
        return best;
    }

    /// <summary>"Also read:" goes on behind its colon.</summary>
    private static bool IsHeading(Word[] words, PhraseHit hit) =>
        words[hit.End - 1].Label && TakesTheRest(hit.Phrase.Rule);

    private static bool TakesTheRest(string rule) =>
        rule is CleaningRules.RelatedHeadline or CleaningRules.ReadMore or CleaningRules.Tags or CleaningRules.PhotoCredit;

    /// <summary>
    /// Junk without another label beside it. One word needs a sentence's first word behind it, or that no sentence begins with such a word
    /// and a capital; where there are no capitals nothing goes that has a reach.
    /// </summary>
    private static bool IsClear(Word[] words, int at, PhraseHit hit, bool hasCase)
    {
        if (hit.Phrase.Reach is Reach.BesideJunk) return false;
        if (hit.End - at == 1)
            return WordClasses.BeginsSentence(words, hit.End) || (hasCase && (hit.Phrase.Rule == CleaningRules.Advert || Script.IsCyrillic(words[at].Key[0])));
        return hasCase ? hit.Phrase.Reach is not Reach.Edge || hit.End - at >= 3 : hit.Phrase.Reach == Reach.Line;
    }

    /// <summary>"Home » Opinion » The long road The ministers …": the path ends where a headline would; in scripts without capitals a word behind its last mark.</summary>
    private static int Breadcrumb(string text)
    {
        var words = Words.Of(text.AsSpan(0, Math.Min(text.Length, LongestPath)));
        var last = -1;
        for (var i = 0; i < words.Length && !words[i].Stop && i - last <= LongestStep; i++)
        {
            if (words[i].Path) last = i;
        }

        if (last < 1 || !Array.Exists(words[..last], word => word.Path) || last + 2 >= words.Length) return 0;
        var end = Script.HasCase(text) ? OnwardLink.HeadlineEnd(words, last + 2) : last + 2;
        return end > 0 ? words[end].Start : 0;
    }

    /// <summary>"Photo: Reuters" ends with the agency; "Also read: …" where the next sentence begins with a word that sentences begin with.</summary>
    private static bool IsClosedByNames(Word[] words, int at, PhraseHit hit)
    {
        if (hit.Phrase.Rule == CleaningRules.PhotoCredit) return CaptionPass.IsAgency(words[hit.End - 1].Key) && !CaptionPass.IsAgency(words[hit.End].Key);
        return hit.Phrase.Rule is CleaningRules.RelatedHeadline or CleaningRules.ReadMore && hit.End - at is > 4 and < LongestHeadline
            && WordClasses.IsSentenceStarter(words[hit.End].Key) && Array.Exists(words[at..hit.End], word => !word.Capital && word.End - word.Start > 3);
    }

    /// <summary>A sentence or a counter can begin with this word: it has a capital, or in scripts without them it is no particle.</summary>
    private static bool Begins(Word[] words, int at, bool hasCase) =>
        words[at].Kind == WordKind.Number || (words[at].Capital && (hasCase || !WordClasses.IsParticle(words[at].Key)));

    /// <summary>Looks at a few words before taking the whole sentence apart: nearly every sentence is done with here.</summary>
    private static bool CouldBeginPhrase(string text, int start)
    {
        var end = text.Length;
        // Whole words only, and what stands alone behind them: it may be punctuation of theirs.
        if (end - start > Opening && text.LastIndexOf(' ', start + Opening) is var space && space > start) end = space;
        // What no phrase begins with, none begins with when more is said.
        return CouldBegin(text, start, FewWords(text, start, end)) && CouldBegin(text, start, end);
    }

    private static bool CouldBegin(string text, int start, int end) => Lexicon.Phrases.CanBegin(Words.Of(text.AsSpan(start, end - start)));

    private static int FewWords(string text, int start, int end)
    {
        for (var (words, i) = (0, start + 1); i < end; i++)
        {
            if (text[i] == ' ' && ++words == 2) return i;
        }
        return end;
    }
}
