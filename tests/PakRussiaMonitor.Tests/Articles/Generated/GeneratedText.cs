namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>A text made up from a seed: paragraphs of one language, junk in and around them, and what is which.</summary>
/// <param name="Kept">The lines that are the article.</param>
/// <param name="LookAlikes">Sentences among them that begin as junk does.</param>
/// <param name="Removed">Kind and line of the junk; glued to a paragraph where <see cref="Manner"/> says so.</param>
internal sealed record GeneratedText(string Text, IReadOnlyList<string> Kept, IReadOnlyList<string> LookAlikes, IReadOnlyList<(string Kind, string Line)> Removed)
{
    public enum Manner
    {
        Separate,
        Glued,
        OneParagraph,
    }

    public static GeneratedText Of(Random random, JunkSheet sheet, Manner manner)
    {
        var language = One(random, [.. sheet.Sentences.Keys]);
        if (manner != Manner.Separate && language == "zh")
            language = "en"; // without spaces between sentences nothing tells glue from text
        var looks = new List<string>();
        var paragraphs = Paragraphs(random, sheet, language, looks);
        var junk = sheet.Kinds.Where(kind => kind.Language == language).ToArray();
        var removed = new List<(string, string)>();
        var head = Pick(random, junk, 'h', random.Next(3), removed);
        var tail = Pick(random, junk, 't', 1 + random.Next(3), removed);
        var middle = Pick(random, junk, 'm', random.Next(2), removed);
        return new(Put(random, manner, paragraphs, head, middle, tail), paragraphs, looks, removed);
    }

    private static string Put(Random random, Manner manner, List<string> paragraphs, List<string> head, List<string> middle, List<string> tail)
    {
        var lines = new List<string>(paragraphs);
        if (middle.Count > 0 && manner != Manner.Glued)
            lines.InsertRange(1 + random.Next(lines.Count - 1), middle);
        if (manner == Manner.Separate)
            return string.Join(random.Next(2) == 0 ? "\n" : "\n\n", [.. head, .. lines, .. tail]);
        if (manner == Manner.OneParagraph)
            return string.Join(' ', [.. head, .. lines, .. tail]);
        if (middle.Count > 0)
            lines[random.Next(lines.Count - 1)] += " " + string.Join(' ', middle);
        lines[0] = string.Join(' ', [.. head, lines[0]]);
        lines[^1] = string.Join(' ', [lines[^1], .. tail]);
        return string.Join('\n', lines);
    }

    private static List<string> Paragraphs(Random random, JunkSheet sheet, string language, List<string> looks)
    {
        var sentences = sheet.Sentences[language].ToArray();
        random.Shuffle(sentences);
        var paragraphs = sentences.Chunk(2).Take(4).Select(pair => pair.ToList()).ToList();
        foreach (var look in Enumerable.Range(0, 2).Select(_ => One(random, sheet.LookAlikes[language])).Distinct())
        {
            looks.Add(look);
            if (random.Next(2) == 0)
                paragraphs.Insert(random.Next(1, paragraphs.Count + 1), [look]);
            else
                One(random, paragraphs).Insert(random.Next(2), look);
        }

        var joint = language == "zh" ? "" : " ";
        return [.. paragraphs.Select(paragraph => string.Join(joint, paragraph))];
    }

    private static List<string> Pick(Random random, Junk[] junk, char place, int count, List<(string, string)> removed)
    {
        var found = junk.Where(kind => kind.Places.Contains(place, StringComparison.Ordinal)).ToArray();
        random.Shuffle(found);
        var lines = new List<string>();
        foreach (var kind in found.Take(count))
        {
            lines.AddRange(kind.Lines);
            removed.AddRange(kind.Lines.Select(line => ($"{kind.Kind}/{kind.Language}", line)));
        }

        return lines;
    }

    private static T One<T>(Random random, IReadOnlyList<T> of) => of[random.Next(of.Count)];
}
