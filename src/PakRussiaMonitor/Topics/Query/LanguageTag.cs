namespace PakRussiaMonitor.Topics.Query;

/// <summary>A language tag (BCP 47) as queries ask for it: <c>en-GB</c> is en-gb, and en.</summary>
internal static class LanguageTag
{
    /// <summary>The folded tag and what it begins with, part by part; nothing for no tag.</summary>
    public static IEnumerable<string> Forms(string? tag)
    {
        var form = "";
        var tokens = new FoldedTokenizer(tag);
        var parts = new List<string>();
        while (tokens.Read())
            parts.Add(tokens.Word.ToString());
        foreach (var part in parts)
            yield return form = form.Length == 0 ? part : $"{form}-{part}";
    }
}
