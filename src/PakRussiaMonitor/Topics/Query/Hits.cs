namespace PakRussiaMonitor.Topics.Query;

/// <summary>What of a vocabulary occurs in one article: which words, and where those of phrases stand.</summary>
internal sealed class Hits(Vocabulary vocabulary)
{
    private static readonly List<int> Nowhere = [];

    private readonly ulong[] present = new ulong[(vocabulary.Count + 63) / 64];
    private readonly Dictionary<int, List<int>> positions = [];

    /// <summary>The numbers of the words that occur, each once.</summary>
    public List<int> Words { get; } = [];

    public void Add(int word, int position)
    {
        if (!Has(word))
        {
            present[word >> 6] |= 1UL << word;
            Words.Add(word);
            if (vocabulary.IsPositional(word))
                positions.Add(word, []);
        }
        if (positions.TryGetValue(word, out var places))
            places.Add(position);
    }

    public bool Has(int word) => (present[word >> 6] & (1UL << word)) != 0;

    /// <summary>Where a phrase's word stands, ascending.</summary>
    public List<int> PositionsOf(int word) => positions.GetValueOrDefault(word, Nowhere);
}
