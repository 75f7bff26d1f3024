namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// What of a vocabulary occurs in one article: which words, and where those of phrases stand. Made once and used for one article
/// after the other.
/// </summary>
internal sealed class Hits(Vocabulary vocabulary, int clauses, int topics)
{
    private const int None = -1;

    private readonly int[] counts = new int[vocabulary.Count];
    private readonly int[] lastPlaces = new int[vocabulary.Count];
    private readonly sbyte[] answers = new sbyte[clauses];
    private readonly List<int> answered = [];

    /// <summary>Places in the order of the text; each knows the place before it at which the same word stands.</summary>
    private Place[] places = new Place[256];
    private int placeCount;

    private readonly record struct Place(int Position, int Word, int Before);

    /// <summary>The numbers of the words that occur, each once.</summary>
    public List<int> Words { get; } = [];

    public WokenTopics Topics { get; } = new(topics);

    /// <summary>Makes ready for another article, at the cost of what the last one held.</summary>
    public void Clear()
    {
        foreach (var word in Words)
            counts[word] = 0;
        foreach (var clause in answered)
            answers[clause] = 0;
        Words.Clear();
        answered.Clear();
        placeCount = 0;
        Topics.Clear();
    }

    public void Add(int word, int position)
    {
        var first = counts[word]++ == 0;
        if (first)
            Words.Add(word);
        if (!vocabulary.IsPositional(word))
            return;
        if (vocabulary.EndsPair(word))
            AddPairs(word, position);
        if (placeCount == places.Length)
            Array.Resize(ref places, places.Length * 2);
        places[placeCount] = new(position, word, first ? None : lastPlaces[word]);
        lastPlaces[word] = placeCount++;
    }

    /// <summary>The pairs that a word ends: what stands right before it was noted last.</summary>
    private void AddPairs(int word, int position)
    {
        for (var i = placeCount - 1; i >= 0 && places[i].Position >= position - 1; i--)
        {
            if (places[i].Position == position - 1 && vocabulary.BeginsPair(places[i].Word) && vocabulary.FindPair(places[i].Word, word) is var pair and not None
                && counts[pair]++ == 0)
                Words.Add(pair);
        }
    }

    public bool Has(int word) => counts[word] > 0;

    public int CountOf(int word) => counts[word];

    /// <summary>Where a positional word stands, ascending.</summary>
    public int[] PositionsOf(int word)
    {
        var positions = new int[counts[word]];
        var place = positions.Length == 0 ? None : lastPlaces[word];
        for (var i = positions.Length - 1; i >= 0; i--, place = places[place].Before)
            positions[i] = places[place].Position;
        return positions;
    }

    /// <summary>Whether a positional word stands at a position.</summary>
    public bool StandsAt(int word, int position)
    {
        var (low, high) = (0, placeCount);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (places[middle].Position < position)
                low = middle + 1;
            else
                high = middle;
        }
        for (; low < placeCount && places[low].Position == position; low++)
        {
            if (places[low].Word == word)
                return true;
        }
        return false;
    }

    /// <summary>What a clause that several topics share was found to say, so that it is asked once.</summary>
    public bool? AnswerOf(int clause) => answers[clause] == 0 ? null : answers[clause] > 0;

    public void Answer(int clause, bool holds)
    {
        answers[clause] = holds ? (sbyte)1 : (sbyte)-1;
        answered.Add(clause);
    }
}
