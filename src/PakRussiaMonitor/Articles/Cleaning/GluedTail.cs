namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>Cuts the end of a paragraph from the first part on that is junk by its words: whole sentences, and what is glued behind the last.</summary>
internal static class GluedTail
{
    private const int LongestPart = 300;

    /// <summary>Characters at the end of a paragraph that are taken apart.</summary>
    private const int LookedAt = 900;

    /// <summary>A headline below an anchor has at most as many words, and all such together.</summary>
    private const int LongestStub = 14;
    private const int MostStubWords = 30;

    /// <summary>With more words, what ends in a full stop is a sentence and no stub.</summary>
    private const int ShortestStatement = 4;

    /// <summary>Sentences at the end that are judged, and parts when some of them have been taken apart.</summary>
    private const int MostSentences = 20;
    private const int MostParts = 30;

    /// <summary>
    /// From the last sentence back to the first that is junk for sure; stubs that stand below one are taken along. A line of
    /// nothing else goes whole.
    /// </summary>
    public static void Cut(Line line)
    {
        var starts = Starts(line.Text);
        var rules = new List<string?>(new string?[starts.Count]);
        var (cut, pending) = (starts.Count, 0);
        for (var i = starts.Count - 1; i >= 0; i--)
        {
            var part = line.Text.AsSpan()[starts[i]..(i + 1 < starts.Count ? starts[i + 1] : line.Text.Length)];
            if (part.Length > LongestPart) break;
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
            if (starts.Count < MostParts && Inside(part, words) is > 0 and var inside)
            {
                starts.Insert(i + 1, starts[i] + inside);
                rules.Insert(i + 1, null);
                if (cut > i) cut++;
                i += 2;
                continue;
            }
            pending += words.Length;
            if (pending > MostStubWords || words.Length > LongestStub || (words.Length > ShortestStatement && Sentence.EndsWithFullStop(part))) break;
        }
        if (cut == starts.Count) return;
        for (var i = cut + 1; i < starts.Count; i++) rules[i] ??= rules[i - 1];
        if (starts[cut] == 0)
        {
            line.Remove(rules[0]!);
            return;
        }
        for (var i = starts.Count - 1; i >= cut; i--) line.CutTail(starts[i], rules[i]!);
    }

    /// <summary>
    /// Where within a sentence the last piece begins that is junk for sure up to the end: "Print Related Posts Ports without ships".
    /// Without capitals only where no stop follows; 0 when there is none.
    /// </summary>
    private static int Inside(ReadOnlySpan<char> part, Word[] words)
    {
        var isStopped = Sentence.Ends(part);
        if (isStopped && !Script.HasCase(part)) return 0;
        // A sentence of the article may end in "… the Privacy Policy.", but hardly in a whole notice.
        for (var at = words.Length - (isStopped ? ShortestStatement : 2); at > 0; at--)
        {
            if (words[at].Kind != WordKind.Link && (!words[at].Capital || !Lexicon.Phrases.CanBegin(words[at]))) continue;
            if (Sure(part[words[at].Start..], words[at..]) is not null) return words[at].Start;
        }
        return 0;
    }

    /// <summary>Two sentences of one notice: "Have a tip? Contact our newsroom", of which one alone says too little.</summary>
    private static Verdict? Joint(ReadOnlySpan<char> parts) => parts.Length <= LongestPart ? SiteVoice.Judge(Words.Of(parts)) : null;

    /// <summary>Where the last sentences begin, in order; the first is 0 when the paragraph is short.</summary>
    private static List<int> Starts(string text)
    {
        var from = Math.Max(0, text.Length - LookedAt);
        var starts = new List<int>();
        if (from == 0) starts.Add(0);
        for (var at = Sentence.NextStart(text, from); at > 0; at = Sentence.NextStart(text, at)) starts.Add(at);
        return starts.Count <= MostSentences ? starts : starts[^MostSentences..];
    }

    /// <summary>A sentence that is junk by its words alone.</summary>
    /// <param name="isAboveJunk">What follows it is junk.</param>
    public static Verdict? Sure(ReadOnlySpan<char> part, Word[] words, bool isAboveJunk = false)
    {
        if (words.Length == 0) return null;
        if (LineJudge.Judge(words) is { IsSure: true } sure && sure.Rule != CleaningRules.Byline)
        {
            // A link's label may have taken a sentence of the article with its headline: it is parted from it elsewhere.
            if (OnwardLink.IsRule(sure.Rule) && Sentence.EndsWithFullStop(part) && OnwardLink.End(words, 0) > 0) return null;
            return words.Length > 1 || !Sentence.Ends(part) || sure.Rule is CleaningRules.Advert or CleaningRules.ReadMore or CleaningRules.BareLink or CleaningRules.RelatedHeadline ? sure : null;
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
        // A link's headline with a sentence of the article behind it is parted from it elsewhere.
        if (isAboveJunk && Sentence.EndsWithFullStop(text) && OnwardLink.End(words, 0) > 0) return null;
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
}
