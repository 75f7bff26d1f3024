using System.Buffers;
using System.Globalization;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Finds who wrote the text: "By Name" and its variants above or below the prose, a line under the title that is nothing
/// but a name, or the author that the feed gave, repeated. Runs after the title is known.
/// </summary>
internal static class BylinePass
{
    private const int LongestName = 40;

    private static readonly SearchValues<char> NotInNames = SearchValues.Create("\"“”‘’«»()?!:;,");

    public static void Apply(Draft draft)
    {
        var (first, last) = (draft.FirstProse, draft.LastProse);
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            if (i >= first && i <= last) continue;
            var line = draft.Lines[i];
            if (!line.IsKept) continue;
            if (NameOf(line) is { } name)
            {
                draft.Author ??= name;
                line.Remove(CleaningRules.Byline);
            }
            else if (draft.Author is { } author && IsSame(line.Words, author)) line.Remove(CleaningRules.Byline);
        }
        if (draft.Author is null) FindBareName(draft, first);
        else if (first < draft.Lines.Count) CutFromProse(draft.Lines[first], draft.Author);
    }

    public static bool IsByline(Line line) => NameOf(line) is not null;

    /// <summary>Two to four capitalised words, none of them a word of headings or places.</summary>
    public static bool IsName(Line line)
    {
        var words = line.Words;
        return words.Length is >= 2 and <= 4 && line.Text.Length <= LongestName
            && Array.TrueForAll(words, word => word.Kind == WordKind.Plain && !word.Label
                && (word.Capital || WordClasses.IsNameJoint(word.Key)) && !WordClasses.IsNotName(word.Key))
            && words[0].Capital && words[^1].Capital && Array.Exists(words, word => word.End - word.Start > 1)
            && !Sentence.Ends(line.Text) && !line.Text.AsSpan().ContainsAny(NotInNames);
    }

    /// <summary>Only the line right under the title: further down a capitalised line may as well be a heading.</summary>
    private static void FindBareName(Draft draft, int firstProse)
    {
        if (draft.Title is null || firstProse == draft.Lines.Count) return;
        var line = draft.Lines.Take(firstProse).FirstOrDefault(line => line.IsKept);
        if (line is null || !IsName(line)) return;
        draft.Author = Readable(line.Text);
        line.Remove(CleaningRules.Byline);
    }

    private static string? NameOf(Line line)
    {
        if (line.Verdict is not { Rule: CleaningRules.Byline } verdict) return null;
        var names = line.Words[verdict.Names];
        if (names.Length == 0 || names[0].Key is "the" or "a" or "an") return null;
        var isDesk = WordClasses.IsDesk(names[^1].Key);
        if (!isDesk && (names.Length < 2 || Array.TrueForAll(names, name => WordClasses.IsNotName(name.Key)))) return null;
        return Readable(line.Text[names[0].Start..names[^1].End]);
    }

    private static bool IsSame(Word[] words, string author) =>
        words.Length > 0 && words.Select(word => word.Key).SequenceEqual(Words.Of(author).Select(word => word.Key));

    /// <summary>"By Kamran Yousaf In August last year": safe, because the feed told us the name.</summary>
    private static void CutFromProse(Line line, string author)
    {
        foreach (var start in (string[])["By " + author + " ", "by " + author + " ", "BY " + author + " "])
        {
            if (line.Text.StartsWith(start, StringComparison.Ordinal)) line.CutHead(start.Length, CleaningRules.Byline);
        }
    }

    /// <summary>A name in capitals throughout is a matter of typography: "KAMRAN YOUSAF" is Kamran Yousaf.</summary>
    private static string Readable(string name) =>
        name.Length > 4 && name.Contains(' ') && !name.Any(char.IsLower)
            ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant())
            : name;
}
