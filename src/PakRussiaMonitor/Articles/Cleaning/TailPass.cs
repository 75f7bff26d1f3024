using System.Buffers;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>The end of a text: the note on its writer goes, and whether it breaks off is found out.</summary>
internal static class TailPass
{
    private const int LongestAuthorBox = 400;
    private const int FewestProseBefore = 2;
    private const int ShortestBrokenLine = 60;

    /// <summary>Chinese and Japanese say in half of the characters what others do.</summary>
    private const int ShortestBrokenDenseLine = 30;

    private static readonly string[] AuthorBoxStarts =
        ["The writer is ", "The writer can ", "The writer teaches ", "The writer works ", "The writer tweets ", "The author is ", "The author can ",
         "The author teaches ", "The author works ", "The author tweets ", "The columnist is ", "The writers are ", "The authors are ",
         "About the author", "About The Author"];

    /// <summary>What such notes tell; without one of these, "The writer is …" may be the last sentence of an essay on a writer.</summary>
    private static readonly SearchValues<string> AuthorBoxSigns = SearchValues.Create(
        ["@", "based in", "professor", "journalist", "analyst", "researcher", "research ", "student", "columnist", "scholar", "fellow", "teaches",
         "ambassador", "lawyer", "freelance", "lecturer", "be reached", "be contacted", "tweets", "graduate", "former ", "editor", "secretary",
         "retired", "author of", "university", "expert", "correspondent", "director"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Several writers have several notes, one below the other.</summary>
    public static void RemoveAuthorBox(Draft draft)
    {
        var prose = draft.Lines.FindAll(line => line.IsKept && line.IsProse);
        while (prose.Count > FewestProseBefore && IsAuthorBox(prose[^1].Text))
        {
            prose[^1].Remove(CleaningRules.AuthorBox);
            prose.RemoveAt(prose.Count - 1);
        }
    }

    public static bool IsAuthorBox(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestAuthorBox) return false;
        foreach (var start in AuthorBoxStarts)
        {
            if (text.StartsWith(start)) return text.ContainsAny(AuthorBoxSigns);
        }
        return false;
    }

    /// <summary>A link to the rest, an ellipsis, or a last paragraph without an end.</summary>
    public static bool IsTruncated(Draft draft)
    {
        var last = draft.Lines.FindLastIndex(line => line.IsKept);
        if (last < 0) return false;
        var line = draft.Lines[last];
        for (var i = last; i < draft.Lines.Count; i++)
        {
            if (draft.Lines[i].WasCutBy(CleaningRules.ReadMore)) return true;
        }
        var text = draft.Rest.Length > 0 ? draft.Rest : line.Text;
        return text.EndsWith('…') || text.EndsWith("...", StringComparison.Ordinal)
            || (IsLong(text) && !Sentence.Ends(text) && !CaptionPass.HasCredit(line));
    }

    /// <summary>"[…]" and "(more…)" at the end of the last paragraph are links, not text.</summary>
    public static void CutContinuationMark(Draft draft)
    {
        if (draft.Rest.Length > 0 || draft.Lines.FindLast(line => line.IsKept && IsLong(line.Text)) is not { } last) return;
        var text = last.Text;
        if (text.Length == 0 || text[^1] is not (']' or ')')) return;
        var open = text.LastIndexOfAny(['[', '(']);
        if (open <= 0) return;
        var inside = text.AsSpan(open + 1, text.Length - open - 2).Trim().TrimEnd(".…").TrimEnd();
        if (inside.IsEmpty || inside.Equals("more", StringComparison.OrdinalIgnoreCase) || inside.Equals("continued", StringComparison.OrdinalIgnoreCase))
            last.CutTail(open, CleaningRules.ReadMore);
    }

    /// <summary>More than a heading or a label.</summary>
    private static bool IsLong(string text) => text.Length >= ShortestBrokenLine || (text.Length >= ShortestBrokenDenseLine && Script.IsDense(text));
}
