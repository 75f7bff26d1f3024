namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Cuts junk that is glued to a paragraph: sentences at its end that are junk by their words, and buttons, labels and counters
/// before a sentence, at the paragraph's start or inside it. A label counts only before a capital, and in scripts without capitals
/// only before what cannot go on with it: "Share prices" is left alone.
/// </summary>
internal static class GluedPass
{
    private const int LongestTail = 300;

    /// <summary>Characters at the end of a paragraph that are taken apart.</summary>
    private const int LookedAt = 900;

    /// <summary>A headline below an anchor has at most as many words, and all such together.</summary>
    private const int LongestStub = 14;
    private const int MostStubWords = 30;

    /// <summary>With more words, what ends in a full stop is a sentence and no stub.</summary>
    private const int ShortestStatement = 4;

    /// <summary>A character is a word in Chinese; two are too few to be told from a sentence's beginning.</summary>
    private const int FewestDenseWords = 4;

    /// <summary>Characters that must be left of a paragraph behind a cut at its head.</summary>
    private const int ShortestRest = 30;

    /// <summary>Characters of a sentence that mostly tell that it begins with no phrase.</summary>
    private const int Opening = 40;

    /// <summary>Each cut copies the paragraph: a million glued buttons must not cost a million copies.</summary>
    private const int MostCuts = 20;

    /// <summary>Words behind the start of a link to elsewhere among which its end is looked for.</summary>
    private const int LongestHeadline = 20;

    public static void Apply(Draft draft)
    {
        var isFirst = true;
        foreach (var line in draft.Lines)
        {
            if (!line.IsKept || !line.IsProse) continue;
            CutTail(line);
            if (!line.IsKept) continue;
            CutBetween(line);
            if (draft.Lines.Count == 1) GluedNotices.Cut(line);
            CutLabels(line);
            if (isFirst && CutOpening(line)) CutLabels(line);
            isFirst = false;
        }
    }

    private static void CutLabels(Line line)
    {
        if (Label(line.Text, 0) is { Length: > 0 } label && line.Text.Length - label.Length >= ShortestRest)
            line.CutHead(label.Length, label.Rule);
    }

    /// <summary>Whole sentences of junk above the article's first.</summary>
    private static bool CutOpening(Line line)
    {
        var cuts = 0;
        for (; cuts < MostCuts; cuts++)
        {
            var end = Sentence.NextStart(line.Text, 0);
            if (end is <= 0 or > LongestTail) break;
            var opening = line.Text.AsSpan(0, end);
            var words = Words.Of(opening);
            // Of a long sentence an open phrase, "Photo: …", may have taken what is not its own.
            var verdict = words.Length <= LongestStub ? Sure(opening, words) : SiteVoice.Judge(words);
            if (verdict is null or { Rule: CleaningRules.AuthorBox }) break;
            line.CutHead(end, verdict.Rule);
        }
        return cuts > 0;
    }

    private static void CutBetween(Line line)
    {
        var cuts = 0;
        for (var at = Sentence.NextStart(line.Text, 0); at > 0 && cuts < MostCuts; at = Sentence.NextStart(line.Text, at))
        {
            while (cuts < MostCuts && Label(line.Text, at) is { Length: > 0 } label && line.Text.Length - at - label.Length >= ShortestRest)
            {
                line.CutMiddle(at, label.Length, label.Rule);
                cuts++;
            }
        }
    }

