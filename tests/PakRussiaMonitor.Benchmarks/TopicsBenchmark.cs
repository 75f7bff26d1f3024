using System.Globalization;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>What matching costs per article with 10 topics and with 1,000, in CPU time over the texts of the ingest benchmark.</summary>
internal static class TopicsBenchmark
{
    private const int Texts = 200, Repeats = 15, OwnTerms = 8;

    private static TimeSpan Cpu => Environment.CpuUsage.UserTime;

    public static Task<int> Run()
    {
        Console.WriteLine("kind of topics                          topics  CPU µs/article  matches/article");
        var papers = new SamplePapers(Texts, IngestBenchmark.Words);
        Compare("names and matters of their own", papers.Topic, papers.Articles);
        var texts = Enumerable.Range(0, Texts).Select(i => SampleArticle.Of(i, IngestBenchmark.Words))
            .Select(article => new ArticleFields(article.Title, HtmlText.ToLines(article.Html).Text, "paper.example", article.Author, "en-GB", "opinion")).ToArray();
        Compare("the seeds' countries, and most match", Seedlike(texts), texts);
        Compare("words that every text has", Varied(texts), texts);
        return Task.FromResult(0);
    }

    private static void Compare(string name, Func<int, TopicRevision> make, ArticleFields[] texts)
    {
        var all = Enumerable.Range(0, 1_000).Select(make).ToArray();
        var few = Measure(name, all[..10], texts);
        var many = Measure(name, all, texts);
        Console.WriteLine($"1,000 topics cost {many / few:F2} times what 10 cost.");
    }

    private static double Measure(string name, TopicRevision[] topics, ArticleFields[] texts)
    {
        var matcher = new TopicMatcher(topics);
        var least = double.MaxValue;
        var matches = 0;
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            matches = 0;
            var start = Cpu;
            foreach (var text in texts)
                matches += matcher.Match(text).Count;
            least = Math.Min(least, (Cpu - start).TotalMicroseconds / texts.Length);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-38}  {topics.Length,6:N0}  {least,14:F1}  {(double)matches / texts.Length,15:F1}"));
        return least;
    }

    /// <summary>The clauses of the seeds for the two countries, and words of the topic's own, half of them such as the texts have.</summary>
    private static Func<int, TopicRevision> Seedlike(ArticleFields[] texts)
    {
        var first = TopicFile.Load(Path.Combine(FirstMinute.Seeds, "topics.json"))[0].Query;
        var countries = first[..first.LastIndexOf(" AND (", StringComparison.Ordinal)];
        var words = WordsOf(texts);
        return number =>
        {
            var random = new Random(number);
            var own = Enumerable.Range(0, OwnTerms).Select(i => i % 2 == 0 ? Invented(random) + "*" : words[random.Next(words.Length)] + Invented(random));
            return new($"topic-{number}", 1, "", $"{countries} AND ({string.Join(" OR ", own)} OR {words[random.Next(words.Length)]})");
        };
    }

    private static Func<int, TopicRevision> Varied(ArticleFields[] texts)
    {
        var words = WordsOf(texts);
        return number =>
        {
            var random = new Random(number);
            string Known() => words[random.Next(words.Length)];
            return new(
                $"topic-{number}", 1, "",
                $"(\"{Known()} {Known()}\" OR {Invented(random)}* OR {Invented(random)} NEAR/5 {Known()} OR title:{Known()}) AND ({Known()} OR {Invented(random)}) NOT {Invented(random)}");
        };
    }

    private static string[] WordsOf(ArticleFields[] texts) =>
        [.. texts.SelectMany(text => text.Text.Split([' ', '.', ',', '\n', '(', ')'], StringSplitOptions.RemoveEmptyEntries)).Where(word => word.All(char.IsAsciiLetterLower)).Distinct().Order(StringComparer.Ordinal)];

    private static string Invented(Random random) => string.Concat(Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26))));
}
