namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Names out of the many ways in which feeds write an author.</summary>
internal static class PersonName
{
    private const int Longest = 500;

    private static readonly char[] Around = [' ', '<', '>', '(', ')', '[', ']', '"', ',', ';', ':', '-', '–', '|'];
    private static readonly string[] Nobody = ["noreply@", "no-reply@", "donotreply@", "nobody@"];

    /// <summary>
    /// <c>a@b.org (Ann Lee)</c>, <c>Ann Lee &lt;a@b.org&gt;</c> and the like give the name. An address alone is kept,
    /// being all that is known, unless it is nobody's.
    /// </summary>
    public static string? From(string? text)
    {
        if (text is null || text.Length == 0)
            return null;
        if (text.Length > Longest || !text.Contains('@'))
            return text;
        var words = text.Split(Around, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var address = Array.Find(words, IsAddress);
        if (address is null)
            return text;
        var rest = text;
        foreach (var word in words.Where(IsAddress))
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        rest = PlainText.Fold(rest.Replace("mailto:", "", StringComparison.OrdinalIgnoreCase).Trim(Around));
        if (rest.Length > 0)
            return rest;
        return Nobody.Any(n => address.StartsWith(n, StringComparison.OrdinalIgnoreCase)) ? null : address;
    }

    /// <summary>What stands in a name element, where an author was written with elements of its own.</summary>
    public static string? NameElement(string html)
    {
        const string start = "<name>";
        var from = html.IndexOf(start, StringComparison.OrdinalIgnoreCase) + start.Length;
        var to = from < start.Length ? -1 : html.IndexOf("</name>", from, StringComparison.OrdinalIgnoreCase);
        return to < 0 ? null : html[from..to];
    }

    /// <summary>The names joined by "; "; null when there is none.</summary>
    public static string? Join(DistinctTexts names) =>
        names.Count == 0 ? null : string.Join("; ", names);

    private static bool IsAddress(string word)
    {
        var at = word.IndexOf('@');
        return at > 0 && word.IndexOf('.', at) > at + 1;
    }
}
