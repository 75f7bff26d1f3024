using System.Globalization;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// Durable ingest from feed bytes to topic counts: 10 feeds of 500 items over loopback HTTP, stored, parsed, cleaned, matched,
/// recorded with full synchronisation; the clock stops when every topic has answered, and every answer is checked.
/// </summary>
internal static class IngestBenchmark
{
    private const int Feeds = 10;
    private const int ItemsPerFeed = 500;
    public const int Words = 1030;

    public static async Task<int> Run(string[] options)
    {
        var rounds = options is [var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 4;
        using var scratch = new Scratch();
        var sample = new SampleFeeds(scratch.Path, Words);
        var bytes = Enumerable.Range(0, Feeds).Sum(i => new FileInfo(sample.Write($"{i}.xml", ItemsPerFeed)).Length);
        await using var host = await FeedHost.Start(scratch.Path);
        var feeds = Enumerable.Range(0, Feeds).Select(i => new Uri(host.Root, $"{i}.xml")).ToArray();
        Console.WriteLine($"{sample.Articles} articles in {Feeds} feeds, {bytes / 1e6:F1} MB, {bytes / sample.Articles / 1e3:F1} KB an item; {Environment.ProcessorCount} cores");
        Console.WriteLine("round  articles/s  CPU s/1,000  of it system  as hashing MB  KB allocated/article  GC pause s  SHA MB/CPU s  SHA MB/clock s  peak MB");
        for (var round = 0; round < rounds; round++)
            await Round(round, scratch.File($"{round}.db"), host, feeds, sample);
        return 0;
    }

    private static async Task Round(int round, string database, FeedHost host, Uri[] feeds, SampleFeeds sample)
    {
        await using var service = await BenchmarkService.Start(database, host.Port);
        foreach (var feed in feeds)
            await service.Register(feed);
        var first = Usage.Reference();
        var before = Usage.Now();
        await service.Run(feeds);
        await service.Verify(sample);
        var after = Usage.Now();
        var second = Usage.Reference();
        var (speed, share) = ((first.PerCpuSecond + second.PerCpuSecond) / 2, (first.PerSecond + second.PerSecond) / 2);
        var articles = sample.Articles;
        Console.WriteLine(
            $"{(round == 0 ? "cold" : round),5}  {articles / after.Seconds(before),10:F0}  {after.CpuSeconds(before) / articles * 1000,11:F3}  "
            + $"{after.SystemSeconds(before) / articles * 1000,12:F3}  {after.CpuSeconds(before) / articles * speed,13:F2}  {(after.Allocated - before.Allocated) / 1024.0 / articles,20:F0}  {after.Paused(before),10:F2}  {speed,12:F0}  {share,14:F0}  {Usage.PeakMegabytes(),7:F0}");
    }
}
