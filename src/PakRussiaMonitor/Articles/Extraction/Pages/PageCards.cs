namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Finds rows of teasers: three or more neighbours of one make, each with a linked headline and little text.</summary>
internal static class PageCards
{
    private const int Fewest = 3;
    private const int LongestCard = 400;

    /// <summary>Of elements that call themselves articles and have headlines that lead elsewhere.</summary>
    private const int LongestTeaser = 900;

    private const int LeastBesideTeasers = 300;
    private const double MostProse = .25;

    /// <param name="title">What shows the article's title, where that is known.</param>
    public static void Cut(PageTree tree, ProseMap whole, PageCuts cuts, PageNode? title)
    {
        var article = title?.Ancestors().FirstOrDefault(ancestor => ancestor.Tag == "article" || (ancestor.Hints & NameHints.Body) != 0);
        var (open, children) = (new Stack<PageNode>(), new List<PageNode>());
        open.Push(tree.Nodes[0]);
        while (open.TryPop(out var parent))
        {
            children.Clear();
            for (var i = parent.Index + 1; i < parent.End; i = tree.Nodes[i].End)
            {
                if (!tree.Nodes[i].IsText && !cuts.Mask[i] && tree.Nodes[i].End - i > 2)
                    children.Add(tree.Nodes[i]);
            }

            if (children.Count >= Fewest)
                CutAlike(tree, whole, cuts, children, article is not null && whole.Prose(article) > 0 && !article.Holds(parent) ? 1 : MostProse);
            foreach (var child in children)
                open.Push(child);
        }
    }

    private static void CutAlike(PageTree tree, ProseMap whole, PageCuts cuts, List<PageNode> children, double most)
    {
        // WordPress gives each article a class with its number.
        foreach (var alike in children.GroupBy(child => (child.Tag, child.Tag == "article" ? null : child.Element!.ClassName)))
        {
            var isTeaser = alike.Key.Tag == "article";
            var cards = alike.Where(card => IsCard(tree, whole, card, isTeaser ? LongestTeaser : LongestCard)).ToList();
            if (cards.Count < Fewest || cards.Count < .7 * alike.Count())
                continue;
            var prose = cards.Sum(whole.Prose);
            if (prose >= most * whole.AllProse && !(isTeaser && whole.AllProse - prose >= LeastBesideTeasers))
                continue;
            foreach (var card in alike)
                cuts.Cut(card, PageRules.Cards);
        }
    }

    private static bool IsCard(PageTree tree, ProseMap whole, PageNode node, int longest)
    {
        if (node.Tag is "p" or "h1" or "h2" or "h3" or "h4" or "tr" or "td" || whole.Text(node) > longest || whole.Linked(node) < 12)
            return false;
        for (var i = node.Index; i < node.End; i++)
        {
            if (tree.Nodes[i].Tag is "h2" or "h3" or "h4" or "h5" or "h6")
                return whole.LinkShare(tree.Nodes[i]) > .8;
        }

        return false;
    }
}