    /// <summary>
    /// From the last sentence back to the first that is junk for sure; stubs that stand below one are taken along. A line of
    /// nothing else goes whole.
    /// </summary>
    private static void CutTail(Line line)
    {
        var starts = Starts(line.Text);
        var (cut, pending) = (starts.Count, 0);
        var rules = new string[starts.Count];
        for (var i = starts.Count - 1; i >= 0; i--)
        {
            var part = line.Text.AsSpan()[starts[i]..(i + 1 < starts.Count ? starts[i + 1] : line.Text.Length)];
            if (part.Length > LongestTail) break;
            var words = Words.Of(part);
            // A whole note on the writer goes only at the text's end; that is seen to elsewhere.
            if (Sure(part, words, cut == i + 1 && cut < starts.Count) is { } verdict && (starts[i] > 0 || verdict.Rule != CleaningRules.AuthorBox))
            {
                (cut, pending, rules[i]) = (i, 0, verdict.Rule);
                continue;
            }
            if (i > 0 && cut == i + 1 && Joint(line.Text.AsSpan()[starts[i - 1]..(starts[i] + part.Length)]) is { } joint)
            {
                (cut, rules[i]) = (i, joint.Rule);
                continue;
            }
            pending += words.Length;
            if (pending > MostStubWords || words.Length > LongestStub || (words.Length > ShortestStatement && Sentence.EndsWithFullStop(part))) break;
        }
        if (cut == starts.Count) return;
        for (var i = cut + 1; i < starts.Count; i++) rules[i] ??= rules[i - 1];
        if (starts[cut] == 0)
        {
            line.Remove(rules[0]);
            return;
        }
        for (var i = starts.Count - 1; i >= cut; i--) line.CutTail(starts[i], rules[i]);
    }

    /// <summary>Two sentences of one notice: "Have a tip? Contact our newsroom", of which one alone says too little.</summary>
    private static Verdict? Joint(ReadOnlySpan<char> parts) => parts.Length <= LongestTail ? SiteVoice.Judge(Words.Of(parts)) : null;

    /// <summary>Where the last sentences begin, in order; the first is 0 when the paragraph is short.</summary>
    private static List<int> Starts(string text)
    {
        var from = Math.Max(0, text.Length - LookedAt);
        var starts = new List<int>();
        if (from == 0) starts.Add(0);
        for (var at = Sentence.NextStart(text, from); at > 0; at = Sentence.NextStart(text, at)) starts.Add(at);
        return starts.Count <= MostCuts ? starts : starts[^MostCuts..];
    }

    /// <summary>A sentence that is junk by its words alone.</summary>
    /// <param name="isAboveJunk">What follows it is junk.</param>
    private static Verdict? Sure(ReadOnlySpan<char> part, Word[] words, bool isAboveJunk = false)
    {
        if (words.Length == 0) return null;
        if (LineJudge.Judge(words) is { IsSure: true } sure && sure.Rule != CleaningRules.Byline)
        {
            // A link's label may have taken a sentence of the article with its headline: it is parted from it elsewhere.
            if (IsOnward(sure.Rule) && Sentence.EndsWithFullStop(part) && OnwardLink.End(words, 0) > 0) return null;
            return words.Length > 1 || sure.Rule is CleaningRules.Advert or CleaningRules.ReadMore or CleaningRules.BareLink or CleaningRules.RelatedHeadline ? sure : null;
        }
        if (TailPass.IsAuthorBox(part)) return new Verdict(CleaningRules.AuthorBox, Reach.Line, default, true);
        return Remnant(part, words, isAboveJunk);
    }

    /// <summary>
    /// What stands behind the last full stop without one of its own and begins with junk: buttons with something unknown between
    /// them, or an anchor such as "Related" with the headlines that followed it. Above other junk it may have a full stop.
    /// </summary>
    private static Verdict? Remnant(ReadOnlySpan<char> text, Word[] words, bool isAboveJunk)
    {
        if (words.Length < 2 || (!isAboveJunk && Sentence.Ends(text)) || !Lexicon.Phrases.CanBegin(words[0])) return null;
        var covered = 0;
        Phrase? main = null;
        for (var at = 0; at < words.Length;)
        {
            var best = Closed(words, at);
            if (best.End == 0 && at == 0) return null;
            // A full stop may be that of a notice behind the headlines, but only where a capital tells that the anchor ends.
            if (at == 0 && isAboveJunk && Sentence.Ends(text) && (best.End < 2 || best.End == words.Length || !words[best.End].Capital || !Script.HasCase(text))) return null;
            var isHeading = best.End - at >= 2 && best.Phrase?.Rule == CleaningRules.RelatedHeadline;
            if (best.End > 0 && (best.Phrase!.Reach is not (Reach.BesideJunk or Reach.Edge) || at > 0 || isHeading))
            {
                main ??= best.Phrase;
                covered += best.End - at;
            }
            at = Math.Max(best.End, at + 1);
        }
        var isAnchor = main is { Reach: Reach.Run or Reach.OneMore } or { Rule: CleaningRules.RelatedHeadline };
        return main is not null && covered >= 2 && (isAnchor || covered * 2 >= words.Length) ? new Verdict(main.Rule, Reach.Line, default, true) : null;
    }

