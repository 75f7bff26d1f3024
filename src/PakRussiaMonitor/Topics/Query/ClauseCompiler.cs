namespace PakRussiaMonitor.Topics.Query;

/// <summary>Compiles queries against one vocabulary. What several queries have in common is compiled once, and asked once per article.</summary>
internal sealed class ClauseCompiler
{
    private readonly Dictionary<QueryNode, Clause> compiled = [];

    public Vocabulary Vocabulary { get; } = new();

    /// <summary>How many clauses there are so far; each has a number below it.</summary>
    public int Count => compiled.Count;

    public Clause Compile(QueryNode node)
    {
        if (compiled.TryGetValue(node, out var known))
        {
            known.IsShared = true;
            return known;
        }

        var clause = Make(node);
        clause.Number = compiled.Count;
        compiled.Add(node, clause);
        return clause;
    }

    private Clause Make(QueryNode node) => node switch
    {
        WordNode word => new Clause.Word(Vocabulary.Add(word)),
        PhraseNode phrase => Make(Positional(phrase)),
        NearNode near => new NearClause([.. near.Parts.Select(AlternativesOf)], near.Distances),
        NotNode not => new Clause.Not(Compile(not.Operand)),
        AndNode and => new Clause.All([.. and.Parts.Select(Compile)]),
        OrNode or => new Clause.Any([.. or.Parts.Select(Compile)]),
        _ => throw new NotSupportedException($"No clause for {node.GetType().Name}."),
    };

    private Clause Make(int[] phrase)
    {
        int[] pairs = [.. phrase.Zip(phrase.Skip(1), Vocabulary.AddPair)];
        return pairs.Length == 1 ? new Clause.Word(pairs[0]) : new Clause.Phrase(phrase, pairs);
    }

    /// <summary>Each alternative that stands beside a NEAR, as the words it consists of.</summary>
    private int[][] AlternativesOf(QueryNode part) => part is OrNode or ? [.. or.Parts.Select(Positional)] : [Positional(part)];

    private int[] Positional(QueryNode node) => node is PhraseNode phrase
        ? [.. phrase.Words.Select(Vocabulary.AddPositional)]
        : [Vocabulary.AddPositional((WordNode)node)];
}
