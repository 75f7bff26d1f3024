namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Removes the headline of another article that stands between two paragraphs as a link once did. A sub-heading stands there
/// too, so that single signs do not suffice: headlines of newspapers are clauses in sentence case with a verb in the present
/// and words in single quotes; sub-headings are short, mostly without a verb, and come in numbers.
/// </summary>
internal static class InlineHeadlinePass
{
    private const int FewestWords = 6;
    private const int MostWords = 20;
    private const int LongClause = 8;

    /// <summary>Quoted words (2), a verb of headlines, a clause in sentence case, other junk on the page: four of these five points.</summary>
    private const int Enough = 4;

    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "accuses", "admits", "agree", "agrees", "aims", "announces", "approves", "arrives", "asks", "assures", "backs", "bans", "begins",
        "blames", "boosts", "calls", "claims", "condemns", "confirms", "declares", "demands", "denies", "discuss", "discusses", "eye", "eyes",
        "extends", "faces", "finds", "gets", "gives", "hails", "hints", "holds", "hopes", "inks", "invites", "joins", "keen", "kills", "launches", "leaves",
        "lauds", "makes", "meets", "moves", "offers", "opposes", "orders", "plans", "pledges", "praises", "proposes", "pushes", "raises", "reaches",
        "ready", "rejects", "reveals", "says", "seeks", "sees", "sends", "set", "shows", "sign", "signs", "slams", "starts", "stresses", "suspends", "takes",
        "tells", "terms", "threatens", "to", "urges", "vows", "wants", "warns", "welcomes", "wins",
    };

    public static void Apply(Draft draft)
    {
        var kept = draft.Lines.FindAll(line => line.IsKept);
        var between = Enumerable.Range(1, Math.Max(0, kept.Count - 2))
            .Where(i => !kept[i].IsProse && kept[i - 1].IsProse && kept[i + 1].IsProse)
            .ToList();
        // Two or more are the structure of the text itself.
        if (between.Count != 1) return;
        var hasJunk = draft.Lines.Exists(line => line.IsWidget);
        var line = kept[between[0]];
        if (Score(line, hasJunk) >= Enough) line.Remove(CleaningRules.RelatedHeadline);
    }

    private static int Score(Line line, bool hasJunk)
    {
        var words = line.Words;
        if (words.Length is < FewestWords or > MostWords || !words[0].Capital) return 0;
        if (Sentence.Ends(line.Text) || line.Text[^1] is ':' or ',' or ';') return 0;
        var score = hasJunk ? 1 : 0;
        if (HasQuotedWords(line.Text)) score += 2;
        // Not the first word: "Signs of a thaw" is no clause.
        if (words.Skip(1).Take(6).Any(word => Verbs.Contains(word.Key))) score++;
        if (words.Length >= LongClause && words.Count(word => !word.Capital && word.Key.Length > 4) >= 2) score++;
        return score;
    }

    /// <summary>Single quotes around words inside the line, as headlines have them; not around the whole of it.</summary>
    private static bool HasQuotedWords(string text)
    {
        var open = text.IndexOf('‘');
        if (open < 0) open = text.IndexOf(" '", StringComparison.Ordinal) is var plain and >= 0 ? plain + 1 : -1;
        if (open < 0) return false;
        var close = text.IndexOfAny(['’', '\''], open + 1);
        while (close > 0 && close + 1 < text.Length && char.IsLetterOrDigit(text[close + 1])) close = text.IndexOfAny(['’', '\''], close + 1);
        return close > open + 2 && close - open < text.Length - 2;
    }
}