    /// <summary>The longest phrase that begins here and is bounded by its own words.</summary>
    private static PhraseHit Closed(Word[] words, int at)
    {
        var best = default(PhraseHit);
        if (!Lexicon.Phrases.CanBegin(words[at])) return best;
        foreach (var hit in Lexicon.Phrases.Match(words, at))
        {
            if (!hit.IsOpen && hit.Phrase.Rule != CleaningRules.Byline && hit.End > best.End) best = hit;
        }
        return best;
    }

    /// <summary>Buttons and labels that begin at <paramref name="start"/>, with the white space behind them; of length 0 when there are none.</summary>
    private static (int Length, string Rule) Label(string text, int start)
    {
        if (!CouldBeginPhrase(text, start)) return default;
        if (start == 0 && Breadcrumb(text) is > 0 and var path) return (path, "breadcrumb");
        var opening = text.AsSpan(start, Math.Min(text.Length - start, LongestTail));
        var words = Words.Of(opening);
        var hasCase = Script.HasCase(opening);
        var (end, labels, isClear, rule) = (0, 0, false, "");
        while (end < words.Length - 1)
        {
            var next = LabelAt(words, end, hasCase);
            if (next.End == 0) break;
            isClear |= IsClear(words, end, next, hasCase);
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
            if (hit.IsOpen && hit.End == headline && IsOnward(hit.Phrase.Rule)) return hit;
            if (hit.IsOpen ? !IsClosedByNames(words, at, hit) : IsHeading(words, hit) || hit.Phrase.Reach == Reach.Run) continue;
            // An open phrase ends where it first may, a closed one where it last does.
            if (best.End == 0 || (hit.IsOpen ? hit.End < best.End : hit.End > best.End)) best = hit;
        }
        return best;
    }

    /// <summary>"Also read:" goes on behind its colon.</summary>
    private static bool IsHeading(Word[] words, PhraseHit hit) =>
        words[hit.End - 1].Label && TakesTheRest(hit.Phrase.Rule);

    private static bool IsOnward(string rule) => rule is CleaningRules.RelatedHeadline or CleaningRules.ReadMore;

    private static bool TakesTheRest(string rule) =>
        rule is CleaningRules.RelatedHeadline or CleaningRules.ReadMore or CleaningRules.Tags or CleaningRules.PhotoCredit;

    /// <summary>Junk without another label beside it: of one word only advertisements, and where there are no capitals nothing that has a reach.</summary>
    private static bool IsClear(Word[] words, int at, PhraseHit hit, bool hasCase)
    {
        if (hit.Phrase.Reach is Reach.BesideJunk) return false;
        if (hit.End - at == 1) return hit.Phrase.Rule == CleaningRules.Advert && (words[at].Key != "اعلان" || WordClasses.IsSentenceStarter(words[hit.End].Key));
        return hasCase ? hit.Phrase.Reach is not Reach.Edge || hit.End - at >= 3 : hit.Phrase.Reach == Reach.Line;
    }

    /// <summary>"Home » Opinion » Columns The ministers …": the path ends a word behind its last mark.</summary>
    private static int Breadcrumb(string text)
    {
        var opening = text.AsSpan(0, Math.Min(text.Length, 100));
        var last = opening.LastIndexOfAny('»', '›', '>');
        if (last < 0 || opening.Count('»') + opening.Count('›') + opening.Count('>') < 2 || opening[..last].ContainsAny('.', '!', '?') || opening[..last].Contains('«')) return 0;
        var words = Words.Of(text.AsSpan()[(last + 1)..Math.Min(text.Length, last + 80)]);
        return words.Length > 1 && words[1].Capital ? last + 1 + words[1].Start : 0;
    }

    /// <summary>"Photo: Reuters" ends with the agency; "Also read: …" where the next sentence begins with a word that sentences begin with.</summary>
    private static bool IsClosedByNames(Word[] words, int at, PhraseHit hit)
    {
        if (hit.Phrase.Rule == CleaningRules.PhotoCredit) return CaptionPass.IsAgency(words[hit.End - 1].Key);
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
