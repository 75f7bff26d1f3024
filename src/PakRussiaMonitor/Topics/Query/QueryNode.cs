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

    /// <summary>
    /// The field that everything in it is looked for in, where that is one: what can stand beside a NEAR. Null for anything else.
    /// </summary>
    internal QueryField? PlaceField => this switch
    {
        WordNode word => word.Field,
        PhraseNode phrase => phrase.Words[0].Field,
        OrNode any when any.Parts.Select(part => part.PlaceField).Distinct().ToArray() is [{ } one] => one,
        _ => null,
    };
}

/// <param name="Text">Folded. A language is a tag such as <c>en</c> or <c>en-us</c>.</param>
/// <param name="IsPrefix">Every word that begins so.</param>
public sealed record WordNode(string Text, bool IsPrefix, QueryField Field = QueryField.Anywhere) : QueryNode;

public sealed record NotNode(QueryNode Operand) : QueryNode;

/// <summary>A node over several others.</summary>
public abstract record CompoundNode(IReadOnlyList<QueryNode> Parts) : QueryNode
{
    public virtual bool Equals(CompoundNode? other) =>
        other is not null && EqualityContract == other.EqualityContract && Parts.SequenceEqual(other.Parts);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(EqualityContract);
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

/// <summary>
/// Words, phrases or alternatives of these that stand near one another in one paragraph, each with the next, in whatever order:
/// from the end of one to the beginning of the other it is at most so many words. In a longer chain the same place of a part
/// is near both of its neighbours.
/// </summary>
/// <param name="Distances">Words between each part and the next, one fewer than there are parts. Neighbours are 1 apart.</param>
public sealed record NearNode(IReadOnlyList<QueryNode> Parts, IReadOnlyList<int> Distances) : CompoundNode(Parts)
{
    public bool Equals(NearNode? other) => base.Equals(other) && Distances.SequenceEqual(other!.Distances);

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Distances.Sum());
}
