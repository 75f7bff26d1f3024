using System.Collections.Concurrent;
using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// Sorts a whole set of texts into pieces at once, on all cores. What the service learns of a source over time is found here by
/// comparing twice: wording that texts share which are clearly different is a template's, and does not count the second time.
/// </summary>
internal sealed class PieceClusters
{
    /// <summary>Runs in a window: with all texts at hand memory allows more anchors than the service keeps.</summary>
    private const int Window = 10;

    /// <summary>Texts that each is compared with.</summary>
    private const int MostCandidates = 6;

    /// <summary>Texts that must share a run with a different text before it counts as a template's.</summary>
    private const int FewestWitnesses = 3;

    private readonly uint[][] words;
    private readonly uint[][] anchors;
    private readonly bool[] isMasked;

    /// <summary>Every pair that was compared.</summary>
    private Dictionary<(int One, int Other), Link> links = [];

    /// <param name="Similar">How much of the shorter is found in the longer, 0 where they are two.</param>
    /// <param name="IsPart">The shorter is not most of the longer.</param>
    /// <param name="IsInRoundUp">The longer holds the shorter behind something else.</param>
    private readonly record struct Link(double Similar, bool IsPart, bool IsInRoundUp);

    private PieceClusters(IReadOnlyList<string> texts)
    {
        words = new uint[texts.Count][];
        anchors = new uint[texts.Count][];
        isMasked = new bool[texts.Count];
        Parallel.For(0, texts.Count, i => SetWords(i, PieceWords.Of(ArticleCleaner.Clean(new(texts[i])).Text)));
    }

    /// <summary>
    /// Per text, the number of the first text of its piece, and how much of the shorter is found in the longer where they were
    /// joined; 1 for the first.
    /// </summary>
    public static (int Piece, double Similarity)[] Of(IReadOnlyList<string> texts)
    {
        var clusters = new PieceClusters(texts);
        var wording = clusters.Compare();
        if (clusters.Mask(wording))
            clusters.Compare();
        return clusters.Join();
    }

    private void SetWords(int text, uint[] row)
    {
        words[text] = row;
        anchors[text] = PieceSketch.Anchors(row, Window);
    }

    /// <summary>Finds the pairs that are one piece. Those that only share wording give the runs that they share, with the younger's number.</summary>
    private ConcurrentBag<(int Text, uint[] Runs)> Compare()
    {
        var pairs = Pairs();
        var compared = new Link[pairs.Count];
        var wording = new ConcurrentBag<(int, uint[])>();
        Parallel.For(0, pairs.Count, () => new List<SharedRun>(), (i, _, runs) =>
        {
            var (one, other) = pairs[i];
            if (!isMasked[one] && !isMasked[other] && links.TryGetValue((one, other), out compared[i]))
                return runs;
            runs.Clear();
            var comparison = PieceComparison.Of(words[one], words[other], runs);
            compared[i] = new(comparison.IsOnePiece ? comparison.Contained : 0, comparison.Covered < PieceComparison.MostOfIt, comparison.IsInRoundUp);
            if (comparison.IsOnlyWording)
                wording.Add((one, RunsIn(words[one].Length <= words[other].Length ? words[one] : words[other], runs)));
            return runs;
        }, _ => { });
        links = Enumerable.Range(0, pairs.Count).ToDictionary(i => pairs[i], i => compared[i]);
        return wording;
    }

    private static uint[] RunsIn(uint[] shorter, List<SharedRun> shared)
    {
        var hashes = new uint[shorter.Length];
        PieceSketch.Runs(shorter, hashes);
        return [.. shared.SelectMany(run => hashes[run.InShorter..(run.InShorter + run.Length - PieceSketch.Run + 1)]).Distinct()];
    }

    private List<(int One, int Other)> Pairs()
    {
        var index = new PieceIndex();
        var pairs = new List<(int, int)>();
        var scratch = new Dictionary<int, int>();
        Span<(int Text, int Weight)> found = stackalloc (int, int)[MostCandidates];
        for (var i = 0; i < anchors.Length; i++)
        {
            var count = index.Find(anchors[i], found, scratch);
            foreach (var (text, _) in found[..count])
                pairs.Add((i, text));
            index.Add(i, anchors[i]);
        }

        return pairs;
    }

    /// <summary>Takes out of every text the words of runs that are a template's. False when there are none.</summary>
    private bool Mask(ConcurrentBag<(int Text, uint[] Runs)> wording)
    {
        var witnesses = new Dictionary<uint, int>();
        foreach (var seen in wording.GroupBy(seen => seen.Text))
        {
            foreach (var run in seen.SelectMany(pair => pair.Runs).Distinct())
                witnesses[run] = witnesses.GetValueOrDefault(run) + 1;
        }

        var templates = witnesses.Where(run => run.Value >= FewestWitnesses).Select(run => run.Key).ToHashSet();
        if (templates.Count > 0)
            Parallel.For(0, words.Length, i => Mask(i, templates));
        return templates.Count > 0;
    }

    private void Mask(int text, HashSet<uint> templates)
    {
        var row = words[text];
        if (row.Length < PieceSketch.Run)
            return;
        var hashes = new uint[row.Length];
        var count = PieceSketch.Runs(row, hashes);
        var kept = new List<uint>(row.Length);
        var maskedUpTo = 0;
        for (var i = 0; i < row.Length; i++)
        {
            if (i < count && templates.Contains(hashes[i]))
                maskedUpTo = i + PieceSketch.Run;
            if (i >= maskedUpTo)
                kept.Add(row[i]);
        }

        if (kept.Count == row.Length)
            return;
        isMasked[text] = true;
        SetWords(text, [.. kept]);
    }

    private (int Piece, double Similarity)[] Join()
    {
        var first = Enumerable.Range(0, words.Length).ToArray();
        var similarity = new double[words.Length];
        var roundUps = links.Where(link => link.Value.IsInRoundUp).Select(link => Longer(link.Key)).ToHashSet();
        foreach (var ((one, other), (similar, isPart, _)) in links)
        {
            // A round-up is no copy of the article that it opens with.
            if (similar == 0 || (isPart && roundUps.Contains(Longer((one, other)))))
                continue;
            similarity[one] = Math.Max(similarity[one], similar);
            similarity[other] = Math.Max(similarity[other], similar);
            var (a, b) = (Root(one), Root(other));
            first[Math.Max(a, b)] = Math.Min(a, b);
        }

        return [.. Enumerable.Range(0, words.Length).Select(i => Root(i) is var root && root == i ? (i, 1) : (root, similarity[i]))];

        int Longer((int One, int Other) pair) => words[pair.One].Length > words[pair.Other].Length ? pair.One : pair.Other;

        int Root(int text)
        {
            while (first[text] != text)
                text = first[text] = first[first[text]];
            return text;
        }
    }
}
