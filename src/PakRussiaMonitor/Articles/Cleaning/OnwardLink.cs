namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Finds where the headline of a link, "Also read: Envoy returns without a deal", ends when an article's sentence follows without a mark
/// between: at a word that sentences begin with, else at the first capital that goes on in small letters. Only of scripts with capitals.
/// </summary>
internal static class OnwardLink
{
    private const int LongestLabel = 5;
    private const int LongestHeadline = 20;
    private const int ShortestHeadline = 3;

    /// <summary>Words that must be left for the sentence.</summary>
    private const int ShortestSentence = 4;

    /// <summary>The index of the first word behind the headline; 0 when no label stands at <paramref name="at"/> or nothing tells.</summary>
    public static int End(Word[] words, int at)
    {
        var label = Array.FindIndex(words, at, Math.Min(LongestLabel, words.Length - at), word => word.Label);
        if (label < 0) return 0;
        var first = 0;
        for (var i = label + 1 + ShortestHeadline; i < Math.Min(words.Length - ShortestSentence, at + LongestHeadline); i++)
        {
            if (words[i - 1].Stop) break;
            if (words[i].Kind != WordKind.Plain || !words[i].Capital) continue;
            if (WordClasses.IsSentenceStarter(words[i].Key)) return i;
            if (first == 0 && !words[i + 1].Capital && words[i + 1].Kind == WordKind.Plain && !WordClasses.IsNameJoint(words[i + 1].Key)) first = i;
        }
        return first;
    }
}
