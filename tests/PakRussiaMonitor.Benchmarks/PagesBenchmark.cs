using System.Globalization;
using System.IO.Compression;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Extraction.Pages;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// Pages of a folder (.html, .html.gz) to articles, metadata and cleaning included: pages and bytes per CPU second on one core, the first round
/// cold. What the garbage collector and the compiler use counts.
/// </summary>
internal static class PagesBenchmark
{
    public static Task<int> Run(string folder, int rounds)
    {
        var pages = Directory.EnumerateFiles(folder).Where(file => file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".html.gz", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Read).ToArray();
        var size = pages.Sum(page => (long)page.Length);
        Console.WriteLine($"{pages.Length} pages, {size / 1e6:F1} MB");
        Console.WriteLine("round  pages/CPU s  MB/CPU s  ms/page (wall)  MB allocated/page");
        for (var round = 1; round <= rounds; round++)
        {
            var before = Usage.Now();
            foreach (var page in pages)
                ExtractedArticle.OfPage(page, new PageHints());
            var after = Usage.Now();
            var cpu = after.CpuSeconds(before);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{round,5}  {pages.Length / cpu,11:F0}  {size / 1e6 / cpu,8:F1}  {after.Seconds(before) * 1000 / pages.Length,14:F2}  {(after.Allocated - before.Allocated) / 1e6 / pages.Length,17:F2}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak {Usage.PeakMegabytes():F0} MB, SHA-256 {Usage.Reference().PerCpuSecond:F0} MB per CPU second"));
        return Task.FromResult(0);
    }

    private static byte[] Read(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
            return File.ReadAllBytes(file);
        using var unpacked = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var page = new MemoryStream();
        unpacked.CopyTo(page);
        return page.ToArray();
    }
}
