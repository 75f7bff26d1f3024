namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Who wrote a page's article: by what the page says of itself, by its elements, and last by a byline in the text.</summary>
internal static class PageAuthor
{
    private const int MostNames = 8;
    private const int LongestByline = 140;

    private static readonly string[] Names =
        ["author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author", "article.author", "article_author", "cxenseparse:author", "twitter:data1"];

    /// <summary>The names joined by "; "; null when nobody is named.</summary>
    /// <param name="title">What shows the article's title, where that is known.</param>
    public static string? Find(PageTree tree, PageMetadata metadata, PageNode? container, PageNode? title)
    {
        var names = Join(metadata.Data.Authors);
        foreach (var name in Names)
        {
            if (names.Count > 0)
                break;
            if (name != "twitter:data1" || metadata.First("twitter:label1") is "Written by" or "Author")
                names = Join(metadata.All(name).Where(value => !value.Contains('/', StringComparison.Ordinal)).Select(value => InOrder(name, value)));
        }

        if (names.Count == 0)
            names = InElements(tree, container);
        if (names.Count == 0)
            names = InText(tree, title ?? container);
        if (names.Count == 0)
            names = Join(tree.Nodes.Where(node => node.Tag == "a" && (IsRelAuthor(node) || LeadsToAuthor(node)) && !IsOfOthers(node)).Take(1).Select(tree.TextOf));
        return names.Count == 0 ? null : string.Join("; ", names.Take(MostNames));
    }

    private static List<string> Join(IEnumerable<string> bylines)
    {
        var names = new List<string>();
        foreach (var name in bylines.SelectMany(AuthorNames.Of))
        {
            if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
        }

        return names;
    }

    private static List<string> InElements(PageTree tree, PageNode? container)
    {
        var said = tree.Nodes.Where(node => !node.IsText && node.Attribute("itemprop") is "author" or "creator" && !IsAside(node, container)).Take(MostNames).ToList();
        var names = Join(said.Select(node => NameWithin(tree, node) ?? node.Attribute("content") ?? tree.TextOf(node)));
        if (names.Count > 0)
            return names;
        names = Join(tree.Nodes.Where(node => node.Tag == "a" && IsRelAuthor(node) && !IsAside(node, container)).Take(3).Select(tree.TextOf));
        if (names.Count > 0)
            return names;
        foreach (var node in tree.Nodes)
        {
            if (node.IsText || (node.Hints & NameHints.Byline) == 0 || node.End - node.Index > 40 || IsAside(node, container))
                continue;
            names = OfByline(tree, node);
            if (names.Count > 0)
                return names;
        }

        return [];
    }

    private static string? NameWithin(PageTree tree, PageNode node)
    {
        for (var i = node.Index + 1; i < node.End; i++)
        {
            if (tree.Nodes[i].Attribute("itemprop") == "name")
                return tree.Nodes[i].Attribute("content") ?? tree.TextOf(tree.Nodes[i]);
        }

        return null;
    }

    private static bool IsRelAuthor(PageNode node) => node.Attribute("rel") is { } rel && rel.Contains("author", StringComparison.OrdinalIgnoreCase);

    /// <summary>Links to authors' pages first: what stands beside them are roles and dates.</summary>
    private static List<string> OfByline(PageTree tree, PageNode node)
    {
        var links = new List<string>();
        for (var i = node.Index; i < node.End; i++)
        {
            if (tree.Nodes[i].Tag == "a" && tree.Nodes[i].Attribute("href") is { } href && href.Contains("author", StringComparison.OrdinalIgnoreCase))
                links.Add(tree.TextOf(tree.Nodes[i]));
        }

        var names = Join(links);
        if (names.Count > 0)
            return names;
        var text = tree.TextOf(node);
        if (text.Length is 0 or > LongestByline)
            return [];
        names = Join([text]);
        return AuthorNames.IsLed(text) || names.TrueForAll(LooksLikeName) ? names : [];
    }

    private static bool LeadsToAuthor(PageNode node) => node.Attribute("href") is { } href && href.Contains("/author/", StringComparison.OrdinalIgnoreCase);

    private static bool IsOfOthers(PageNode node) =>
        node.Ancestors().Any(ancestor => ancestor.Tag == "nav" || (ancestor.Tag is not ("body" or "main" or "article") && (ancestor.Hints & (NameHints.Comments | NameHints.Related)) != 0));

    /// <summary>Libraries write the family name first.</summary>
    private static string InOrder(string name, string value) =>
        name is "citation_author" or "dc.creator" && value.Split(", ") is [var family, var given] ? $"{given} {family}" : value;

    private static List<string> InText(PageTree tree, PageNode? title)
    {
        var seen = 0;
        for (var i = title?.Index ?? 0; i < tree.Nodes.Count && seen < 40; i++)
        {
            var node = tree.Nodes[i];
            if (!node.IsText || node.Length < 2)
                continue;
            seen++;
            var text = node.Text.Trim();
            var isLead = text.TrimEnd(':').Trim().ToLowerInvariant() is "by" or "written by" or "author" or "posted by" or "words by" or "автор";
            if (!isLead && (text.Length > LongestByline || !AuthorNames.IsLed(text)))
                continue;
            var names = Join([isLead ? NextText(tree, i) ?? "" : text]);
            if (names.Count > 0 && names.TrueForAll(LooksLikeName))
                return names;
        }

        return [];
    }

    private static string? NextText(PageTree tree, int index)
    {
        for (var i = index + 1; i < tree.Nodes.Count; i++)
        {
            if (tree.Nodes[i].IsText && tree.Nodes[i].Length > 1)
                return tree.Nodes[i].Text;
        }

        return null;
    }

    private static bool LooksLikeName(string name)
    {
        var words = name.Split(' ');
        return words.Length is >= 2 and <= 5 && name.Length < 45 && !name.Any(char.IsDigit)
            && words.Count(word => char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) == System.Globalization.UnicodeCategory.OtherLetter) >= words.Length - 1;
    }

    private static bool IsAside(PageNode node, PageNode? container)
    {
        foreach (var ancestor in node.Ancestors().Prepend(node))
        {
            if (container is not null && ancestor.Holds(container))
                return false;
            if (ancestor.Tag is "aside" or "nav" or "footer" || (ancestor.Hints & (NameHints.Comments | NameHints.Related)) != 0)
                return true;
        }

        return false;
    }
}
