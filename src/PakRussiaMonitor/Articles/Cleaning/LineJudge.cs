namespace PakRussiaMonitor.Articles.Cleaning;

/// <param name="Names">The words that a <c>{names}</c> placeholder took.</param>
/// <param name="IsSure">Holds at least one phrase that is junk without looking at its neighbours.</param>
internal sealed record Verdict(string Rule, Reach Reach, Range Names, bool IsSure);

/// <summary>Says what a short line is by its words alone: a phrase of the lexicon, or a row of them side by side.</summary>
internal static class LineJudge
{
    private const int MostWords = 60;

    /// <summary>So many weak words in a row are a bar of buttons: "Facebook Twitter Email".</summary>
    private const int WeakWordsOfABar = 3;

    private const int MostSwallowed = 10;

    public static Verdict? Judge(Word[] words)
    {
        if (words.Length is 0 or > MostWords) return null;
        if (Array.TrueForAll(words, word => word.Kind == WordKind.Link))
            return new Verdict(CleaningRules.BareLink, Reach.Line, default, true);
        if (words.Length > 1 && Array.TrueForAll(words, word => word.Kind == WordKind.Hashtag))
            return new Verdict(CleaningRules.Tags, Reach.Line, default, true);
        return (Lexicon.Phrases.CanBegin(words[0]) ? Cover(words) : null) ?? SiteVoice.Judge(words) ?? LineShape.Judge(words);
    }

    /// <summary>Covers the words from left to right with phrases; the best row of phrases up to the end decides.</summary>
    private static Verdict? Cover(Word[] words)
    {
        var rows = new Row?[words.Length + 1];
        rows[0] = new Row(0, 0, 0, null, default);
        for (var at = 0; at < words.Length; at++)
        {
            if (rows[at] is not { } row) continue;
            foreach (var hit in Lexicon.Phrases.Match(words, at))
            {
                var longer = row.With(hit, Swallows(words, at, hit));
                if (rows[hit.End] is not { } other || longer.IsBetterThan(other)) rows[hit.End] = longer;
            }
        }
        return rows[words.Length] is { } whole && !(whole.Swallowed > MostSwallowed && words[^1].Stop) ? whole.ToVerdict() : null;
    }

    /// <summary>
    /// Words that a label took up to a full stop, and that may be a sentence glued to it: headlines have no full stop, captions may,
    /// but not behind the agency.
    /// </summary>
    private static int Swallows(Word[] words, int at, PhraseHit hit)
    {
        if (!hit.IsOpen || hit.Phrase.Rule is not (CleaningRules.RelatedHeadline or CleaningRules.ReadMore or CleaningRules.PhotoCredit or "breadcrumb")) return 0;
        if (hit.Phrase.Rule != CleaningRules.PhotoCredit) return hit.End - at;
        var agency = Array.FindIndex(words, at, Math.Min(5, hit.End - at), word => CaptionPass.IsAgency(word.Key));
        return agency < 0 ? 0 : hit.End - agency;
    }

    /// <summary>The phrases that cover a line up to some word.</summary>
    private sealed record Row(int Phrases, int Sure, int Swallowed, Phrase? Main, Range Names)
    {
        public Row With(PhraseHit hit, int swallows)
        {
            var isSure = hit.Phrase.Reach is Reach.Line or Reach.OneMore or Reach.Run;
            var isByline = hit.Phrase.Rule == CleaningRules.Byline;
            var takesOver = Main is null || isByline || (isSure && (Main.Reach is Reach.BesideJunk or Reach.Edge) && Main.Rule != CleaningRules.Byline)
                || (hit.Phrase.Reach == Reach.Run && Main.Rule != CleaningRules.Byline);
            return new Row(Phrases + 1, Sure + (isSure ? 1 : 0), Math.Max(Swallowed, swallows), takesOver ? hit.Phrase : Main, isByline ? hit.Names : Names);
        }

        /// <summary>One long phrase says more than several short ones; after that, the more of it is sure, the better.</summary>
        public bool IsBetterThan(Row other) =>
            Phrases != other.Phrases ? Phrases < other.Phrases : Sure > other.Sure;

        public Verdict? ToVerdict()
        {
            if (Main is null) return null;
            if (Phrases == 1) return new Verdict(Main.Rule, Main.Reach, Names, Sure > 0);
            if (Sure > 0) return new Verdict(Main.Rule, Main.Reach is Reach.Run or Reach.OneMore ? Main.Reach : Reach.Line, Names, true);
            if (Main.Reach == Reach.Edge) return new Verdict(Main.Rule, Reach.Edge, Names, false);
            return new Verdict(Main.Rule, Phrases >= WeakWordsOfABar ? Reach.Line : Reach.BesideJunk, Names, false);
        }
    }
}
