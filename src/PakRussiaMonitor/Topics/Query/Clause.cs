namespace PakRussiaMonitor.Topics.Query;

/// <summary>A compiled query, or a part of one: it asks hits, not texts.</summary>
internal abstract class Clause
{
    /// <summary>Its place among all clauses of the matcher.</summary>
    public int Number { get; set; }

    /// <summary>Whether more than one topic or clause asks it: then what it says is noted, to be asked once per article.</summary>
    public bool IsShared { get; set; }

    /// <summary>What it costs to ask, roughly: words answer at once, places are looked up. Parts are asked in this order.</summary>
    public abstract int Effort { get; }

    /// <summary>Every word and pair of words in it by which it could be guarded, repetitions included.</summary>
    public abstract IEnumerable<int> Words { get; }

    /// <summary>
    /// A small set of words without which the clause cannot hold (when negated: cannot fail), or null if it can without any.
    /// <paramref name="cost"/> says how common a word is expected to be; among alternatives the cheapest set is taken.
    /// </summary>
    public abstract IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated = false);

    public bool Holds(Hits hits)
    {
        if (!IsShared || this is Word)
            return Decide(hits);
        if (hits.AnswerOf(Number) is { } known)
            return known;
        var holds = Decide(hits);
        hits.Answer(Number, holds);
        return holds;
    }

    /// <summary>Puts its parts in the order in which they settle the question soonest. <paramref name="cost"/> as in <see cref="Guard"/>.</summary>
    public virtual void Arrange(Func<int, int> cost)
    {
    }

    protected abstract bool Decide(Hits hits);

    /// <summary>How common a part is that is a single word; 0 for any other.</summary>
    private static int CommonnessOf(Clause part, Func<int, int> cost) => part is Word word ? cost(word.Term) : 0;

    private static IReadOnlyList<int>? CheapestGuard(Clause[] parts, Func<int, int> cost, bool negated) => parts
        .Select(part => part.Guard(cost, negated))
        .Where(guard => guard is not null)
        .MinBy(guard => guard!.Sum(word => (long)cost(word)));

    private static IReadOnlyList<int>? EveryGuard(Clause[] parts, Func<int, int> cost, bool negated)
    {
        var guards = Array.ConvertAll(parts, part => part.Guard(cost, negated));
        return guards.Contains(null) ? null : [.. guards.SelectMany(guard => guard!).Distinct()];
    }

    /// <param name="word">A word, a prefix, or a pair of words one behind the other.</param>
    public sealed class Word(int word) : Clause
    {
        public int Term => word;

        public override int Effort => 1;

        public override IEnumerable<int> Words => [word];

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => negated ? null : [word];

        protected override bool Decide(Hits hits) => hits.Has(word);
    }

    /// <summary>Three words or more one behind the other.</summary>
    /// <param name="pairs">Each word with the next: without all of them the phrase cannot stand anywhere.</param>
    public sealed class Phrase(int[] words, int[] pairs) : Clause
    {
        public override int Effort => 20;

        public override IEnumerable<int> Words => pairs;

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => negated ? null : [pairs.MinBy(cost)];

        protected override bool Decide(Hits hits) => Array.TrueForAll(pairs, hits.Has) && PhrasePlaces.Any(words, hits);
    }

    public sealed class Not(Clause operand) : Clause
    {
        public override int Effort => operand.Effort;

        public override IEnumerable<int> Words => operand.Words;

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => operand.Guard(cost, !negated);

        public override void Arrange(Func<int, int> cost) => operand.Arrange(cost);

        protected override bool Decide(Hits hits) => !operand.Holds(hits);
    }

    public sealed class All(Clause[] parts) : Clause
    {
        private Clause[] parts = parts;

        public override int Effort { get; } = parts.Sum(part => part.Effort);

        public override IEnumerable<int> Words => parts.SelectMany(part => part.Words);

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) =>
            negated ? EveryGuard(parts, cost, negated) : CheapestGuard(parts, cost, negated);

        public override void Arrange(Func<int, int> cost)
        {
            parts = [.. parts.OrderBy(part => part.Effort).ThenBy(part => CommonnessOf(part, cost))];
            Array.ForEach(parts, part => part.Arrange(cost));
        }

        protected override bool Decide(Hits hits)
        {
            foreach (var part in parts)
            {
                if (!part.Holds(hits))
                    return false;
            }

            return true;
        }
    }

    public sealed class Any(Clause[] parts) : Clause
    {
        private Clause[] parts = parts;

        public override int Effort { get; } = parts.Sum(part => part.Effort);

        public override IEnumerable<int> Words => parts.SelectMany(part => part.Words);

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) =>
            negated ? CheapestGuard(parts, cost, negated) : EveryGuard(parts, cost, negated);

        public override void Arrange(Func<int, int> cost)
        {
            parts = [.. parts.OrderBy(part => part.Effort).ThenByDescending(part => CommonnessOf(part, cost))];
            Array.ForEach(parts, part => part.Arrange(cost));
        }

        protected override bool Decide(Hits hits)
        {
            foreach (var part in parts)
            {
                if (part.Holds(hits))
                    return true;
            }

            return false;
        }
    }
}
