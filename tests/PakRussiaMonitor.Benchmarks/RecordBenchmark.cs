using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// The ledger alone: full batches of new articles (5 KB, two topics each, every third a reprint) into the database of <c>--db</c>. Started
/// twice at once it is two processes on one database.
/// </summary>
internal static class RecordBenchmark
{
    private const int Callers = 256, TextLength = 5_000;

    public static async Task<int> Run(string address, int articles)
    {
        await using var database = DatabaseAddress.Open(address, TimeProvider.System);
        var topics = new TopicTable(database, TimeProvider.System);
        await topics.Install([new TopicDefinition("energy", "Energy", "gas"), new TopicDefinition("defence", "Defence", "arms")], default);
        var (version, revisions) = await topics.Live(default);
        await using var writer = new LedgerWriter(database);
        var run = Environment.ProcessId;
        await Record(writer, Enumerable.Range(0, 2_000).Select(i => Make(run, -1 - i, version, revisions)));

        var records = Enumerable.Range(0, articles).Select(i => Make(run, i, version, revisions)).ToArray();
        var start = Stopwatch.GetTimestamp();
        await Record(writer, records);
        var took = Stopwatch.GetElapsedTime(start);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{database.Description}: {articles:N0} new articles in {took.TotalSeconds:N1} s, {articles / took.TotalSeconds:N0}/s"));
        return 0;
    }

    private static Task Record(LedgerWriter writer, IEnumerable<ArticleRecord> records) => Parallel.ForEachAsync(
        records, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (record, _) => await writer.Record(record));

    private static ArticleRecord Make(int run, int number, long version, IReadOnlyList<TopicRevision> topics)
    {
        var random = new Random(number);
        var text = new StringBuilder();
        while (text.Length < TextLength)
            text.Append("gas arms pipeline Islamabad Moscow agreement on the of minister said".Split(' ')[random.Next(11)]).Append(random.Next(1000)).Append(' ');
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{run} {number}"));
        return new()
        {
            Keys = [$"url:{Convert.ToHexStringLower(hash)}", $"guid:{Convert.ToHexStringLower(hash)}"],
            Source = $"source {number % 50}",
            SourceItem = $"urn:{run}:{number}",
            ItemHash = hash,
            ContentHash = hash,
            Url = $"https://paper.example/{run}/{number}",
            Title = $"Title {number}",
            Outlet = $"outlet{number % 40}.example",
            Language = "en",
            Kind = "opinion",
            Seen = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(number),
            Rank = TextRank.Content,
            Text = text.ToString(),
            Piece = number % 3 == 0 ? number / 3 : number,
            Matches = topics,
            TopicSetVersion = version,
        };
    }
}
