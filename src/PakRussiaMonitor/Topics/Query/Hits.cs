namespace PakRussiaMonitor.Topics.Query;

/// <summary>What of a vocabulary occurs in one article: which words, and where those of phrases stand.</summary>
internal sealed class Hits(Vocabulary vocabulary)
{
    private static readonly List<int> Nowhere = [];

    private readonly ulong[] _present = new ulong[(vocabulary.Count + 63) / 64];
    private readonly Dictionary<int, List<int>> _positions = [];

    /// <summary>The numbers of the words that occur, each once.</summary>
    public List<int> Words { get; } = [];

    public void Add(int word, int position)
    {
        if (!Has(word))
        {
            _present[word >> 6] |= 1UL << word;
            Words.Add(word);
            if (vocabulary.IsPositional(word))
                _positions.Add(word, []);
        }
        if (_positions.TryGetValue(word, out var positions))
            positions.Add(position);
    }

    public bool Has(int word) => (_present[word >> 6] & (1UL << word)) != 0;

    /// <summary>Where a phrase's word stands, ascending.</summary>
    public List<int> PositionsOf(int word) => _positions.GetValueOrDefault(word, Nowhere);
}
