using System.Globalization;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>What an article costs when few are stored and when many are: CPU per article over windows of the same size.</summary>
internal static class ArchiveBenchmark
{
    private const int Feeds = 20;
    private const int ItemsPerFeed = 500;
    private const int Words = 150;

    /// <summary>What is stored when the first window begins.</summary>
    private const int Few = 2_000;

    private const int WarmUps = 2;

    public static async Task<int> Run(string[] options)
    {
        var most = options is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 200_000;
        using var scratch = new Scratch();
        await using var host = await FeedHost.Start(scratch.Path);
        Console.WriteLine("Warming up in databases of their own.");
        for (var i = 0; i < WarmUps; i++)
            await Fill(scratch, $"warm{i}", host, Feeds * ItemsPerFeed, report: false);
        Console.WriteLine("  stored  articles/s  CPU s/1,000  KB written/article  JIT s  SHA MB/CPU s  peak MB");
        var windows = await Fill(scratch, "archive", host, most, report: true);
        Console.WriteLine($"CPU per article at {windows[^1].Stored:N0} stored is {windows[^1].Cpu / windows[0].Cpu:F2} times that at {windows[0].Stored:N0}.");
        return 0;
    }

    private static async Task<List<(int Stored, double Cpu)>> Fill(Scratch scratch, string name, FeedHost host, int most, bool report)
    {
        var sample = new SampleFeeds(scratch.Path, Words);
        await using var service = await BenchmarkService.Start(scratch.File(name + ".db"), host.Port);
        await Window(name + "-0", Feeds, Few / Feeds, service, sample, host);
        var windows = new List<(int, double)>();
        for (var window = 1; ; window++)
        {
            var stored = sample.Articles;
            var (before, after) = await Window($"{name}-{window}", Feeds, ItemsPerFeed, service, sample, host);
            var added = sample.Articles - stored;
            windows.Add((stored, after.CpuSeconds(before) / added * 1000));
            if (report)
                Console.WriteLine($"{stored,8:N0}  {added / after.Seconds(before),10:F0}  {windows[^1].Item2,11:F3}  {(after.Written - before.Written) / 1024.0 / added,18:F1}  {after.CompilingSeconds(before),5:F2}  {Usage.Reference().PerCpuSecond,12:F0}  {Usage.PeakMegabytes(),7:F0}");
            if (stored >= most)
                break;
        }

        await service.Verify(sample);
        return windows;
    }

    /// <summary>Writes feeds, and only then starts the clock.</summary>
    private static async Task<(Usage Before, Usage After)> Window(string name, int feeds, int items, BenchmarkService service, SampleFeeds sample, FeedHost host)
    {
        var files = Enumerable.Range(0, feeds).Select(i => sample.Write($"{name}-{i}.xml", items)).ToArray();
        var addresses = Array.ConvertAll(files, file => new Uri(host.Root, Path.GetFileName(file)));
        foreach (var address in addresses)
            await service.Register(address);
        var before = Usage.Now();
        await service.Run(addresses);
        var after = Usage.Now();
        foreach (var file in files)
            File.Delete(file);
        return (before, after);
    }
}
