using System.Text;

namespace PakRussiaMonitor.Articles.Extraction;

/// <summary>Writes text as a browser lays it out: white space folds to one space, except where lines are to be kept.</summary>
internal static class LineText
{
    public static void Append(StringBuilder result, ReadOnlySpan<char> text, bool keepLines)
    {
        if (!text.ContainsAnyInRange('\t', '\r') && text.IndexOf("  ") < 0)
        {
            AppendFolded(result, text);
            return;
        }
        var wordStart = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isSpace = i == text.Length || text[i] is ' ' or '\t' or '\n' or '\r' or '\f';
            if (!isSpace && wordStart < 0) wordStart = i;
            if (!isSpace) continue;
            if (wordStart >= 0) result.Append(text[wordStart..i]);
            wordStart = -1;
            if (i == text.Length) return;
            if (keepLines && text[i] == '\n') BreakLine(result);
            else Space(result);
        }
    }

    /// <summary>Of a text in which there is nothing to fold but what stands at its beginning.</summary>
    public static void AppendFolded(StringBuilder result, ReadOnlySpan<char> text)
    {
        if (text.StartsWith(' ')) Space(result);
        result.Append(text.StartsWith(' ') ? text[1..] : text);
    }

    public static void BreakLine(StringBuilder result)
    {
        if (result.Length > 0 && result[^1] == ' ') result.Length--;
        if (result.Length > 0 && result[^1] != '\n') result.Append('\n');
    }

    public static void Space(StringBuilder result)
    {
        if (result.Length > 0 && result[^1] is not (' ' or '\n')) result.Append(' ');
    }
}
