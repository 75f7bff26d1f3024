namespace PakRussiaMonitor.Benchmarks;

/// <summary>Texts of so many words, no two with a sentence in common: words of the ingest benchmark's prose in random order.</summary>
internal static class SampleTexts
{
    private static readonly string[] Vocabulary = [.. new[] { Prose.Subjects, Prose.Verbs, Prose.Objects, Prose.Tails }
        .SelectMany(sentences => sentences).SelectMany(sentence => sentence.Split(' ')).Select(word => word.Trim('.', ',').ToLowerInvariant()).Distinct()];

    public static string Word(Random random) => Vocabulary[random.Next(Vocabulary.Length)];

    public static string[] Of(int count, int words) => [.. Enumerable.Range(0, count).Select(number => One(number, words))];

    public static string One(int number, int words)
    {
        var random = new Random(number);
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < words; i++)
        {
            var word = Word(random);
            var starts = i % 17 == 0;
            if (i > 0)
                text.Append(i % 85 == 0 ? ".\n" : starts ? ". " : " ");
            text.Append(starts ? char.ToUpperInvariant(word[0]) : word[0]).Append(word, 1, word.Length - 1);
        }

        return text.Append('.').ToString();
    }
}
