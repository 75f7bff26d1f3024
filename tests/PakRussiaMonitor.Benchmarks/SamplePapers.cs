using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// Articles whose words are as common as those of a language are (Zipf), and topics as analysts write them: the names of somebody or
/// something, and matters to go with them. No two topics are the same, and an article matches a few of a thousand.
/// </summary>
internal sealed class SamplePapers
{
    private const int Vocabulary = 40_000;

    /// <summary>Ranks of the words that tell little, of those that name a matter, and from which on words are names.</summary>
    private const int Common = 100, Matters = 3_000, Names = 2_000;

    private const int WordsPerParagraph = 70;
    private static readonly string[] Syllables = ["ka", "ri", "mo", "sta", "len", "or", "pe", "shi", "na", "tur", "vo", "ba", "de", "ly", "gha", "zi"];
    private readonly string[] words;

    public SamplePapers(int articles, int length)
    {
        var random = new Random(1);
        var seen = new HashSet<string>();
        while (seen.Count < Vocabulary)
            seen.Add(string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => Syllables[random.Next(Syllables.Length)])));
        words = [.. seen.OrderBy(word => word.Length + random.Next(4))];
        Articles = [.. Enumerable.Range(0, articles).Select(number => Article(number, length))];
    }

    public ArticleFields[] Articles { get; }

    public TopicRevision Topic(int number)
    {
        var random = new Random(number);
        string Name() => words[random.Next(Names, Vocabulary)];
        string Matter() => words[random.Next(Common, Matters)];
        var who = (number % 5) switch
        {
            0 => $"\"{Name()} {Name()}\" OR {Name()}",
            1 => $"{Name()}* OR {Name()} OR title:{Name()}",
            2 => $"{Name()} NEAR/8 ({Matter()} OR {Matter()})",
            _ => $"{Name()} OR \"{Matter()} {Name()}\" OR {Name()}",
        };
        var what = $"({Matter()} OR {Matter()}* OR {Matter()} OR \"{Matter()} {Matter()}\")";
        var without = (number % 4) switch { 0 => $" NOT {Matter()}", 1 => " AND (kind:opinion OR lang:en)", _ => "" };
        return new($"topic-{number}", 1, "", $"({who}) AND {what}{without}");
    }

    private ArticleFields Article(int number, int length)
    {
        var random = new Random(number);
        string Zipf() => words[(int)Math.Exp(random.NextDouble() * Math.Log(Vocabulary)) - 1];
        var text = string.Join('\n', Enumerable.Range(0, length).Select(_ => Zipf()).Chunk(WordsPerParagraph).Select(paragraph => string.Join(' ', paragraph) + "."));
        return new(string.Join(' ', Enumerable.Range(0, 8).Select(_ => Zipf())), text, "paper.example", "Hina Qadir", "en-GB", "opinion");
    }
}
