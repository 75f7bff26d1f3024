using System.Buffers;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Leaves out of an article's lines what only stands around them: the title above, links, repetitions, what follows a tail heading.</summary>
internal static class PageEdges
{
    private const double EarliestTail = .4;
    private const double LongestTail = .55;
    private const double MostAbove = .1;
    private const int ShortestRepeated = 40;
    private const int ShortestParagraph = 80;
    private const int LongestStub = 20;
    private const int LongestByline = 100;
    private const int LongestLabel = 40;
    private const int LongestInvitation = 200;
    private const int LongestMessage = 250;
    private const int LongestNetwork = 12;
    private const int LargestByline = 30;
    private const int ShortestAnnouncement = 30;

    private static readonly HashSet<string> TailHeadings = [.. """
        related|related articles|related posts|related stories|related content|related reading|related news|related topics|you may also like|you might also like|you may also enjoy
        more from|read more|read next|recommended|recommended for you|recommended reading|comments|leave a comment|leave a reply|leave a response|share this|share this article|share this post|about the author
        about author|about the authors|author bio|written by|latest posts|latest articles|recent posts|popular posts|more stories|more articles|keep reading|up next|subscribe|newsletter|tags
        you may also be interested in|similar articles|similar posts|other posts you may enjoy|other posts|further reading|see also|trending|most popular|most read|post navigation|join the conversation
        sign up for our newsletter|subscribe to our newsletter|stay in touch|follow us|more like this|what to read next|explore more|continue reading|discover more|about us|contact us|categories|archives
        комментарии|читайте также|похожие материалы|по теме|مزید پڑھیں|تبصرے|متعلقہ خبریں|اقرأ أيضا|مقالات ذات صلة|التعليقات|संबंधित खबरें|यह भी पढ़ें|相关阅读|相关新闻|评论|ähnliche artikel|kommentare|mehr zum thema
        articles similaires|commentaires|about the reviewer|about the contributor|about the contributors|meet the author|disclaimer|disclaimers|legal disclaimer|media contact|media contacts|press contact|latest news|related topics & resources|related resources|related links|related stories|more resources|in case you missed it|was this article helpful|was this helpful|share this story|follow us on social media|à lire aussi|artículos relacionados|comentarios|te puede interesar|ilgili haberler|yorumlar
        """.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(PageTitle.Fold)];

