namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>What two texts differ in, by paragraphs: the longest common row of paragraphs stays, what is left is gone or new.</summary>
public static class ParagraphDiff
{
    /// <summary>Texts of more paragraphs are compared as a whole: the table of the comparison grows with their product.</summary>
    private const int MostParagraphs = 1_000;

    public static IReadOnlyList<ParagraphChange> Of(string from, string to)
    {
        var (before, after) = (Paragraphs(from), Paragraphs(to));
        var common = Common(before, after);
        var changes = new List<ParagraphChange>();
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                changes.Add(new(ParagraphState.Same, before[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                changes.Add(new(ParagraphState.Gone, before[i++]));
            }
            else
            {
                changes.Add(new(ParagraphState.New, after[j++]));
            }
        }

        return changes;
    }

    private static string[] Paragraphs(string text)
    {
        var paragraphs = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return paragraphs.Length <= MostParagraphs ? paragraphs : [text];
    }

    /// <summary>The length of the longest common row of paragraphs from each pair of places on.</summary>
    private static int[,] Common(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        return common;
    }
}

public enum ParagraphState
{
    Same,
    Gone,
    New,
}

public sealed record ParagraphChange(ParagraphState State, string Text);
