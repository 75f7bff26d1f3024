namespace PakRussiaMonitor.Topics.Query;

/// <summary>A query compiled against a <see cref="Vocabulary"/>: it asks hits, not texts.</summary>
internal abstract class Clause
{
    public abstract bool Holds(Hits hits);

    /// <summary>Every word in it, repetitions included.</summary>
    public abstract IEnumerable<int> Words { get; }

    /// <summary>
    /// A small set of words without which the clause cannot hold (when negated: cannot fail), or null if it can without any.
    /// <paramref name="cost"/> says how common a word is expected to be; among alternatives the cheapest set is taken.
    /// </summary>
    public abstract IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated = false);

    public static Clause Compile(QueryNode node, Vocabulary vocabulary) => node switch
    {
        WordNode word => new Word(vocabulary.Add(word)),
        PhraseNode phrase => new Phrase([.. phrase.Words.Select(vocabulary.AddPositional)]),
        NotNode not => new Not(Compile(not.Operand, vocabulary)),
        AndNode and => new All([.. and.Parts.Select(part => Compile(part, vocabulary))]),
        OrNode or => new Any([.. or.Parts.Select(part => Compile(part, vocabulary))]),
        _ => throw new NotSupportedException($"No clause for {node.GetType().Name}."),
    };

    private static IReadOnlyList<int>? CheapestGuard(Clause[] parts, Func<int, int> cost, bool negated) => parts
        .Select(part => part.Guard(cost, negated))
        .Where(guard => guard is not null)
        .MinBy(guard => guard!.Sum(word => (long)cost(word)));

    private static IReadOnlyList<int>? EveryGuard(Clause[] parts, Func<int, int> cost, bool negated)
    {
        var guards = Array.ConvertAll(parts, part => part.Guard(cost, negated));
        return guards.Contains(null) ? null : [.. guards.SelectMany(guard => guard!).Distinct()];
    }

    private sealed class Word(int word) : Clause
    {
        public override bool Holds(Hits hits) => hits.Has(word);

        public override IEnumerable<int> Words => [word];

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => negated ? null : [word];
    }

    private sealed class Phrase(int[] words) : Clause
    {
        public override IEnumerable<int> Words => words;

        public override bool Holds(Hits hits)
        {
            // From the word with the fewest places, so that "the russian army" does not try every "the".
            var rarest = 0;
            for (var i = 0; i < words.Length; i++)
            {
                if (!hits.Has(words[i]))
                    return false;
                if (hits.PositionsOf(words[i]).Count < hits.PositionsOf(words[rarest]).Count)
                    rarest = i;
            }
            foreach (var position in hits.PositionsOf(words[rarest]))
            {
                if (StandsAt(position - rarest, hits))
                    return true;
            }
            return false;
        }

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => negated ? null : [words.MinBy(cost)];

        private bool StandsAt(int start, Hits hits)
        {
            for (var i = 0; i < words.Length; i++)
            {
                if (hits.PositionsOf(words[i]).BinarySearch(start + i) < 0)
                    return false;
            }
            return true;
        }
    }

    private sealed class Not(Clause operand) : Clause
    {
        public override bool Holds(Hits hits) => !operand.Holds(hits);

        public override IEnumerable<int> Words => operand.Words;

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => operand.Guard(cost, !negated);
    }

    private sealed class All(Clause[] parts) : Clause
    {
        public override bool Holds(Hits hits)
        {
            foreach (var part in parts)
            {
                if (!part.Holds(hits))
                    return false;
            }
            return true;
        }

        public override IEnumerable<int> Words => parts.SelectMany(part => part.Words);

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) =>
            negated ? EveryGuard(parts, cost, negated) : CheapestGuard(parts, cost, negated);
    }

    private sealed class Any(Clause[] parts) : Clause
    {
        public override bool Holds(Hits hits)
        {
            foreach (var part in parts)
            {
                if (part.Holds(hits))
                    return true;
            }
            return false;
        }

        public override IEnumerable<int> Words => parts.SelectMany(part => part.Words);

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) =>
            negated ? CheapestGuard(parts, cost, negated) : EveryGuard(parts, cost, negated);
    }
}
