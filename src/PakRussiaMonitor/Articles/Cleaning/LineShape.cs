namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>Junk that is known by its shape in any language: a path of sections, and a label with a date behind it.</summary>
internal static class LineShape
{
    private const int FewestSteps = 2;
    private const int LongestStep = 4;
    private const int LongestPath = 20;
    private const int LongestLabel = 4;
    private const int LongestDate = 12;

    /// <summary>What has such a shape may be the article's own within the text: it is junk only above or below it.</summary>
    public static Verdict? Judge(Word[] words) =>
        IsPath(words) ? new Verdict("breadcrumb", Reach.Edge, default, false)
        : IsDatedLabel(words) ? new Verdict("date-line", Reach.Edge, default, false)
        : null;

    /// <summary>"Home > Opinion > Asia": steps of a few words; the last may be the article's title.</summary>
    private static bool IsPath(Word[] words)
    {
        if (words.Length > LongestPath) return false;
        var (steps, step) = (0, 0);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Stop && i + 1 < words.Length) return false;
            if (!words[i].Path) continue;
            if (i - step >= LongestStep) return false;
            (steps, step) = (steps + 1, i + 1);
        }
        return steps >= FewestSteps;
    }

    /// <summary>"Published: 4 March 2021, 10:15".</summary>
    private static bool IsDatedLabel(Word[] words)
    {
        var label = Array.FindIndex(words, word => word.Label || word.Path);
        if (label is < 0 or >= LongestLabel || words.Length - label > LongestDate) return false;
        var date = words[(label + 1)..];
        return date.Length > 1 && Array.Exists(date, word => word.Kind == WordKind.Number) && Array.TrueForAll(date, WordClasses.IsDatePart);
    }
}
