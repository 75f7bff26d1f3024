using System.Globalization;

namespace PakRussiaMonitor.Simulator;

/// <summary>Oracle against service: each item in one class, and every count that differs.</summary>
internal sealed class Verdict
{
    private const int Shown = 20;

    private readonly List<string> differences = [];

    private Verdict()
    {
    }

    /// <summary>Stored once, as it was served last.</summary>
    public int Ok { get; private set; }

    /// <summary>Served, and not there or there as it was before an edit.</summary>
    public int Lost { get; private set; }

    /// <summary>There more than once.</summary>
    public int Double { get; private set; }

    /// <summary>There, and never served.</summary>
    public int Phantom { get; private set; }

    /// <summary>Written for this run, and never put on the wire.</summary>
    public int NeverServed { get; private set; }

    /// <summary>Counts compared: topics × units × clocks × days, totals included.</summary>
    public int Counts { get; private set; }

    public int WrongCounts { get; private set; }

    /// <summary>Lines of receipts compared.</summary>
    public int Lines { get; private set; }

    public int WrongReceipts { get; private set; }

    public IReadOnlyList<string> Differences => differences;

    public bool IsClean => differences.Count == 0;

    public static Verdict Of(FeedScript script, Oracle oracle, IReadOnlyList<StoredItem> stored, IReadOnlyList<ToldTopic> told)
    {
        var verdict = new Verdict();
        verdict.ClassItems(oracle, stored.ToLookup(item => item.Url ?? ""));
        verdict.CountUnserved(script, oracle);
        foreach (var one in told)
        {
            verdict.CompareCounts(one, oracle.Counts(one.What));
            verdict.CompareReceipt(one, oracle);
        }

        return verdict;
    }

    public string Table() => string.Create(CultureInfo.InvariantCulture, $"""
        items   ok {Ok}   lost {Lost}   double {Double}   phantom {Phantom}   never served {NeverServed}
        counts  compared {Counts}   wrong {WrongCounts}   lines of receipts {Lines}   wrong receipts {WrongReceipts}
        """) + (IsClean ? "" : "\n" + string.Join('\n', differences.Take(Shown)));

    private void ClassItems(Oracle oracle, ILookup<string, StoredItem> stored)
    {
        foreach (var (url, item) in oracle.Items)
        {
            var found = stored[url].ToArray();
            if (found.Length == 0)
                Differ(() => Lost++, $"lost: {url}");
            else if (found.Length > 1)
                Differ(() => Double++, $"double: {url} is there {found.Length} times");
            else if (found[0].Text != item.Text || found[0].PublishedAt != item.Published?.ToUnixTimeMilliseconds())
                Differ(() => Lost++, $"lost: {url} is not as it was served last (served “{Opening(item.Text)}”, stored “{Opening(found[0].Text)}”)");
            else
                Ok++;
        }

        foreach (var url in stored.Select(same => same.Key).Where(url => !oracle.Items.ContainsKey(url)))
            Differ(() => Phantom++, $"phantom: {url}");
    }

    private void CountUnserved(FeedScript script, Oracle oracle)
    {
        var written = Enumerable.Range(0, script.Sources)
            .SelectMany(source => Enumerable.Range(1, script.VersionsOf(source)).SelectMany(version => script.Feed(source, version)))
            .Select(item => item.Url).Distinct();
        foreach (var url in written.Where(url => !oracle.Items.ContainsKey(url)))
            Differ(() => NeverServed++, $"never served: {url}");
    }

    private void CompareCounts(ToldTopic told, IReadOnlyDictionary<string, long> right)
    {
        foreach (var day in right.Keys.Union(told.Counts.Keys).Order(StringComparer.Ordinal))
        {
            Counts++;
            var (expected, given) = (right.GetValueOrDefault(day), told.Counts.GetValueOrDefault(day));
            if (expected != given)
                Differ(() => WrongCounts++, string.Create(CultureInfo.InvariantCulture, $"count: {told.What}, {day}: {given} instead of {expected}"));
        }
    }

    private void CompareReceipt(ToldTopic told, Oracle oracle)
    {
        Lines += told.Receipt.Count;
        var listed = told.Receipt.Select(url => told.What.Pieces && oracle.Items.GetValueOrDefault(url) is { } item ? item.Text : url).ToHashSet();
        if (listed.Count != told.Receipt.Count || !listed.SetEquals(oracle.Receipt(told.What)))
            Differ(() => WrongReceipts++, string.Create(CultureInfo.InvariantCulture, $"receipt: {told.What}: {told.Receipt.Count} lines, {listed.Count} different, not those that were served"));
    }

    private static string Opening(string text) => text[..Math.Min(40, text.Length)];

    private void Differ(Action count, string sentence)
    {
        count();
        differences.Add(sentence);
    }
}

/// <summary>What the service tells of a topic.</summary>
/// <param name="Counts">As <see cref="Oracle.Counts"/>.</param>
/// <param name="Receipt">The URLs behind the total.</param>
internal sealed record ToldTopic(CountedTopic What, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<string> Receipt);