    private static readonly HashSet<string> ContentsLabels = [.. """
        table of contents|table of contents show|table of contents hide|table of contents toggle|contents|contents hide|contents show|content|in this article|on this page|in this post|in this guide|jump to|jump to a section|page contents
        table of contentshideshow|quick links|what's inside|article contents|inhaltsverzeichnis|inhalt|auf dieser seite|sommaire|table des matières|au sommaire|índice|tabla de contenidos|contenido|en este artículo|indice|sommario
        içindekiler|содержание|оглавление|目录|文章目录|فہرست|المحتويات|جدول المحتويات|فهرس|विषय सूची|spis treści|inhoudsopgave
        """.Split(['|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(PageTitle.Fold)];

    private static readonly SearchValues<string> Invitations = SearchValues.Create(
        [
            "read our", "read more", "read the full", "read also", "read:", "read next", "read about", "also read", "also see", "see also", "see more", "learn more", "find out more", "check out", "related:", "related reading", "related article",
            "more:", "more on", "don't miss", "watch:", "listen:", "discover", "click here", "shop ", "lesen sie", "mehr zum", "mehr dazu", "hier geht es", "à lire", "lire aussi", "lisez aussi", "voir aussi", "lea también", "lea más", "leer más",
            "te puede interesar", "también te", "ver también", "leia também", "leia mais", "veja também", "leggi anche", "lees ook", "czytaj też", "czytaj także", "zobacz też", "ilgili haber", "ayrıca bakınız", "читайте также", "читать также",
            "смотрите также", "по теме", "مزید پڑھیں", "یہ بھی پڑھیں", "اقرأ أيضا", "إقرأ أيضا", "اقرأ المزيد", "यह भी पढ़ें", "ये भी पढ़ें", "相关阅读", "延伸阅读", "推荐阅读",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Messages = SearchValues.Create(
        [
            "loading…", "loading...", "loading more", "loading comments", "loading posts", "loading paragraph", "thanks for signing up", "thank you for signing up", "thanks for subscribing", "thank you for subscribing", "thanks for your feedback",
            "thank you for your feedback", "thank you for completing", "✅ thank you for completing", "thank you! your submission", "oops! something went wrong", "something went wrong. please", "an error occurred. please", "an error occurred, please", "this field is required",
            "please enable javascript", "your browser does not support", "sorry, we couldn't find", "lorem ipsum", "vielen dank für ihre anmeldung", "merci pour votre inscription", "gracias por suscribirte", "спасибо за подписку",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly HashSet<string> Networks = ["facebook", "instagram", "twitter", "x", "tiktok", "youtube", "linkedin", "pinterest", "telegram", "whatsapp", "threads", "mastodon", "bluesky", "vk"];

    private static readonly SearchValues<string> Pointers = SearchValues.Create(["👉", "➡", "→", "►", "▶", "»", ">>", "🔗"], StringComparison.Ordinal);

    private const string Marks = " \u00A0[(>→»👉➡*-–—•·►▶:";

    public static void Apply(List<PageLine> lines, PageTitle title)
    {
        CutAbove(lines, title);
        CutTitle(lines, title);
        CutLinks(lines);
        CutContents(lines);
        CutOnward(lines);
        CutMessages(lines);
        CutBylines(lines);
        CutStubs(lines);
        CutRepeated(lines);
        CutTail(lines);
        CutHeadingsAtEnd(lines);
    }

    /// <summary>A site's or a series' own words above the title; where they are many, the title is not where the article begins.</summary>
    private static void CutAbove(List<PageLine> lines, PageTitle title)
    {
        if (title.Place is not { } place || lines.FindIndex(line => place.Holds(line.Block)) is not (> 0 and var at) || lines.Take(at).Sum(line => line.Length) > MostAbove * lines.Sum(line => line.Length))
            return;
        foreach (var line in lines.Take(at))
            line.Rule = PageRules.Above;
    }

    /// <summary>Above the first prose, and not in it.</summary>
    private static void CutTitle(List<PageLine> lines, PageTitle title)
    {
        foreach (var line in lines)
        {
            if (title.Is(line.Text) || (line.Kind == LineKind.Heading && line.Block.Tag == "h1"))
                line.Rule = PageRules.Title;
            else if (line.IsKept && line.IsProse && line.Length > 100)
                return;
        }
    }

    private static void CutLinks(List<PageLine> lines)
    {
        var last = lines.FindLastIndex(line => line.IsProse && line.Kind == LineKind.Paragraph);
        var isAnnounced = false;
        for (var i = 0; i < lines.Count; i++)
        {
            isAnnounced = i < last && (lines[i].Kind == LineKind.Item ? isAnnounced : Announces(lines[i]));
            if (lines[i].IsKept && IsLink(lines[i]) && !(lines[i].Kind == LineKind.Item && (isAnnounced || IsAmongItems(lines, i))))
                lines[i].Rule = PageRules.Links;
        }
    }

    /// <summary>A sentence that ends in a colon: the list below it, amid the prose, belongs to the text, though all of it be links.</summary>
    private static bool Announces(PageLine line) =>
        line.IsKept && line.Kind == LineKind.Paragraph && line.Length >= ShortestAnnouncement && line.LinkShare < .5 && line.Text.EndsWith(':');

    private static bool IsLink(PageLine line) => line.Kind is not (LineKind.Heading or LineKind.Row) && line.LinkShare > .9;

    /// <summary>In a list whose other items are more than links.</summary>
    private static bool IsAmongItems(List<PageLine> lines, int index) =>
        (index > 0 && IsPlainItem(lines[index - 1])) || (index + 1 < lines.Count && IsPlainItem(lines[index + 1]));

    private static bool IsPlainItem(PageLine line) => line.Kind == LineKind.Item && line.IsKept && line.LinkShare < .5;

    /// <summary>The label of a table of contents, and the entries below it that are links or were cut.</summary>
    private static void CutContents(List<PageLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsKept || lines[i].Length > LongestLabel || !ContentsLabels.Contains(PageTitle.Fold(lines[i].Text)))
                continue;
            lines[i].Rule = PageRules.Contents;
            for (var next = i + 1; next < lines.Count && (!lines[next].IsKept || lines[next].LinkShare > .8); next++)
                lines[next].Rule ??= PageRules.Contents;
        }
    }

    /// <summary>What a site's scripts show and hide, and what a template failed to replace.</summary>
    private static void CutMessages(List<PageLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.IsKept && line.Kind != LineKind.Row && line.Length <= LongestMessage
                && (line.Text.AsSpan().IndexOfAny(Messages) == 0 || (line.Text.StartsWith("{{", StringComparison.Ordinal) && line.Text.EndsWith("}}", StringComparison.Ordinal))))
                line.Rule = PageRules.Stub;
        }
    }

    /// <summary>A line that is mostly a link and begins as an invitation to follow it; and links to pages elsewhere, by their networks' names.</summary>
    private static void CutOnward(List<PageLine> lines)
    {
        foreach (var line in lines)
        {
            if (!line.IsKept || line.Kind is not (LineKind.Paragraph or LineKind.Item) || line.Length > LongestInvitation)
                continue;
            var text = line.Text.AsSpan().TrimStart(Marks);
            var isPointed = line.Linked > 0 && line.Text.AsSpan().IndexOfAny(Pointers) == 0;
            if (line.Kind == LineKind.Paragraph && (line.LinkShare > .4 || isPointed) && text.IndexOfAny(Invitations) == 0)
                line.Rule = PageRules.Related;
            else if (line.LinkShare > .3 && text.IndexOf(": ") is > 0 and < LongestNetwork and var end && Networks.Contains(PageTitle.Fold(text[..end].ToString())))
                line.Rule = PageRules.Share;
        }
    }

    /// <summary>A few words called an author's or a date's, but for those that sign a quotation.</summary>
    private static void CutBylines(List<PageLine> lines)
    {
        foreach (var line in lines)
        {
            if (line.IsKept && line.Kind is LineKind.Paragraph or LineKind.Item && line.Length < LongestByline && !EndsSentence(line.Text)
                && line.Block.Ancestors().Take(2).Prepend(line.Block).Any(IsByline) && !line.Block.Ancestors().Any(ancestor => ancestor.Tag == "blockquote"))
                line.Rule = PageRules.Meta;
        }
    }

    private static bool IsByline(PageNode node) => (node.Hints & (NameHints.Byline | NameHints.Date)) != 0 && (node.Hints & NameHints.Body) == 0 && node.End - node.Index < LargestByline;

    /// <summary>Labels and buttons that stand before the first paragraph or behind the last one.</summary>
    private static void CutStubs(List<PageLine> lines)
    {
        var first = lines.FindIndex(IsParagraph);
        var last = lines.FindLastIndex(IsParagraph);
        for (var i = 0; i < lines.Count && first >= 0; i++)
        {
            if (!lines[i].IsKept || lines[i].Kind != LineKind.Paragraph || lines[i].Length >= LongestStub)
                continue;
            if (((i < first || i > last) && !EndsSentence(lines[i].Text)) || IsTime(lines[i].Text))
                lines[i].Rule = PageRules.Stub;
        }
    }

    /// <summary>The time at which an entry was written: "12:10".</summary>
    private static bool IsTime(string text) => text.Length is 4 or 5 && text.Contains(':', StringComparison.Ordinal) && text.All(c => char.IsAsciiDigit(c) || c == ':');

    private static bool IsParagraph(PageLine line) => line.IsKept && line.Kind is LineKind.Paragraph or LineKind.Item && line.Length >= ShortestParagraph;

    private static bool EndsSentence(string text) => text.TrimEnd('"', '”', '’', '»', ')', ' ') is [.., '.' or '!' or '?' or '…' or ':' or '۔' or '।' or '؟' or '。'];

    private static void CutRepeated(List<PageLine> lines)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line.IsKept && line.Length >= ShortestRepeated && line.Kind != LineKind.Row && !seen.Add(line.Text))
                line.Rule = PageRules.Repeated;
        }
    }

