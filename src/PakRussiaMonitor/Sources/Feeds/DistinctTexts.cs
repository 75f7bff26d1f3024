using System.Collections;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The categories or authors of an item: each once, in their order, and no more of them than anyone means.</summary>
internal sealed class DistinctTexts : IReadOnlyList<string>
{
    private const int Most = 100;

    private readonly List<string> texts = [];

    public int Count => texts.Count;

    public string this[int index] => texts[index];

    public void AddIfAny(string? text)
    {
        if (text is not null && texts.Count < Most && !texts.Contains(text, StringComparer.OrdinalIgnoreCase))
            texts.Add(text);
    }

    public IEnumerator<string> GetEnumerator() => texts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
