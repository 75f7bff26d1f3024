namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>How freely an element is cut out for what it is called.</summary>
internal enum CutLevel
{
    AllWords,
    StrongWords,
    Structure,
}

/// <summary>Which elements of a page are not its article, and why: by what they are, by what they are called, and by how they are made.</summary>
internal sealed class PageCuts
{
    /// <summary>What holds more of the prose than this is not cut, whatever it is called.</summary>
    private const double MostProse = .35;

    private const double LeastBesideComments = .2;

    private const double MostOfForm = .2;

    /// <summary>Characters of prose in the shortest article.</summary>
    private const int LeastOfArticle = 100;

    /// <summary>Characters beside a form, in its box.</summary>
    private const int LongestInvitation = 300;

    /// <summary>Characters beside a link that make it one of a sentence.</summary>
    private const int ShortestSentence = 40;

    private readonly PageTree tree;
    private readonly ProseMap whole;
    private readonly CutLevel level;
    private readonly Dictionary<int, string> rules = [];

    private PageCuts(PageTree tree, ProseMap whole, CutLevel level)
    {
        (this.tree, this.whole, this.level) = (tree, whole, level);
        Mask = new bool[tree.Nodes.Count];
    }

    /// <summary>By node: it is cut, or stands in something that is.</summary>
    public bool[] Mask { get; }

    /// <summary>The roots of what was cut, by index, each with its rule.</summary>
    public IReadOnlyDictionary<int, string> Rules => rules;

    public static PageCuts Of(PageTree tree, ProseMap whole, CutLevel level, PageTitle title)
    {
        var cuts = new PageCuts(tree, whole, level);
        cuts.CutOtherArticles(title);
        for (var i = 1; i < tree.Nodes.Count;)
        {
            var node = tree.Nodes[i];
            if (node.IsText || cuts.Mask[i] || cuts.Rule(node) is not { } rule)
            {
                i++;
                continue;
            }

            var box = node.Tag == "form" || rule is PageRules.Newsletter ? cuts.BoxOf(node, title.Place) : node;
            cuts.Cut(box, rule);
            i = box.End;
        }

        PageCards.Cut(tree, whole, cuts, title.Place);
        return cuts;
    }

    /// <summary>A form stands in a box with a heading and a few words that invite to fill it in. The title stands in no such box.</summary>
    private PageNode BoxOf(PageNode form, PageNode? title)
    {
        var box = form;
        while (box.Parent is { Tag: "div" or "section" } around && (around.Hints & NameHints.Body) == 0 && whole.Text(around) - whole.Text(form) <= LongestInvitation
            && whole.Prose(around) < MostOfForm * whole.AllProse && !(title is not null && around.Holds(title)))
            box = around;
        return box;
    }

    public void Cut(PageNode node, string rule)
    {
        rules.TryAdd(node.Index, rule);
        Array.Fill(Mask, true, node.Index, node.End - node.Index);
    }

    /// <summary>Sites load more articles below the one that was asked for: neighbours of one make, each with a heading of the rank of the title's.</summary>
    private void CutOtherArticles(PageTitle title)
    {
        if (title.Place is not { Tag: ['h', _] } heading)
            return;
        foreach (var own in heading.Ancestors().TakeWhile(ancestor => ancestor.Tag is not ("body" or "main")))
        {
            var others = Children(own.Parent!).Where(other => other != own && other.Index > own.Index && other.Tag == own.Tag && other.Element!.ClassName == own.Element!.ClassName).ToList();
            if (others.Count == 0 || whole.Prose(own) < LeastOfArticle)
                continue;
            var isArticle = own.Tag == "article" || (own.Element!.ClassName is { Length: > 0 } && others.TrueForAll(other => HeadingOf(other, heading.Tag)));
            foreach (var other in others.Where(other => isArticle && HeadingOf(other, heading.Tag)))
                Cut(other, PageRules.Related);
            return;
        }
    }

    private bool HeadingOf(PageNode node, string tag)
    {
        for (var i = node.Index + 1; i < node.End; i++)
        {
            if (tree.Nodes[i].Tag == tag)
                return true;
        }

        return false;
    }

    private IEnumerable<PageNode> Children(PageNode parent)
    {
        for (var i = parent.Index + 1; i < parent.End; i = tree.Nodes[i].End)
        {
            if (!tree.Nodes[i].IsText)
                yield return tree.Nodes[i];
        }
    }

