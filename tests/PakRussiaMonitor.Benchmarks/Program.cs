using System.Globalization;
using PakRussiaMonitor.Benchmarks;

var work = args switch
{
    ["ingest", .. var options] => IngestBenchmark.Run(options),
    ["archive", .. var options] => ArchiveBenchmark.Run(options),
    ["feeds", .. var options] => FeedsBenchmark.Run(options),
    ["pages", var folder] => PagesBenchmark.Run(folder, 14),
    ["topics"] => TopicsBenchmark.Run(),
    ["topics", var articles] => TopicArchiveBenchmark.Run(int.Parse(articles, CultureInfo.InvariantCulture), null),
    ["topics", var articles, var file] => TopicArchiveBenchmark.Run(int.Parse(articles, CultureInfo.InvariantCulture), file),
    ["profile"] => StageProfile.Run(),
    ["cleaning"] => CleaningBenchmark.Run(),
    ["pieces"] => PiecesBenchmark.Run(1_000_000),
    ["pieces", var articles] => PiecesBenchmark.Run(int.Parse(articles, CultureInfo.InvariantCulture)),
    ["record", var database] => RecordBenchmark.Run(database, 20_000),
    ["record", var database, var articles] => RecordBenchmark.Run(database, int.Parse(articles, CultureInfo.InvariantCulture)),
    _ => Explain(),
};
return await work;

static Task<int> Explain()
{
    Console.Error.WriteLine(
        """
        dotnet run -c Release --project tests/PakRussiaMonitor.Benchmarks -- BENCHMARK

          ingest [ROUNDS]     10 feeds of 500 items (9 KB each) over loopback, up to the topic counts; 8 rounds, the first is cold
          archive [ARTICLES]  CPU per article at 2,000 stored against that at 200,000 (shorter texts)
          feeds [bombs]       parsing 10 MB of RSS against a bare XmlReader; with bombs, CPU and memory of every bomb at 15 MB
          topics              CPU of matching an article with 10 topics and with 1,000
          topics ARTICLES [FILE]  preview, backfill, counts and receipts over an archive of so many articles; with a file, which is kept for
                              the next time, counts and receipts alone
          profile             where the time of an article goes, stage by stage, over the same texts as ingest
          pages FOLDER        articles out of a folder of .html or .html.gz pages, per CPU second
          cleaning            flattened texts cleaned on one core, in MB per CPU second
          pieces [ARTICLES]   sketches per CPU second, and a look-up among so many stored articles with the memory that they take
          record DATABASE [ARTICLES]  recording alone, into a file or a PostgreSQL database
        """);
    return Task.FromResult(2);
}
