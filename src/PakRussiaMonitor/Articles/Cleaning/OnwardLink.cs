namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Finds where the headline of a link, "Also read: Envoy returns without a deal", ends when an article's sentence follows without a mark
/// between: at a word that sentences begin with, else at the first capital that goes on in small letters, or behind a verb where verbs come last.
/// </summary>
internal static class OnwardLink
{
    private const int LongestLabel = 5;
    private const int LongestHeadline = 20;
    private const int ShortestHeadline = 3;
    private const int ShortHeadline = 8;

    /// <summary>Words that must be left for the sentence.</summary>
    private const int ShortestSentence = 4;

    public static bool IsRule(string rule) => rule is CleaningRules.RelatedHeadline or CleaningRules.ReadMore;

    /// <summary>The index of the first word behind the headline; 0 when no label stands at <paramref name="at"/> or nothing tells.</summary>
    public static int End(Word[] words, int at)
    {
        var label = Array.FindIndex(words, at, Math.Min(LongestLabel, words.Length - at), word => word.Label);
        if (label < 0) return 0;
        return HeadlineEnd(words, label + 1 + ShortestHeadline);
    }

    /// <summary>The first word at or behind <paramref name="from"/> that begins a sentence of its own; 0 when none does.</summary>
    public static int HeadlineEnd(Word[] words, int from)
    {
        var first = 0;
        for (var i = from; i < Math.Min(words.Length - ShortestSentence, from + LongestHeadline); i++)
        {
            if (words[i - 1].Stop) break;
            if (words[i].Kind != WordKind.Plain || !words[i].Capital) continue;
            if (WordClasses.BeginsSentence(words, i)) return i;
            // Urdu, Hindi and Persian end a clause with its verb.
            if (i - from < ShortHeadline && WordClasses.EndsClause(words[i - 1].Key) && !WordClasses.IsParticle(words[i].Key)) return i;
            if (first == 0 && !words[i + 1].Capital && words[i + 1].Kind == WordKind.Plain && (!WordClasses.IsNameJoint(words[i + 1].Key) || !words[i + 2].Capital)) first = i;
        }
        return first;
    }
}