    private string? Rule(PageNode node)
    {
        if (IsDialog(node) && whole.AllProse - whole.Prose(node) > LeastOfArticle)
            return PageRules.Consent;
        if ((node.Hints & NameHints.Sure) != 0 && SureRule(node) is { } sure)
            return sure;
        if (whole.Prose(node) > MostProse * whole.AllProse && whole.AllProse > 0)
            return null;
        return ByKind(node) ?? (level == CutLevel.Structure ? null : ByName(node));
    }

    /// <summary>Comments may well be longer than what they comment on.</summary>
    private string? SureRule(PageNode node)
    {
        if (node.Tag is "body" or "html" or "main" || (node.Hints & NameHints.Body) != 0)
            return null;
        if ((node.Hints & NameHints.Consent) != 0 && whole.Prose(node) < .8 * whole.AllProse)
            return PageRules.Consent;
        var isComments = (node.Hints & NameHints.Comments) != 0 && whole.AllProse - whole.Prose(node) >= LeastBesideComments * whole.AllProse;
        return isComments && !HoldsBody(node) ? PageRules.Comments : null;
    }

    private bool HoldsBody(PageNode node)
    {
        for (var i = node.Index + 1; i < node.End; i++)
        {
            if ((tree.Nodes[i].Hints & NameHints.Body) != 0 || tree.Nodes[i].Tag == "article")
                return whole.Prose(tree.Nodes[i]) > .3 * whole.Prose(node);
        }

        return false;
    }

    private string? ByKind(PageNode node)
    {
        switch (node.Tag)
        {
            case "nav" or "menu":
                return PageRules.Navigation;
            case "footer":
                return PageRules.Footer;
            case "aside":
                return PageRules.Aside;
            case "button" or "select" or "label" or "fieldset" or "option":
                return PageRules.Form;
            case "header" when !node.Ancestors().Any(a => a.Tag is "article" or "main" || (a.Hints & NameHints.Body) != 0):
                return PageRules.Navigation;
            case "figcaption":
                return PageRules.Caption;
            case "form" when whole.Prose(node) < MostOfForm * whole.AllProse:
                return PageRules.Form;
        }

        return IsHidden(node) && !IsFolded(node) ? PageRules.Hidden : ByRole(node.Attribute("role"));
    }

    private static bool IsDialog(PageNode node) => node.Tag == "dialog" || node.Attribute("role") is "dialog" or "alertdialog";

    private static string? ByRole(string? role) => role switch
    {
        "navigation" or "menu" or "menubar" or "search" or "banner" or "contentinfo" => PageRules.Navigation,
        "complementary" => PageRules.Aside,
        "button" => PageRules.Form,
        _ => null,
    };

    /// <summary>Answers that unfold on a click are hidden and yet text.</summary>
    private bool IsFolded(PageNode node) => whole.Prose(node) > 0 && node.Ancestors().Take(2).Prepend(node).Any(near => (near.Hints & NameHints.Fold) != 0);

    private static bool IsHidden(PageNode node)
    {
        if (node.Attribute("hidden") is not null || node.Attribute("aria-hidden") == "true")
            return true;
        if (node.Attribute("style") is not { } style || !style.Contains("none", StringComparison.OrdinalIgnoreCase))
            return false;
        var plain = style.Replace(" ", "", StringComparison.Ordinal);
        return plain.Contains("display:none", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A link amid the words of a paragraph is a part of it, whatever it is called.</summary>
    private bool IsInSentence(PageNode node) => node.Tag == "a" && !node.IsBlock && whole.Text(node.Parent!) - whole.Linked(node.Parent!) >= ShortestSentence;

    private string? ByName(PageNode node)
    {
        var junk = node.Hints & (level == CutLevel.AllWords ? NameHints.Junk : NameHints.Strong);
        if (junk == 0 || node.Tag is "body" or "html" or "main" or "article" || IsInSentence(node))
            return null;
        // "share-entry-content": the body is worth more than what it is called besides.
        if ((node.Hints & NameHints.Body) != 0 && (junk & ~NameHints.Aside) == 0)
            return null;
        return PageRules.OfHint(junk);
    }
}
