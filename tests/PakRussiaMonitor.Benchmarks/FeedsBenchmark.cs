using System.Globalization;
using System.Text;
using System.Xml;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Tests.Sources.Feeds;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>How fast a feed is read, the plain text of every item included, and what the worst documents cost.</summary>
internal static class FeedsBenchmark
{
    private const int Items = 1000;
    private const int BombSize = 15 * 1024 * 1024;
    private const int Rounds = 60;
    private const double Megabyte = 1024 * 1024;

    private static readonly FeedParser Parser = new(TimeProvider.System);

    public static Task<int> Run(string[] options)
    {
        if (options is ["bombs", .. var names])
            Bombs(names);
        else
            Speed();
        return Task.FromResult(0);
    }

    /// <summary>The ratio is that of the medians, and beside it that of the best rounds: a busy machine takes pages and cache from whoever uses more of them.</summary>
    private static void Speed()
    {
        Console.WriteLine("feed               MB   bare MB/s  parse+text MB/s  ratio   best  allocated MB  peak MB above input");
        foreach (var (name, escaped) in new[] { ("CDATA", false), ("escaped", true) })
        {
            var body = Sample(escaped);
            var bare = new List<double>();
            var full = new List<double>();
            long allocated = 0;
            for (var round = 0; round < Rounds; round++)
            {
                if (round == Rounds / 2)
                {
                    bare.Clear(); // by now everything is compiled as well as it will be
                    full.Clear();
                }

                bare.Add(Seconds(() => Bare(body)));
                var before = GC.GetAllocatedBytesForCurrentThread();
                full.Add(Seconds(() => Full(body)));
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            var peak = Peak(() => Full(body)).Peak;
            var size = body.Length / Megabyte;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-15} {size,5:F1} {size / Median(bare),11:F0} {size / Median(full),16:F0} {Median(bare) / Median(full),6:F2} {bare.Min() / full.Min(),6:F2} {allocated / Megabyte,13:F1} {peak / Megabyte,20:F1}"));
        }
    }

    private static void Bombs(string[] names)
    {
        Console.WriteLine($"{"bomb (15 MB)",-44} {"outcome",-9} {"CPU s",6} {"peak MB",8} {"with text and html: CPU s",26} {"peak MB",8}");
        foreach (var bomb in FeedBomb.All.Where(bomb => names.Length == 0 || names.Contains(bomb.Name)))
        {
            var body = bomb.Make(BombSize);
            FeedParse? parse = null;
            var (cpu, peak) = Peak(() => parse = Parser.Parse(body, null, new("https://host.example/feed"), default));
            var (cpuText, peakText) = Peak(() =>
            {
                foreach (var item in Parser.Parse(body, null, null, default).Feed?.Items ?? [])
                    _ = ReadableItem.Text(item).Length + ReadableItem.Html(item).Length;
            });
            var outcome = parse!.Feed?.Items.Count.ToString(CultureInfo.InvariantCulture) ?? "no feed";
            var mark = cpu > 2 || peak > 64 * Megabyte ? " !" : cpuText > 2 || peakText > 64 * Megabyte ? " (!)" : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{bomb.Name,-44} {outcome,-9} {cpu,6:F2} {peak / Megabyte,8:F1} {cpuText,26:F2} {peakText / Megabyte,8:F1}{mark}"));
        }
    }

    /// <summary>1,000 items with 10 KB of markup each, in lines of prose with links.</summary>
    private static byte[] Sample(bool escaped)
    {
        var feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Sample</title><link>https://paper.example/</link>\n");
        var random = new Random(7);
        for (var i = 0; i < Items; i++)
        {
            var text = new StringBuilder();
            while (text.Length < 10_000)
                text.Append("<p>").Append(Prose(random)).Append(" <a href=\"https://paper.example/").Append(random.Next()).Append("\">").Append(Prose(random)).Append("</a> &amp; ").Append(Prose(random)).Append("</p>\n");
            var content = escaped ? System.Security.SecurityElement.Escape(text.ToString()) : $"<![CDATA[{text}]]>";
            feed.Append(CultureInfo.InvariantCulture, $"<item><title>Title {i}</title><link>https://paper.example/{i}</link><guid isPermaLink=\"false\">{i}</guid><dc:creator>Ann Lee</dc:creator><pubDate>Sat, 16 Nov 2019 14:33:05 GMT</pubDate><description>Teaser {i}</description><content:encoded>{content}</content:encoded></item>\n");
        }

        return Encoding.UTF8.GetBytes(feed.Append("</channel></rss>").ToString());
    }

    private static string Prose(Random random)
    {
        string[] words = ["Pakistan", "and", "Russia", "signed", "an", "agreement", "on", "gas", "in", "Moscow", "the", "minister", "said", "that", "officials", "café", "trade", "energy"];
        return string.Join(' ', Enumerable.Range(0, 25).Select(_ => words[random.Next(words.Length)]));
    }

    private static void Bare(byte[] body)
    {
        using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        while (reader.Read())
        {
        }
    }

    private static void Full(byte[] body)
    {
        var length = 0L;
        foreach (var item in Parser.Parse(body, "application/rss+xml", new("https://paper.example/feed"), default).Feed!.Items)
            length += ReadableItem.Text(item).Length;
        if (length < body.Length / 2)
            throw new InvalidOperationException("Texts are missing.");
    }

    /// <summary>Of CPU time, which says the same on a busy machine.</summary>
    private static double Seconds(Action work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>CPU seconds of the process, and the most that the heap held above what it held before, looked at every millisecond.</summary>
    private static (double Cpu, long Peak) Peak(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var start = GC.GetTotalMemory(true);
        var peak = start;
        using var stop = new ManualResetEventSlim();
        var watcher = new Thread(() =>
        {
            while (!stop.Wait(1))
                peak = Math.Max(peak, GC.GetTotalMemory(false));
        });
        watcher.Start();
        var before = Environment.CpuUsage.TotalTime;
        work();
        var cpu = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        peak = Math.Max(peak, GC.GetTotalMemory(false));
        stop.Set();
        watcher.Join();
        return (cpu, peak - start);
    }
}
