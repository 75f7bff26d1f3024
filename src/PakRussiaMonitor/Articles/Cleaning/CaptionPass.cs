namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Removes a picture's caption that a newspaper leaves above the text: a line that ends in a dash and an agency, such as
/// "… in Moscow. — AFP/File". Below the first paragraph the same ending signs the article itself, and stays.
/// </summary>
internal static class CaptionPass
{
    private const int MostCreditWords = 4;

    private static readonly HashSet<string> Agencies = new(StringComparer.Ordinal)
    {
        "afp", "ap", "reuters", "app", "file", "tass", "ria", "sputnik", "xinhua", "getty", "epa", "ani", "pti", "ispr", "pid", "photo", "courtesy",
        "inp", "nni", "online", "twitter", "facebook", "wikimedia", "bloomberg", "anadolu", "shutterstock", "dpa", "radio", "риа", "тасс", "новости", "фото", "afp/file", "рейтер", "unsplash", "pixabay", "istock", "alamy",
        "commons", "images", "efe", "aa", "ansa", "lusa", "ptb", "پی", "رائٹرز", "روئٹرز", "گیٹی", "पीटीआई", "एएफपी", "रॉयटर्स", "एएनआई", "गेटी", "ایرنا", "ایسنا", "مهر", "تسنیم", "رویترز", "ب", "الاناضول",
    };

    public static bool IsAgency(string key) => Agencies.Contains(key);

    public static void Apply(Draft draft)
    {
        var lastProse = draft.LastProse;
        for (var i = 0; i < lastProse; i++)
        {
            var line = draft.Lines[i];
            if (!line.IsKept) continue;
            if (HasCredit(line)) line.Remove(CleaningRules.PhotoCredit);
            else if (line.IsProse) return;
        }
    }

    /// <summary>The line ends in a dash and the name of an agency.</summary>
    public static bool HasCredit(Line line)
    {
        if (line.Text.Length > Line.LongestJudged) return false;
        var dash = line.Text.LastIndexOfAny(['—', '–']);
        if (dash <= 0) dash = line.Text.LastIndexOf(" -", StringComparison.Ordinal) + 1;
        if (dash <= 0) return false;
        var credit = Words.Of(line.Text.AsSpan(dash + 1));
        return credit.Length is > 0 and <= MostCreditWords && Agencies.Contains(credit[0].Key);
    }
}
