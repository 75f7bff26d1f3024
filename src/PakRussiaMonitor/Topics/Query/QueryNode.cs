namespace PakRussiaMonitor.Topics.Query;

/// <summary>A query as a tree. Immutable, equal by value; <c>ToString</c> is the canonical printed form.</summary>
public abstract record QueryNode
{
    public sealed override string ToString() => QueryPrinter.Print(this);

    /// <summary>All of <paramref name="parts"/>: nested ANDs are one AND, an AND of one part is that part.</summary>
    public static QueryNode All(IReadOnlyList<QueryNode> parts) =>
        parts.Count == 1 ? parts[0] : new AndNode([.. parts.SelectMany(part => part is AndNode and ? and.Parts : [part])]);

    /// <summary>Any of <paramref name="parts"/>, flattened likewise.</summary>
    public static QueryNode Any(IReadOnlyList<QueryNode> parts) =>
        parts.Count == 1 ? parts[0] : new OrNode([.. parts.SelectMany(part => part is OrNode or ? or.Parts : [part])]);

    /// <summary>The words in this order, one behind the other; a single one is just a word.</summary>
    public static QueryNode Sequence(IReadOnlyList<WordNode> words) =>
        words.Count == 1 ? words[0] : new PhraseNode(words);
}

/// <param name="Text">Folded.</param>
/// <param name="IsPrefix">Every word that begins so.</param>
public sealed record WordNode(string Text, bool IsPrefix) : QueryNode;

public sealed record NotNode(QueryNode Operand) : QueryNode;

/// <summary>A node over several others.</summary>
public abstract record CompoundNode(IReadOnlyList<QueryNode> Parts) : QueryNode
{
    public virtual bool Equals(CompoundNode? other) =>
        other is not null && EqualityContract == other.EqualityContract && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in Parts)
            hash.Add(part);
        return hash.ToHashCode();
    }
}

public sealed record AndNode(IReadOnlyList<QueryNode> Parts) : CompoundNode(Parts);

public sealed record OrNode(IReadOnlyList<QueryNode> Parts) : CompoundNode(Parts);

/// <summary>Words that stand one behind the other in one paragraph of one field; any of them may be a prefix.</summary>
public sealed record PhraseNode(IReadOnlyList<WordNode> Words) : CompoundNode(Words)
{
    public IReadOnlyList<WordNode> Words => (IReadOnlyList<WordNode>)Parts;
}