    private static void CutTail(List<PageLine> lines)
    {
        var all = lines.Sum(line => line.IsKept ? line.Length : 0);
        var before = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].IsKept && lines[i].Length < 60 && before > EarliestTail * all && all - before < LongestTail * all && TailHeadings.Contains(PageTitle.Fold(lines[i].Text)))
            {
                var end = lines.FindIndex(i, line => GoesOn(lines, i, line));
                foreach (var line in lines.Take(end < 0 ? lines.Count : end).Skip(i).Where(line => line.IsKept))
                    line.Rule = PageRules.Tail;
                return;
            }

            before += lines[i].IsKept ? lines[i].Length : 0;
        }
    }

    /// <summary>Prose outside the heading's box, side by side with the paragraphs above it: the box stood within the text.</summary>
    private static bool GoesOn(List<PageLine> lines, int heading, PageLine line)
    {
        if (!line.IsProse || line.Block.Parent is not { } around || lines[heading].Block.Parent is not { } box || box.Holds(line.Block) || !around.Holds(box))
            return false;
        return lines.Take(heading).Any(other => other.IsProse && other.Block.Parent == around);
    }

    /// <summary>A heading with nothing below it headed what was cut.</summary>
    private static void CutHeadingsAtEnd(List<PageLine> lines)
    {
        for (var i = lines.Count - 1; i > 0 && (!lines[i].IsKept || lines[i].Kind == LineKind.Heading); i--)
            lines[i].Rule ??= PageRules.Tail;
    }
}
