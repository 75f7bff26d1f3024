using System.Globalization;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// Durable ingest from feed bytes to topic counts: 10 feeds of 500 items over loopback HTTP, stored, parsed, cleaned, matched,
/// recorded with full synchronisation; the clock stops when every topic has answered, and every answer is checked. Each round
/// brings new feeds to the same service: the first is a cold start on an empty database.
/// </summary>
internal static class IngestBenchmark
{
    public const int Words = 1030;

    private const int Feeds = 10;
    private const int ItemsPerFeed = 500;
    private const int Articles = Feeds * ItemsPerFeed;

    public static async Task<int> Run(string[] options)
    {
        var rounds = options is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 8;
        using var scratch = new Scratch();
        var sample = new SampleFeeds(scratch.Path, Words);
        await using var host = await FeedHost.Start(scratch.Path);
        await using var service = await BenchmarkService.Start(scratch.File("ingest.db"), host.Port);
        Console.WriteLine($"{Articles} articles a round in {Feeds} feeds; {Environment.ProcessorCount} cores");
        Console.WriteLine(
            "round  KB/item  articles/s  CPU s/1,000  of it system  as hashing MB  KB allocated/article  GC pause s  JIT s  SHA MB/CPU s  SHA MB/clock s  peak MB");
        for (var round = 0; round < rounds; round++)
        {
            var files = Enumerable.Range(0, Feeds).Select(i => sample.Write($"{round}-{i}.xml", ItemsPerFeed)).ToArray();
            await Round(round, files, host, service, sample);
        }

        return 0;
    }

    private static async Task Round(int round, string[] files, FeedHost host, BenchmarkService service, SampleFeeds sample)
    {
        var feeds = Array.ConvertAll(files, file => new Uri(host.Root, Path.GetFileName(file)));
        foreach (var feed in feeds)
            await service.Register(feed);
        var first = Usage.Reference();
        var before = Usage.Now();
        await service.Run(feeds);
        await service.Verify(sample);
        var after = Usage.Now();
        var second = Usage.Reference();
        var (speed, share) = ((first.PerCpuSecond + second.PerCpuSecond) / 2, (first.PerSecond + second.PerSecond) / 2);
        var size = files.Sum(file => new FileInfo(file).Length) / 1e3 / Articles;
        Console.WriteLine(
            $"{(round == 0 ? "cold" : round),5}  {size,7:F1}  {Articles / after.Seconds(before),10:F0}  {after.CpuSeconds(before) / Articles * 1000,11:F3}  "
            + $"{after.SystemSeconds(before) / Articles * 1000,12:F3}  {after.CpuSeconds(before) / Articles * speed,13:F2}  "
            + $"{(after.Allocated - before.Allocated) / 1024.0 / Articles,20:F0}  {after.Paused(before),10:F2}  {after.CompilingSeconds(before),5:F2}  "
            + $"{speed,12:F0}  {share,14:F0}  {Usage.PeakMegabytes(),7:F0}");
    }
}
