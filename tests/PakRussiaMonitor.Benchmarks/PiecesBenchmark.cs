using PakRussiaMonitor.Articles.Pieces;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>Sketching on one core, and look-ups among many stored articles. Stored anchors are random: the index cannot tell them from real ones.</summary>
internal static class PiecesBenchmark
{
    private const int Texts = 4_000;
    private const int Words = 700;
    private const int Lookups = 20_000;
    private const int Rounds = 8;

    public static Task<int> Run(int articles)
    {
        var texts = SampleTexts.Of(Texts, Words);
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Usage.Now();
            foreach (var text in texts)
                PieceSketch.Of(text);
            best = Math.Min(best, Usage.Now().CpuSeconds(before));
        }

        Console.WriteLine($"{Texts / best,10:F0} sketches per CPU second, texts of {Words} words, {texts.Average(text => text.Length):F0} characters");
        var anchors = texts.Take(1_000).Select(text => PieceSketch.Read(PieceSketch.Of(text))!).ToArray();
        Lookup(articles, anchors);
        Console.WriteLine($"{Compare(texts),10:F1} µs to compare two copies");
        Console.WriteLine($"SHA-256 {Usage.Reference().PerCpuSecond:F0} MB per CPU second");
        return Task.FromResult(0);
    }

    private static void Lookup(int articles, uint[][] anchors)
    {
        var index = new PieceIndex();
        var random = new Random(1);
        for (var i = 0; i < anchors.Length; i++)
            index.Add(i, anchors[i]);
        var each = new uint[(int)anchors.Average(row => row.Length)];
        for (var i = anchors.Length; i < articles; i++)
        {
            for (var j = 0; j < each.Length; j++)
                each[j] = (uint)random.NextInt64(uint.MaxValue) >> 3; // the least of its window is small
            index.Add(i, each);
        }

        var found = new (int Text, int Weight)[8];
        var scratch = new Dictionary<int, int>();
        var before = Usage.Now();
        for (var i = 0; i < Lookups; i++)
            index.Find(anchors[i % anchors.Length], found, scratch);
        var took = Usage.Now().CpuSeconds(before) / Lookups * 1e6;
        Console.WriteLine($"{took,10:F1} µs a look-up among {articles:N0} articles of {each.Length} anchors; the index takes {index.Bytes / 1e6:F0} MB");
    }

    private static double Compare(string[] texts)
    {
        var rows = texts.Take(500).Select(text => (PieceWords.Of(text), PieceWords.Of("Another title\n" + text + "\nSubscribe to our newsletter"))).ToArray();
        var before = Usage.Now();
        foreach (var (one, other) in rows)
            PieceComparison.Of(one, other);
        return Usage.Now().CpuSeconds(before) / rows.Length * 1e6;
    }
}
