namespace PakRussiaMonitor.Topics.Query;

/// <summary>Words of which one occurs wherever a clause holds.</summary>
/// <param name="Implied">What surely holds where one of them occurs: the clause, or a part of it; null: nothing.</param>
internal sealed record Guard(IReadOnlyList<int> Words, Clause? Implied);

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
    public abstract Guard? Guard(Func<int, int> cost, bool negated = false);

    /// <summary>What is left to ask where <paramref name="known"/> is known to hold; null: nothing.</summary>
    public virtual Clause? Without(Clause? known) => known == this ? null : this;

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

    private static Guard? CheapestGuard(Clause[] parts, Func<int, int> cost, bool negated) => parts
        .Select(part => part.Guard(cost, negated))
        .Where(guard => guard is not null)
        .MinBy(guard => guard!.Words.Sum(word => (long)cost(word)));

    /// <param name="whole">What holds as soon as one of its parts does; null: nothing.</param>
    private static Guard? EveryGuard(Clause[] parts, Func<int, int> cost, bool negated, Clause? whole)
    {
        var guards = Array.ConvertAll(parts, part => part.Guard(cost, negated));
        return guards.Contains(null) ? null : new(
            [.. guards.SelectMany(guard => guard!.Words).Distinct()],
            parts.Zip(guards).All(pair => pair.First == pair.Second!.Implied) ? whole : null);
    }

    /// <param name="word">A word, a prefix, or a pair of words one behind the other.</param>
    public sealed class Word(int word) : Clause
    {
        public int Term => word;

        public override int Effort => 1;

        public override IEnumerable<int> Words => [word];

        public override Guard? Guard(Func<int, int> cost, bool negated) => negated ? null : new([word], this);

        protected override bool Decide(Hits hits) => hits.Has(word);
    }

    /// <summary>Three words or more one behind the other.</summary>
    /// <param name="pairs">Each word with the next: without all of them the phrase cannot stand anywhere.</param>
    public sealed class Phrase(int[] words, int[] pairs) : Clause
    {
        public override int Effort => 20;

        public override IEnumerable<int> Words => pairs;

        public override Guard? Guard(Func<int, int> cost, bool negated) => negated ? null : new([pairs.MinBy(cost)], null);

        protected override bool Decide(Hits hits) => Array.TrueForAll(pairs, hits.Has) && PhrasePlaces.Any(words, hits);
    }

    public sealed class Not(Clause operand) : Clause
    {
        public override int Effort => operand.Effort;

        public override IEnumerable<int> Words => operand.Words;

        public override Guard? Guard(Func<int, int> cost, bool negated) => operand.Guard(cost, !negated);

        public override void Arrange(Func<int, int> cost) => operand.Arrange(cost);

        protected override bool Decide(Hits hits) => !operand.Holds(hits);
    }

    public sealed class All(Clause[] parts) : Clause
    {
        private Clause[] parts = parts;

        public override int Effort { get; } = parts.Sum(part => part.Effort);

        public override IEnumerable<int> Words => parts.SelectMany(part => part.Words);

        public override Guard? Guard(Func<int, int> cost, bool negated) =>
            negated ? EveryGuard(parts, cost, negated, null) : CheapestGuard(parts, cost, negated);

        public override Clause? Without(Clause? known) => Array.FindAll(parts, part => part != known) switch
        {
            var rest when rest.Length == parts.Length => base.Without(known),
            [] => null,
            [var only] => only,
            var rest => new All(rest),
        };

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

        public override Guard? Guard(Func<int, int> cost, bool negated) =>
            negated ? CheapestGuard(parts, cost, negated) : EveryGuard(parts, cost, negated, this);

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
