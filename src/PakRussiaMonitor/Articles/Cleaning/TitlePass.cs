namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Finds the title in the first line, unless the feed gave one; then the lines that repeat it go. The start of the first
/// sentence, glued to the title, is cut off: it stands again at the start of the prose.
/// </summary>
internal static class TitlePass
{
    private const int LongestTitle = 160;
    private const int MostTitleWords = 25;
    private const int FewestGluedWords = 4;
    private const int FewestTitleWords = 2;

    /// <summary>A title of fewer words may well be how the first sentence begins.</summary>
    private const int FewestWordsToCutFromProse = 4;

    /// <summary>A subtitle, a date and a byline may stand between the title and the prose.</summary>
    private const int MostLinesBetween = 4;

    /// <summary>" | The Site's Name" behind a repeated title.</summary>
    private const int MostWordsOfSiteName = 6;

    public static void Apply(Draft draft)
    {
        if (draft.Title is null) Find(draft);
        else RemoveRepeated(draft, draft.Title);
    }

    private static void Find(Draft draft)
    {
        var lines = draft.Lines;
        var first = lines.FindIndex(line => line.IsKept && !BylinePass.IsByline(line));
        if (first < 0) return;
        var next = lines.FindIndex(first + 1, line => line.IsKept && line.IsProse);
        if (next < 0) return;
        if (NameAbove(lines, first)) first++;
        var between = lines.Skip(first + 1).Take(next - first - 1).Count(line => line.IsKept && !BylinePass.IsByline(line));
        var title = lines[first];
        if (between > MostLinesBetween || StartsInLowerCase(lines[next].Text)) return;

        var glued = GluedAt(title.Words, Opening(lines[next].Text));
        if (glued >= 0) title.CutTail(title.Words[glued].Start, CleaningRules.RepeatedLead);
        else if (!CouldBeTitle(title)) return;
        draft.Title = title.Text;
        title.TakeAsTitle();
    }

    /// <summary>Some sites put the writer's name above the title: "Name", "A title of several words", prose.</summary>
    private static bool NameAbove(List<Line> lines, int first) =>
        BylinePass.IsName(lines[first]) && first + 1 < lines.Count && lines[first + 1].IsKept
        && CouldBeTitle(lines[first + 1]) && lines[first + 1].Words.Length > 4;

    private static bool CouldBeTitle(Line line)
    {
        if (line.IsProse || line.Text.Length > LongestTitle || line.Words.Length == 0) return false;
        if (line.Words.Length > (Script.IsDense(line.Text) ? MostTitleWords * 2 : MostTitleWords)) return false;
        return line.Text.Any(char.IsLetter) && !StartsInLowerCase(line.Text)
            && !Sentence.EndsWithFullStop(line.Text) && line.Text[^1] is not (',' or ';' or ':' or '،');
    }

    private static void RemoveRepeated(Draft draft, string title)
    {
        var words = Opening(title);
        if (words.Length == 0) return;
        var firstProse = draft.FirstProse;
        if (firstProse < draft.Lines.Count && GluedAt(words, Opening(draft.Lines[firstProse].Text)) is var glued and >= 0)
            draft.Title = title[..words[glued].Start].TrimEnd();
        for (var i = 0; i <= firstProse && i < draft.Lines.Count; i++)
        {
            var line = draft.Lines[i];
            if (!line.IsKept) continue;
            var opening = Opening(line.Text);
            if (!StartsWith(opening, words)) continue;
            var rest = opening.Length - words.Length;
            if (line.Text.Length <= Line.LongestJudged && (rest == 0 || (opening[words.Length - 1].Label && rest <= MostWordsOfSiteName)))
                line.Remove(CleaningRules.Title);
            else if (line.IsProse && words.Length >= FewestWordsToCutFromProse && rest > 8 && opening[words.Length].Capital && line.Text[opening[words.Length - 1].End] == ' ')
                line.CutHead(opening[words.Length].Start, CleaningRules.Title);
        }
    }

    /// <summary>The index in <paramref name="title"/> from which its words are those that the prose begins with; else -1.</summary>
    private static int GluedAt(Word[] title, Word[] prose)
    {
        for (var at = FewestTitleWords; at + FewestGluedWords <= title.Length; at++)
        {
            if (StartsWith(prose, title.AsSpan(at))) return at;
        }
        return -1;
    }

    private static bool StartsWith(ReadOnlySpan<Word> words, ReadOnlySpan<Word> start)
    {
        if (start.Length > words.Length) return false;
        for (var i = 0; i < start.Length; i++)
        {
            if (words[i].Key != start[i].Key) return false;
        }
        return true;
    }

    private static Word[] Opening(string text) => Words.Of(text.AsSpan(0, Math.Min(text.Length, Line.LongestJudged)));

    /// <summary>A line broken in mid-sentence goes on in lower case: then the line above is no title.</summary>
    private static bool StartsInLowerCase(string text) => char.IsLower(text.AsSpan().TrimStart("\"'“”‘’«(").ToString().FirstOrDefault());
}
