namespace PakRussiaMonitor.Topics.Query;

/// <summary>Where words stand one behind the other.</summary>
internal static class PhrasePlaces
{
    public static bool Any(int[] words, Hits hits) => Find(words, hits, firstOnly: true).Count > 0;

    /// <summary>The positions of the first words, ascending.</summary>
    public static List<int> All(int[] words, Hits hits) => Find(words, hits, firstOnly: false);

    private static List<int> Find(int[] words, Hits hits, bool firstOnly)
    {
        // From the word with the fewest places, so that "the russian army" does not try every "the".
        var rarest = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (!hits.Has(words[i]))
                return [];
            if (hits.CountOf(words[i]) < hits.CountOf(words[rarest]))
                rarest = i;
        }
        var starts = new List<int>();
        foreach (var position in hits.PositionsOf(words[rarest]))
        {
            if (!StandsAt(words, position - rarest, hits))
                continue;
            starts.Add(position - rarest);
            if (firstOnly)
                break;
        }
        return starts;
    }

    private static bool StandsAt(int[] words, int start, Hits hits)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!hits.StandsAt(words[i], start + i))
                return false;
        }
        return true;
    }
}
