using System.Buffers;
using System.Collections.Frozen;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Names out of a byline: without "By", roles, dates, addresses and links' texts; several names one by one.</summary>
internal static class AuthorNames
{
    private const int LongestByline = 300;
    private const int LongestName = 60;
    private const int MostWords = 7;

    private static readonly SearchValues<char> CodeMarks = SearchValues.Create("{}<>=_%");

    private static readonly string[] Leads =
    [
        "written and researched by", "interview by", "interviewed by", "commentary by", "analysis by", "opinion by", "review by", "photographs by", "medically reviewed by", "article written by", "article by", "words by", "story by", "text by", "report by", "guest post by", "posted on", "authored by",
        "written by", "published by", "posted by", "created by", "reported by", "submitted by", "contributed by", "by", "author", "authors", "автор", "текст", "von", "par", "por", "di", "yazan", "तحریر", "تحریر", "از", "بقلم", "द्वारा",
    ];

    private static readonly string[] Ends =
    [
        " | ", " • ", " · ", " – ", " — ", " - ", " / ", "\n", " on ", " in ", " for ", " at ", " updated", " published", " posted", " last updated", " reviewed", " fact checked", " medically", " edited by",
        " photo", " is a ", " is the ", " has ", " writes ", "(", "[", " min read", ", updated", " follow", " @", "http", " last modified", " senior ", " staff ", " former ", " founder", " co-founder", " ceo", "view all posts", " contributing ", " author at ",
    ];

    private static readonly FrozenSet<string> NoNames = """
        admin administrator author authors editor webmaster user unknown anonymous guest staff null none undefined wordpress root share home about contact us by name
        posted published updated written editorial bio
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Degrees = """
        md phd rn rd ms mph jd cpa mba dds do rdn cfp cfa esq ed.d pharmd dnp np lcsw ldn cssd cdn cpt pe ma msc bsc jr jr. sr sr. ii iii m.d. ph.d. j.d. m.s. r.d. r.n. dvm lmft psyd facs mpa
        mscp e-ryt mfa edd llc inc inc. ltd ltd. ea cfp® crna faap rdms lpc bcba cscs
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Roles = """
        editor reporter correspondent writer contributor journalist columnist manager director founder ceo president producer editor-in-chief specialist strategist marketer professor
        analyst consultant expert coach editor-at-large team-lead intern freelancer
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of a byline, in its order; empty when it names nobody.</summary>
    public static IReadOnlyList<string> Of(string? byline)
    {
        if (byline is null || byline.Length > LongestByline)
            return [];
        var text = Fold(byline);
        text = WithoutLead(text);
        text = UpToEnd(text);
        var names = new List<string>();
        foreach (var part in Split(text))
        {
            if (Clean(part) is { } name && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        }

        return names;
    }

    /// <summary>The line begins as bylines do: "By …", "Written by …".</summary>
    public static bool IsLed(string text) => WithoutLead(text).Length < text.Length;

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string WithoutLead(string text)
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var lead in Leads)
            {
                if (!text.StartsWith(lead, StringComparison.OrdinalIgnoreCase) || text.Length == lead.Length || text[lead.Length] == '-')
                    continue;
                // "ByAnn Lee" is glued, "Byron" is a name.
                if (char.IsLetterOrDigit(text[lead.Length]) && !(char.IsUpper(text[lead.Length]) && char.IsLower(text[lead.Length - 1]) && lead.EndsWith("by", StringComparison.Ordinal)))
                    continue;
                text = text[lead.Length..].TrimStart(' ', ':', '-', '–', '—', '|', '.', '\u00A0');
                again = true;
                break;
            }
        }

        return text;
    }

    private static string UpToEnd(string text)
    {
        var end = text.Length;
        foreach (var mark in Ends)
        {
            var at = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && at < end)
                end = at;
        }

        // "Ann Lee 18th May": what follows a name with a digit is no name.
        var digit = text.AsSpan().IndexOfAnyInRange('0', '9');
        return digit > 1 && digit < end && text[digit - 1] == ' ' ? WithoutMonth(text[..digit].TrimEnd()) : text[..end];
    }

    /// <summary>"Ann Lee May" of "Ann Lee May 18"; "Theresa May" keeps hers.</summary>
    private static string WithoutMonth(string text) =>
        text.Split(' ') is { Length: > 2 } words && DateWords.TryMonth(words[^1].TrimEnd('.'), out _) ? string.Join(' ', words[..^1]) : text;

    private static IEnumerable<string> Split(string text)
    {
        foreach (var part in text.Split([", and ", " and ", " & ", ";", ",", " with ", " und ", " et ", " y ", " и ", " اور "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            yield return part;
    }

    private static string? Clean(string part)
    {
        var name = WithoutLead(part.Trim(' ', '.', ':', '-', '–', '—', '|', '"', '“', '”', '\'', '*', '·', '•'));
        var words = name.Split(' ');
        if (name.Length is < 2 or > LongestName || words.Length > MostWords || name.Contains('@', StringComparison.Ordinal) || name.Contains("://", StringComparison.Ordinal)
            || name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || !name.Any(char.IsLetter))
            return null;
        if (NoNames.Contains(name) || name.EndsWith(" bio", StringComparison.OrdinalIgnoreCase) || Degrees.Contains(name) || Array.TrueForAll(words, Degrees.Contains) || Roles.Contains(words[^1]) && words.Length > 1 && !char.IsUpper(words[0][0]))
            return null;
        if (Roles.Contains(words[^1]) && words.Length <= 4 && name.Any(char.IsLower) && Array.TrueForAll(words[..^1], word => Roles.Contains(word) || NoNames.Contains(word) || word is "Senior" or "Staff" or "Managing" or "Content" or "Chief" or "Executive" or "Associate" or "Deputy"))
            return null;
        // Marco, Jan, April and June are months somewhere, and names.
        if ((words.Length == 1 && DateWords.TryMonth(name.TrimEnd('.'), out _)) || name.StartsWith("updated", StringComparison.OrdinalIgnoreCase) || IsCode(name) || words.Count(IsPlainWord) > 1)
            return null;
        return !name.Any(char.IsLower) && name.Any(char.IsUpper) && words.Length > 1 ? Readable(name) : name;
    }

    /// <summary>What a template was to replace: <c>page.extra.author</c>.</summary>
    private static bool IsCode(string name) => !name.Contains(' ', StringComparison.Ordinal) && name.Contains('.', StringComparison.Ordinal) && !name.Any(char.IsUpper)
        || name.AsSpan().ContainsAny(CodeMarks);

    /// <summary>A word in lower case that does not join names.</summary>
    private static bool IsPlainWord(string word) => char.IsLower(word[0]) && word.Length > 3;

    private static string Readable(string name) => System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.ToLowerInvariant());
}
