using System.Text;
using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>Cleaning of flattened texts on one core, in bytes of UTF-8 per CPU second.</summary>
internal static class CleaningBenchmark
{
    private const int Texts = 2_000;
    private const int Rounds = 8;

    private const string Junk = "Share this article\nFacebook Twitter WhatsApp Email\n", Tail = "\nRelated Posts\nThe weight of unwritten rules\nWhy the river runs dry\nLeave a Reply\nYour email address will not be published.\nCopyright © 2021 Example Media. All rights reserved.";

    public static Task<int> Run()
    {
        var texts = SampleTexts.Of(Texts, 700);
        Measure("lines", [.. texts.Select(text => Junk + text + Tail)]);
        Measure("glued", [.. texts.Select(text => Junk.Replace('\n', ' ') + text + Tail.Replace('\n', ' '))]);
        Measure("one paragraph", [.. texts.Select(text => (Junk + text + Tail).Replace('\n', ' '))]);
        Console.WriteLine($"SHA-256 {Usage.Reference().PerCpuSecond:F0} MB per CPU second");
        return Task.FromResult(0);
    }

    private static void Measure(string name, string[] texts)
    {
        var megabytes = texts.Sum(text => Encoding.UTF8.GetByteCount(text)) / 1e6;
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = Usage.Now();
            foreach (var text in texts)
                ArticleCleaner.Clean(new(text));
            best = Math.Min(best, Usage.Now().CpuSeconds(before));
        }

        Console.WriteLine($"{megabytes / best,8:F1} MB per CPU second  {name} ({texts.Length} texts, {megabytes:F1} MB)");
    }
}
