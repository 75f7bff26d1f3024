using System.Buffers;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>
/// What an outlet writes below its articles in the same box as the text: invitations, disclosures, notes on where it appeared first and on
/// who wrote it. Read from the end upwards, up to the first paragraph that is none of these.
/// </summary>
internal static class PageFoot
{
    private const int LongestNote = 420;
    private const int LongestAbout = 900;
    private const int LongestLegal = 1_000;
    private const int MostLines = 25;
    private const int MostOpenings = 5;
    private const int LongestOpening = 300;
    private const int LongestSignature = 60;
    private const int LongestName = 40;
    private const int LongestRole = 120;
    private const int LongestCard = 1_500;
    private const int MostOfCard = 8;
    private const double LargestCard = .3;
    private const double LongestFoot = .4;

    private static readonly SearchValues<string> Phrases = SearchValues.Create(
        [
            "sign up for", "sign up to", "sign-up for", "subscribe to", "subscribe now", "subscribe here", "follow me on", "follow us", "follow him on", "follow her on", "follow @", "join our", "join my",
            "join the facebook", "mailing list", "our newsletter", "my newsletter", "weekly newsletter", "newsletter for", "contact us", "get in touch", "reach out to us", "book a call", "book a demo",
            "schedule a", "free consultation", "request a demo", "start your free", "free trial today", "affiliate link", "amazon associate", "earn a commission", "originally published", "originally appeared",
            "first appeared", "first published", "disclosure:", "disclaimer:", "editor's note", "editor’s note", "all rights reserved", "views expressed", "opinions expressed", "view expressed", "leave a comment",
            "let us know in the comments", "let me know in the comments", "in the comments below", "comment below", "share this", "share your thoughts", "support our", "buy me a coffee", "on patreon", "become a member",
            "become a patron", "rate this", "was this article helpful", "was this helpful", "download our app", "download the app", "whatsapp channel", "telegram channel", "on telegram", "can be reached at",
            "can be contacted at", "tweets at", "send your feedback", "email us", "to learn more about our", "learn more about our", "free quote", "get started today", "media contact", "press contact", "for more information, contact", "if you liked this", "if you enjoyed this", "last updated", "featured image", "image credit", "photo credit", "for informational purposes only", "not intended to be a substitute", "used as a substitute for", "written by", "was originally written", "related:", "read also", "also read", "read more:", "see also:", "click here to",
            "подписывайтесь", "подпишитесь", "наш телеграм", "при цитировании", "все права защищены", "точка зрения автора", "мнение автора может не совпадать", "مصنف کی رائے", "ادارے کا", "ہمیں فالو", "سبسکرائب",
            "لمتابعة", "اشترك في", "جميع الحقوق محفوظة", "सब्सक्राइब", "हमें फॉलो", "abonnez-vous", "inscrivez-vous", "suivez-nous", "abonnieren sie", "folgen sie uns", "suscríbete", "síguenos", "abone ol", "bizi takip",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Of notes that lawyers wrote, which are long.</summary>
    private static readonly SearchValues<string> LegalPhrases = SearchValues.Create(
        [
            "for informational purposes only", "for information purposes only", "for educational purposes only", "is designed for informational purposes", "investing is subject to risk", "funds are subject to", "investing involves risk", "not fdic insured", "past performance is no",
            "obtain a prospectus", "an etf prospectus", "read the prospectus", "constitute financial advice", "constitute legal advice", "constitute medical advice", "is not legal advice", "not legal, tax", "not tax, legal", "we accept no responsibility", "we can accept no responsibility",
            "we accept no liability", "as a service to our readers", "this site, regardless of date", "terms and conditions apply", "übernehmen wir keine haftung", "ohne gewähr", "ne constitue pas un conseil", "no constituye asesoramiento", "не является индивидуальной инвестиционной рекомендацией",
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>What stands above a text before it begins: disclosures, when it was brought up to date, who checked it.</summary>
    private static readonly SearchValues<string> Openings = SearchValues.Create(
        [
            "affiliate link", "affiliate commission", "affiliate partner", "earn a commission", "small commission", "earn commission", "receive a commission", "receive a small", "earn from qualifying", "independently chosen", "independently selected", "independently reviewed", "independently evaluate", "if you buy something", "brought to you by", "last updated", "was updated on", "post was last", "medically reviewed", "reviewed by",
            "fact checked", "fact-checked", "min read", "minute read", "minutes read", "reading time", "contributions from", "sponsored content", "paid content", "hier werden affiliate", "ces liens", "enlaces de afiliado", "время чтения", "lesezeit", "temps de lecture", "tiempo de lectura",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Professions = SearchValues.Create(
        ["writer", "journalist", "editor", "author ", "author,", "columnist", "reporter", "correspondent", "blogger", "freelance", "contributor", "professor", "lecturer", "fellow", "researcher", "scholar", "analyst", "ambassador", "founder", "ceo", "director", "consultant", "specialist", "strategist", "practitioner", "dietitian", "nutritionist", "attorney"],
        StringComparison.OrdinalIgnoreCase);

    private static readonly string[] AfterName = [" is ", " is a ", " was ", " has ", " writes ", " works ", ", ", " – ", " — ", " - ", ": "];

    /// <param name="authors">As far as they are known by now.</param>
    public static void Cut(List<PageLine> lines, IReadOnlyList<string> authors)
    {
        CutOpening(lines);
        authors = [.. authors, .. lines.TakeLast(MostLines).SelectMany(Signature)];
        var all = lines.Sum(line => line.IsKept ? line.Length : 0);
        CutNotes(lines, authors, all);
        if (CutCard(lines, authors, all))
            CutNotes(lines, authors, all);
    }

    private static void CutNotes(List<PageLine> lines, IReadOnlyList<string> authors, int all)
    {
        var (cut, seen) = (0, 0);
        for (var i = lines.Count - 1; i > 0 && seen < MostLines; i--)
        {
            if (!lines[i].IsKept)
                continue;
            seen++;
            cut += lines[i].Length;
            if (cut > LongestFoot * all || !(IsNote(lines[i], authors) || IsAboutStranger(lines, i)))
                return;
            lines[i].Rule = PageRules.Foot;
        }
    }

    /// <summary>A writer's name on a line of its own, and below it what he is. In a conversation such lines come again and again.</summary>
    private static bool CutCard(List<PageLine> lines, IReadOnlyList<string> authors, int all)
    {
        var (below, seen) = (0, 0);
        for (var i = lines.Count - 1; i > 0 && seen < MostOfCard; i--)
        {
            if (!lines[i].IsKept)
                continue;
            seen++;
            if (seen > 1 && below <= Math.Min(LongestCard, LargestCard * all) && IsName(lines[i], authors) && !lines.Take(i).Any(line => line.IsKept && line.Text == lines[i].Text))
            {
                foreach (var line in lines.Skip(i).Where(line => line.IsKept))
                    line.Rule = PageRules.Foot;
                return true;
            }

            below += lines[i].Length;
        }

        return false;
    }

    private static bool IsName(PageLine line, IReadOnlyList<string> authors) =>
        line.Length < LongestSignature && AuthorNames.Of(line.Text) is [var name] && authors.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Who signs below the text, "Written by Ann Lee"; null when nobody does.</summary>
    public static string? SignedBy(List<PageLine> lines) => lines.TakeLast(MostLines).Select(line => string.Join("; ", Signature(line))).FirstOrDefault(names => names.Length > 0);

    private static void CutOpening(List<PageLine> lines)
    {
        foreach (var line in lines.Where(line => line.IsKept && line.Kind != LineKind.Row).Take(MostOpenings).ToList())
        {
            if (line.Length <= LongestOpening && line.Text.AsSpan().ContainsAny(Openings))
                line.Rule = PageRules.Foot;
        }
    }

    /// <summary>The names in "Written by Ann Lee", which stands above the note on her.</summary>
    private static IEnumerable<string> Signature(PageLine line) =>
        line.IsKept && line.Length < LongestSignature && AuthorNames.IsLed(line.Text) ? AuthorNames.Of(line.Text).Where(name => name.Contains(' ', StringComparison.Ordinal)) : [];

    private static bool IsNote(PageLine line, IReadOnlyList<string> authors)
    {
        if (line.Length > LongestLegal || line.Kind == LineKind.Row)
            return false;
        return (line.Length <= LongestNote && line.Text.AsSpan().ContainsAny(Phrases)) || line.Text.AsSpan().ContainsAny(LegalPhrases)
            || (line.Length <= LongestAbout && authors.Any(author => IsAboutAuthor(line.Text, author)));
    }

    /// <summary>"Ann Lee is a freelance journalist …" of somebody whom the text has not named: it is by her, and not about her.</summary>
    private static bool IsAboutStranger(List<PageLine> lines, int index)
    {
        var text = lines[index].Text;
        if (lines[index].Length > LongestAbout || lines[index].Kind == LineKind.Row || text.IndexOf(" is ", StringComparison.Ordinal) is not (> 4 and < LongestName and var end))
            return false;
        var name = text[..end].TrimStart('*', '(', '[', '—', '–', '-', ' ');
        return name.Split(' ') is { Length: >= 2 and <= 4 } words && Array.TrueForAll(words, word => word.Length > 0 && char.IsUpper(word[0]))
            && text.AsSpan(end, Math.Min(LongestRole, text.Length - end)).ContainsAny(Professions)
            && !lines.Take(index).Any(line => line.IsKept && line.Text.Contains(name, StringComparison.Ordinal));
    }

    /// <summary>"Ann Lee is a fellow at …", "The writer is …".</summary>
    private static bool IsAboutAuthor(string text, string author)
    {
        var bare = text.TrimStart('*', ' ', '(', '[', '—', '–', '-');
        foreach (var lead in (ReadOnlySpan<string>)["The writer is ", "The author is ", "The writer can ", "About the author", "Written by ", "By "])
        {
            if (bare.StartsWith(lead, StringComparison.OrdinalIgnoreCase) && (bare.Length < 250 && lead is not "By " || bare.AsSpan(lead.Length).StartsWith(author, StringComparison.OrdinalIgnoreCase)))
                return true;
        }

        return author.Contains(' ', StringComparison.Ordinal) && bare.StartsWith(author, StringComparison.OrdinalIgnoreCase)
            && (bare.Length == author.Length || Array.Exists(AfterName, after => bare.AsSpan(author.Length).StartsWith(after, StringComparison.Ordinal)));
    }
}
