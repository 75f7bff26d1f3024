namespace PakRussiaMonitor.Topics.Query;

/// <summary>A compiled query, or a part of one: it asks hits, not texts.</summary>
internal abstract class Clause
{
    /// <summary>Its place among all clauses of the matcher.</summary>
    public int Number { get; set; }

    /// <summary>What it costs to ask, roughly: words answer at once, places are looked up. Parts are asked in this order.</summary>
    public abstract int Effort { get; }

    /// <summary>Every word in it, repetitions included.</summary>
    public abstract IEnumerable<int> Words { get; }

    /// <summary>
    /// A small set of words without which the clause cannot hold (when negated: cannot fail), or null if it can without any.
    /// <paramref name="cost"/> says how common a word is expected to be; among alternatives the cheapest set is taken.
    /// </summary>
    public abstract IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated = false);

    public bool Holds(Hits hits)
    {
        if (this is Word)
            return Decide(hits);
        if (hits.AnswerOf(Number) is { } known)
            return known;
        var holds = Decide(hits);
        hits.Answer(Number, holds);
        return holds;
    }

    protected abstract bool Decide(Hits hits);

    private static IReadOnlyList<int>? CheapestGuard(Clause[] parts, Func<int, int> cost, bool negated) => parts
        .Select(part => part.Guard(cost, negated))
        .Where(guard => guard is not null)
        .MinBy(guard => guard!.Sum(word => (long)cost(word)));

    private static IReadOnlyList<int>? EveryGuard(Clause[] parts, Func<int, int> cost, bool negated)
    {
        var guards = Array.ConvertAll(parts, part => part.Guard(cost, negated));
        return guards.Contains(null) ? null : [.. guards.SelectMany(guard => guard!).Distinct()];
    }

    public sealed class Word(int word) : Clause
    {
        public override int Effort => 1;

        public override IEnumerable<int> Words => [word];

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => negated ? null : [word];

        protected override bool Decide(Hits hits) => hits.Has(word);
    }

    public sealed class Phrase(int[] words) : Clause
    {
        public override int Effort => 20;

        public override IEnumerable<int> Words => words;

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => negated ? null : [words.MinBy(cost)];

        protected override bool Decide(Hits hits) => PhrasePlaces.Any(words, hits);
    }

    public sealed class Not(Clause operand) : Clause
    {
        public override int Effort => operand.Effort;

        public override IEnumerable<int> Words => operand.Words;

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) => operand.Guard(cost, !negated);

        protected override bool Decide(Hits hits) => !operand.Holds(hits);
    }

    public sealed class All(Clause[] parts) : Clause
    {
        private readonly Clause[] parts = [.. parts.OrderBy(part => part.Effort)];

        public override int Effort { get; } = parts.Sum(part => part.Effort);

        public override IEnumerable<int> Words => parts.SelectMany(part => part.Words);

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) =>
            negated ? EveryGuard(parts, cost, negated) : CheapestGuard(parts, cost, negated);

        protected override bool Decide(Hits hits) => Array.TrueForAll(parts, part => part.Holds(hits));
    }

    public sealed class Any(Clause[] parts) : Clause
    {
        private readonly Clause[] parts = [.. parts.OrderBy(part => part.Effort)];

        public override int Effort { get; } = parts.Sum(part => part.Effort);

        public override IEnumerable<int> Words => parts.SelectMany(part => part.Words);

        public override IReadOnlyList<int>? Guard(Func<int, int> cost, bool negated) =>
            negated ? CheapestGuard(parts, cost, negated) : EveryGuard(parts, cost, negated);

        protected override bool Decide(Hits hits) => Array.Exists(parts, part => part.Holds(hits));
    }
}
