using System.Globalization;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>What a person should know about how a feed was read. The same trouble in many items is one sentence with a number.</summary>
internal sealed class FeedWarnings
{
    private const int SampleLength = 60;

    private readonly List<string> sentences = [];
    private readonly Dictionary<string, (int Count, string Sample)> counted = [];

    public void Add(string sentence)
    {
        if (!sentences.Contains(sentence))
            sentences.Add(CanonicalText.Of(sentence));
    }

    /// <param name="trouble">What happened, in the plural.</param>
    /// <param name="sample">The text that caused it; the first one is shown.</param>
    public void Count(string trouble, string sample)
    {
        if (counted.TryGetValue(trouble, out var known))
            counted[trouble] = (known.Count + 1, known.Sample);
        else
            counted[trouble] = (1, Shorten(sample));
    }

    public IReadOnlyList<string> ToList() =>
        [.. sentences, .. counted.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Key}: {c.Value.Count} (first: \"{c.Value.Sample}\")."))];

    private static string Shorten(string sample)
    {
        sample = PlainText.Fold(sample);
        return CanonicalText.Of(sample.Length <= SampleLength ? sample : sample[..SampleLength] + "…");
    }
}
