using System.Diagnostics;
using System.Globalization;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// What matching costs per article with 10 topics and with 1,000. Each text is matched with the one and with the other in turn, again and again, and its
/// least times count: they are the same beside whatever else the machine does.
/// </summary>
internal static class TopicsBenchmark
{
    private const int Texts = 200, Repeats = 60, OwnTerms = 8;

    public static Task<int> Run()
    {
        Console.WriteLine("kind of topics                          topics      µs/article  matches/article");
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
        TopicMatcher[] matchers = [new(all[..10]), new(all)];
        var least = Array.ConvertAll(matchers, _ => texts.Select(_ => long.MaxValue).ToArray());
        var matches = new int[matchers.Length];
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            for (var (i, count) = (0, 0); i < matchers.Length; i++, count = 0)
            {
                for (var text = 0; text < texts.Length; text++)
                {
                    var start = Stopwatch.GetTimestamp();
                    count += matchers[i].Match(texts[text]).Count;
                    least[i][text] = Math.Min(least[i][text], Stopwatch.GetTimestamp() - start);
                }

                matches[i] = count;
            }
        }

        double CostOf(int matcher) => Stopwatch.GetElapsedTime(0, least[matcher].Sum()).TotalMicroseconds / texts.Length;
        foreach (var (i, topics) in new[] { 10, all.Length }.Index())
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-38}  {topics,6:N0}  {CostOf(i),14:F1}  {(double)matches[i] / texts.Length,15:F1}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"1,000 topics cost {CostOf(1) / CostOf(0):F2} times what 10 cost."));
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
