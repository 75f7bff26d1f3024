namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Finds the part of a page that is its article, and what in it is not.</summary>
/// <param name="Container">The element that holds the article.</param>
internal sealed record PageBody(PageNode Container, PageCuts Cuts, List<PageLine> Lines)
{
    /// <summary>A looser level is taken when its text is so many times as long as that of the strictest, of the one before.</summary>
    private static readonly double[] Gains = [1.6, 2.2];

    private const double LeastOfBodies = .04;

    /// <summary>Characters of a cell that lays out a page rather than a table.</summary>
    private const int LeastOfCell = 250;

    private const double BodyHint = 2.2, BodyOfSeveralHint = 1.3, ArticleHint = 1.6, MainHint = 1.05;

    private int Length => Lines.Sum(line => line.IsKept && (line.IsProse || line.Kind == LineKind.Item) ? line.Length : 0);

    public static PageBody Find(PageTree tree, PageTitle title)
    {
        var whole = ProseMap.Of(tree);
        var best = At(tree, whole, CutLevel.AllWords, title);
        // A listing's lines count as they are written, so that of such a page nothing can be told beforehand.
        var all = tree.Nodes.Exists(node => node.Tag is "pre" or "listing") ? int.MaxValue : whole.Text(tree.Nodes[0]);
        for (var level = CutLevel.StrongWords; level <= CutLevel.Structure; level++)
        {
            // Items count by half in the prose, so there is no more than twice of it to gain.
            if (2 * whole.AllProse < Gains[(int)level - 1] * best.Length || all <= Gains[(int)level - 1] * best.Length)
                break;
            var looser = At(tree, whole, level, title);
            if (looser.Length > Gains[(int)level - 1] * best.Length)
                best = looser;
        }

        return best;
    }

    private static PageBody At(PageTree tree, ProseMap whole, CutLevel level, PageTitle title)
    {
        var cuts = PageCuts.Of(tree, whole, level, title);
        var left = ProseMap.Of(tree, cuts.Mask);
        var container = Choose(tree, left, cuts);
        var lines = PageLines.Of(tree, container, cuts.Mask);
        PageEdges.Apply(lines, title);
        return new(container, cuts, lines);
    }

    private static PageNode Choose(PageTree tree, ProseMap left, PageCuts cuts)
    {
        var (best, most) = (tree.Nodes[0], 0.0);
        var hasArticle = false;
        var bodies = Bodies(tree, left, cuts);
        var around = bodies.Count > 1 ? Around(bodies) : null;
        foreach (var node in tree.Nodes)
        {
            if (node.IsText || !node.IsBlock || cuts.Mask[node.Index] || left.Prose(node) <= 0 || node.Tag is "li" or "p" or "tr" or "ul" or "ol" || (node.Tag == "td" && left.Text(node) < LeastOfCell))
                continue;
            var share = left.Prose(node) / left.AllProse;
            var density = left.Prose(node) / Math.Max(1, left.Text(node));
            var score = 2 * share * density / (share + density) * (node == around ? BodyHint : Hint(node, share, bodies.Count > 1, ref hasArticle));
            if (score > most)
                (best, most) = (node, score);
        }

        return best;
    }

    /// <summary>The outermost elements that are called a body and hold a good part of the prose.</summary>
    private static List<PageNode> Bodies(PageTree tree, ProseMap left, PageCuts cuts)
    {
        var bodies = new List<PageNode>();
        for (var i = 1; i < tree.Nodes.Count;)
        {
            var node = tree.Nodes[i];
            var isBody = !node.IsText && !cuts.Mask[i] && IsBody(node) && left.Prose(node) > LeastOfBodies * left.AllProse;
            if (isBody)
                bodies.Add(node);
            i = isBody ? node.End : i + 1;
        }

        return bodies;
    }

    /// <summary>An article is often written in several boxes of one kind: then what holds them all is its body.</summary>
    private static PageNode Around(List<PageNode> bodies)
    {
        var around = bodies[0];
        while (!around.Holds(bodies[^1]))
            around = around.Parent!;
        return around;
    }

    private static bool IsBody(PageNode node) => node.Attribute("itemprop") == "articleBody" || (node.Hints & NameHints.Body) != 0;

    private static double Hint(PageNode node, double share, bool isOneOfSeveral, ref bool hasArticle)
    {
        if (IsBody(node))
            return isOneOfSeveral ? BodyOfSeveralHint : BodyHint;
        if (node.Tag == "article" && !hasArticle && share > .3)
        {
            hasArticle = true;
            return ArticleHint;
        }

        return node.Tag == "main" ? MainHint : 1;
    }
}
