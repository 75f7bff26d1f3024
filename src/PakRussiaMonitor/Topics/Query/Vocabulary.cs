using System.Numerics;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// Every word and prefix that occurs in some query, numbered, in one trie per field. A text's word walks down it once and mostly falls
/// off within a few characters, however many topics there are.
/// </summary>
internal sealed class Vocabulary
{
    private const int None = -1;

    /// <summary>Latin to Arabic. Most of a text's words are done with at their first character, which for these needs no look-up.</summary>
    private const int FirstCharacters = 0x0700;

    private readonly Dictionary<WordNode, int> numbers = [];
    private readonly Dictionary<long, int> edges = [];
    private readonly List<Node> building = [];
    private readonly HashSet<int> positionalWords = [];
    private readonly Dictionary<long, int> pairs = [];
    private readonly bool[] inUse = new bool[QueryFields.Count];

    private int[] firstNodes = [];
    private Node[] nodes = [];
    private int[] likelihoods = [];
    private bool[] positional = [];

    /// <summary>By word: whether a pair begins with it, and whether one ends.</summary>
    private bool[] beginsPair = [], endsPair = [];

    /// <summary>The frozen edges by other than plain letters.</summary>
    private NumberTable otherEdges = new([]);
    private NumberTable frozenPairs = new([]);

    /// <summary>The first nodes are the roots, one per field.</summary>
    public Vocabulary() => building.AddRange(Enumerable.Repeat(new Node(None, None), QueryFields.Count));

    /// <summary>What ends at a place of the trie, and where it goes on from there.</summary>
    /// <param name="Letters">A bit for each letter from a to z that goes on. Their nodes stand in a row from <paramref name="FirstChild"/> on.</param>
    private readonly record struct Node(int Whole, int Prefix, uint Letters = 0, int FirstChild = 0);

    public int Count => numbers.Count + pairs.Count;

    /// <summary>Whether some word is looked for in this field.</summary>
    public bool Uses(QueryField field) => inUse[(int)field];

    /// <summary>The word's number; the same word of the same field has the same number in every query.</summary>
    public int Add(WordNode word)
    {
        if (numbers.TryGetValue(word, out var number))
            return number;
        number = Count;
        numbers.Add(word, number);
        inUse[(int)word.Field] = true;

        var node = (int)word.Field;
        foreach (var c in word.Text)
        {
            if (!edges.TryGetValue(Edge(node, c), out var next))
            {
                next = building.Count;
                building.Add(new(None, None));
                edges.Add(Edge(node, c), next);
            }
            node = next;
        }
        building[node] = word.IsPrefix ? building[node] with { Prefix = number } : building[node] with { Whole = number };
        return number;
    }

    /// <summary>As <see cref="Add"/>, for a word whose places matter.</summary>
    public int AddPositional(WordNode word)
    {
        var number = Add(word);
        positionalWords.Add(number);
        return number;
    }

    /// <summary>The number of two positional words one behind the other, which is a word's like any other.</summary>
    public int AddPair(int first, int second)
    {
        if (!pairs.TryGetValue(Pair(first, second), out var number))
            pairs.Add(Pair(first, second), number = Count);
        return number;
    }

    /// <summary>
    /// How likely it stands in an article, roughly and beside others: less so in a short field than in the text, and a pair less than either of
    /// its words; but every article has one of few languages and kinds.
    /// </summary>
    public int LikelihoodOf(int number) => likelihoods[number];

    public bool IsPositional(int number) => positional[number];

    public bool BeginsPair(int number) => beginsPair[number];

    public bool EndsPair(int number) => endsPair[number];

    /// <summary>The pair's number; -1 where no query asks for it.</summary>
    public int FindPair(int first, int second) => frozenPairs.Find(Pair(first, second));

    /// <summary>No word is added any more; reading becomes faster, and safe from many threads.</summary>
    public void Freeze()
    {
        var edges = LayOut();
        likelihoods = new int[Count];
        foreach (var (word, number) in numbers)
            likelihoods[number] = word.Field switch { QueryField.Lang or QueryField.Kind => 100, QueryField.Anywhere => 10, _ => 1 };
        foreach (var number in pairs.Values)
            likelihoods[number] = 1;
        positional = [.. Enumerable.Range(0, Count).Select(positionalWords.Contains)];
        (beginsPair, endsPair) = (new bool[Count], new bool[Count]);
        foreach (var pair in pairs.Keys)
            beginsPair[pair >> 32] = endsPair[(int)pair] = true;
        firstNodes = [.. Enumerable.Range(0, FirstCharacters).Select(c => edges.GetValueOrDefault(Edge((int)QueryField.Anywhere, (char)c), None))];
        otherEdges = new([.. edges.Where(edge => !char.IsAsciiLetterLower((char)edge.Key))]);
        frozenPairs = new(pairs);
    }

    /// <summary>Numbers the nodes anew, so that those that follow one node by plain letters stand in a row.</summary>
    /// <returns>The edges in the new numbers; those by other characters are looked up.</returns>
    private Dictionary<long, int> LayOut()
    {
        var children = edges.ToLookup(edge => (int)(edge.Key >> 16), edge => (Character: (char)edge.Key, Node: edge.Value));
        var order = new List<int>(Enumerable.Range(0, QueryFields.Count)); // by new number the old one
        var moved = new Dictionary<long, int>(edges.Count);
        nodes = new Node[building.Count];
        for (var number = 0; number < order.Count; number++)
        {
            var letters = 0u;
            var firstChild = order.Count;
            foreach (var (character, child) in children[order[number]].OrderBy(edge => !char.IsAsciiLetterLower(edge.Character)).ThenBy(edge => edge.Character))
            {
                if (char.IsAsciiLetterLower(character))
                    letters |= 1u << (character - 'a');
                moved.Add(Edge(number, character), order.Count);
                order.Add(child);
            }

            nodes[number] = building[order[number]] with { Letters = letters, FirstChild = firstChild };
        }

        return moved;
    }

    /// <summary>Notes every numbered word and prefix that a text's folded word is or begins with.</summary>
    public void Find(ReadOnlySpan<char> word, QueryField field, int position, Hits hits)
    {
        var node = (int)field;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            node = i == 0 && field == QueryField.Anywhere && c < FirstCharacters ? firstNodes[c] : Next(node, c);
            if (node == None)
                return;
            if (nodes[node].Prefix is var prefix and not None)
                hits.Add(prefix, position);
        }
        if (nodes[node].Whole is var whole and not None)
            hits.Add(whole, position);
    }

    private int Next(int node, char c)
    {
        if (!char.IsAsciiLetterLower(c))
            return otherEdges.Find(Edge(node, c));
        var (letters, bit) = (nodes[node].Letters, 1u << (c - 'a'));
        return (letters & bit) == 0 ? None : nodes[node].FirstChild + BitOperations.PopCount(letters & (bit - 1));
    }

    private static long Pair(int first, int second) => ((long)first << 32) | (uint)second;

    private static long Edge(int node, char c) => ((long)node << 16) | c;
}
