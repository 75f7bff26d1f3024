namespace PakRussiaMonitor.Topics.Query;

/// <summary>Parts that stand near one another, each with the next: see <see cref="NearNode"/>.</summary>
/// <param name="parts">For each part its alternatives, each as the words that follow one another.</param>
internal sealed class NearClause(int[][][] parts, IReadOnlyList<int> distances) : Clause
{
    public override int Effort => 100;

    public override IEnumerable<int> Words => parts.SelectMany(part => part.SelectMany(words => words));

    public override Guard? Guard(Func<int, int> cost, bool negated) => negated
        ? null
        : new(parts.Select(part => part.Select(words => words.MinBy(cost)).Distinct().ToArray()).MinBy(words => words.Sum(word => (long)cost(word)))!, null);

    protected override bool Decide(Hits hits)
    {
        // A part that does not occur at all needs no look at the others' places.
        if (!Array.TrueForAll(parts, part => Array.Exists(part, words => Array.TrueForAll(words, hits.Has))))
            return false;
        var spans = SpansOf(parts[0], hits);
        for (var i = 1; i < parts.Length && spans.Count > 0; i++)
            spans = NearSpans.Near(spans, SpansOf(parts[i], hits), distances[i - 1]);
        return spans.Count > 0;
    }

    private static List<Span> SpansOf(int[][] alternatives, Hits hits) =>
        [.. alternatives.SelectMany(words => PhrasePlaces.All(words, hits).Select(start => new Span(start, start + words.Length - 1)))];
}

/// <summary>Positions of a first and a last word.</summary>
internal readonly record struct Span(int First, int Last);

/// <summary>What stands near what.</summary>
internal static class NearSpans
{
    /// <summary>
    /// Those of <paramref name="right"/> that have one of <paramref name="left"/> before or behind them, at most so many words away
    /// and not overlapping. Two binary searches for each.
    /// </summary>
    public static List<Span> Near(IReadOnlyCollection<Span> left, IEnumerable<Span> right, int distance)
    {
        int[] lasts = [.. left.Select(span => span.Last).Order()];
        int[] firsts = [.. left.Select(span => span.First).Order()];
        return [.. right.Where(span =>
            HasBetween(lasts, span.First - distance, span.First - 1) || HasBetween(firsts, span.Last + 1, span.Last + distance))];
    }

    private static bool HasBetween(int[] sorted, int low, int high)
    {
        var at = Array.BinarySearch(sorted, low);
        return at >= 0 || (~at < sorted.Length && sorted[~at] <= high);
    }
}
