namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>
/// Cuts notices out of a text that is one paragraph: sentences that speak of the site and to its reader, and invitations without a
/// full stop that are glued to the sentence behind them. The site's voice decides, and a capital where the article goes on.
/// </summary>
internal static class GluedNotices
{
    private const int LongestNotice = 300;
    private const int MostWords = 16;
    private const int ShortestNotice = 4;
    private const int MostCuts = 20;

    public static void Cut(Line line)
    {
        var cuts = 0;
        for (var at = Sentence.NextStart(line.Text, 0); at > 0 && cuts < MostCuts; at = Sentence.NextStart(line.Text, at))
        {
            while (cuts < MostCuts && Notice(line.Text, at) is { Length: > 0 } notice)
            {
                line.CutMiddle(at, notice.Length, notice.Rule);
                cuts++;
            }
        }
    }

    /// <summary>A notice that begins here and has something behind it; of length 0 when there is none.</summary>
    private static (int Length, string Rule) Notice(string text, int at)
    {
        var end = Sentence.NextStart(text, at);
        var part = text.AsSpan()[at..(end < 0 ? Math.Min(text.Length, at + LongestNotice) : Math.Min(end, at + LongestNotice))];
        var words = Words.Of(part);
        if (end > 0 && end - at <= LongestNotice && SiteVoice.Judge(words) is { } whole && whole.Rule != CleaningRules.AuthorBox) return (end - at, whole.Rule);
        if (!Script.HasCase(part)) return default;
        for (var count = ShortestNotice; count < Math.Min(words.Length - ShortestNotice, MostWords); count++)
        {
            if (!words[count].Capital || words[count + 1].Capital || words[count - 1].Label || SiteVoice.Judge(words.AsSpan(0, count)) is not { } verdict) continue;
            return (part[..words[count].Start].LastIndexOf(' ') is var space and > 0 ? space + 1 : words[count].Start, verdict.Rule);
        }
        return default;
    }
}
