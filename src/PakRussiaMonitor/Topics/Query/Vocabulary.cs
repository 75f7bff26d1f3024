using System.Collections.Frozen;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// Every word and prefix that occurs in some query, numbered, in one trie. A text's word walks down it once and mostly falls off
/// within a few characters, however many topics there are.
/// </summary>
internal sealed class Vocabulary
{
    private const int Root = 0;
    private const int None = -1;

    /// <summary>Latin to Arabic. Most of a text's words are done with at their first character, which for these needs no dictionary.</summary>
    private const int FirstCharacters = 0x0700;

    private readonly Dictionary<WordNode, int> numbers = [];
    private readonly Dictionary<long, int> edges = [];
    private readonly List<(int Whole, int Prefix)> nodes = [(None, None)];
    private readonly HashSet<int> positional = [];
    private readonly int[] firstNodes = new int[FirstCharacters];
    private FrozenDictionary<long, int>? frozenEdges;

    public int Count => numbers.Count;

    /// <summary>The word's number; the same word has the same number in every query.</summary>
    public int Add(WordNode word)
    {
        if (numbers.TryGetValue(word, out var number))
            return number;
        number = numbers.Count;
        numbers.Add(word, number);

        var node = Root;
        foreach (var c in word.Text)
        {
            if (!edges.TryGetValue(Edge(node, c), out var next))
            {
                next = nodes.Count;
                nodes.Add((None, None));
                edges.Add(Edge(node, c), next);
            }
            node = next;
        }
        nodes[node] = word.IsPrefix ? nodes[node] with { Prefix = number } : nodes[node] with { Whole = number };
        return number;
    }

    /// <summary>As <see cref="Add"/>, for a word whose places matter.</summary>
    public int AddPositional(WordNode word)
    {
        var number = Add(word);
        positional.Add(number);
        return number;
    }

    public bool IsPositional(int number) => positional.Contains(number);

    /// <summary>No word is added any more; reading becomes faster, and safe from many threads.</summary>
    public void Freeze()
    {
        for (var c = 0; c < FirstCharacters; c++)
            firstNodes[c] = edges.GetValueOrDefault(Edge(Root, (char)c), None);
        frozenEdges = edges.ToFrozenDictionary();
    }

    /// <summary>Notes every numbered word and prefix that a text's folded word is or begins with.</summary>
    public void Find(ReadOnlySpan<char> word, int position, Hits hits)
    {
        var trie = frozenEdges ?? throw new InvalidOperationException("The vocabulary is not frozen yet.");
        var node = Root;
        foreach (var c in word)
        {
            if (node == Root && c < FirstCharacters)
                node = firstNodes[c];
            else if (!trie.TryGetValue(Edge(node, c), out node))
                return;
            if (node == None)
                return;
            if (nodes[node].Prefix is var prefix and not None)
                hits.Add(prefix, position);
        }
        if (nodes[node].Whole is var whole and not None)
            hits.Add(whole, position);
    }

    private static long Edge(int node, char c) => ((long)node << 16) | c;
}
