using PakRussiaMonitor.Articles.Cleaning;

namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>How well cleaning does on generated texts: shares of junk lines gone, and of article lines and look-alikes that stay whole.</summary>
internal sealed class CleaningScore
{
    private const int ShortestHalved = 4;

    private readonly Dictionary<string, (int Gone, int All)> kinds = [];
    private readonly List<string> lost = [];
    private int kept;
    private int lines;
    private int keptLooks;
    private int looks;

    public double Removed => (double)kinds.Values.Sum(kind => kind.Gone) / kinds.Values.Sum(kind => kind.All);

    public double Kept => (double)kept / lines;

    public double KeptLookAlikes => (double)keptLooks / looks;

    public int Kinds => kinds.Count;

    public static CleaningScore Of(int seed, int texts, JunkSheet sheet, GeneratedText.Manner manner)
    {
        var random = new Random(seed);
        var score = new CleaningScore();
        for (var i = 0; i < texts; i++)
            score.Add(GeneratedText.Of(random, sheet, manner), manner);
        return score;
    }

    private void Add(GeneratedText text, GeneratedText.Manner manner)
    {
        var clean = ArticleCleaner.Clean(new(text.Text));
        var paragraphs = clean.Text.Split('\n');
        var rest = text.Kept.Concat(text.LookAlikes).Aggregate(clean.Text, (left, line) => left.Replace(line, "¶", StringComparison.Ordinal));
        foreach (var (kind, line) in text.Removed)
        {
            var (gone, all) = kinds.GetValueOrDefault(kind);
            kinds[kind] = (gone + (IsGone(rest, line) ? 1 : 0), all + 1);
        }

        foreach (var line in text.Kept)
        {
            var stays = manner == GeneratedText.Manner.Separate ? paragraphs.Contains(line) : clean.Text.Contains(line, StringComparison.Ordinal);
            lines++;
            kept += stays ? 1 : 0;
            if (!stays)
                lost.Add(line);
        }

        looks += text.LookAlikes.Count;
        keptLooks += text.LookAlikes.Count(look => clean.Text.Contains(look, StringComparison.Ordinal));
    }

    /// <summary>Neither the line nor, of a longer one, either half of its words is left: cutting a label off is not enough.</summary>
    private static bool IsGone(string rest, string line)
    {
        var words = line.Split(' ');
        return words.Length < ShortestHalved
            ? !rest.Contains(line, StringComparison.Ordinal)
            : !rest.Contains(string.Join(' ', words[..(words.Length / 2)]), StringComparison.Ordinal)
                && !rest.Contains(string.Join(' ', words[(words.Length / 2)..]), StringComparison.Ordinal);
    }

    public override string ToString() =>
        $"junk removed {Removed:F4} ({Kinds} kinds), lines kept {Kept:F4}, look-alikes kept {KeptLookAlikes:F4}; left: "
        + string.Join(", ", kinds.Where(kind => kind.Value.Gone < kind.Value.All).OrderBy(kind => (double)kind.Value.Gone / kind.Value.All)
            .Select(kind => $"{kind.Key} {kind.Value.Gone}/{kind.Value.All}"))
        + "; lost: " + string.Join(" ¶ ", lost.CountBy(line => line).OrderByDescending(line => line.Value).Take(12).Select(line => $"{line.Value}× {line.Key}"));
}
