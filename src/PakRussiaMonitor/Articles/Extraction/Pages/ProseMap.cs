namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>
/// How much of a page's text stands where, as running sums over the nodes: all of it, what is linked, and the prose. Prose is what
/// blocks of some length hold that are not mostly links. Cut nodes count for nothing.
/// </summary>
internal sealed class ProseMap
{
    private const int ShortestProse = 60;
    private const double MostLinked = .35;

    /// <summary>Items of lists are as often links and captions as they are prose.</summary>
    private const double OfListItem = .5;

    private readonly int[] text;
    private readonly int[] links;
    private readonly double[] prose;

    private ProseMap(PageTree tree, bool[]? cut)
    {
        text = new int[tree.Nodes.Count + 1];
        links = new int[tree.Nodes.Count + 1];
        prose = new double[tree.Nodes.Count + 1];
        Measure(tree.Nodes, cut);
        for (var i = 0; i < tree.Nodes.Count; i++)
        {
            text[i + 1] += text[i];
            links[i + 1] += links[i];
            prose[i + 1] += prose[i];
        }
    }

    public double AllProse => prose[^1];

    public static ProseMap Of(PageTree tree, bool[]? cut = null) => new(tree, cut);

    public int Text(PageNode node) => text[node.End] - text[node.Index];

    public int Linked(PageNode node) => links[node.End] - links[node.Index];

    public double Prose(PageNode node) => prose[node.End] - prose[node.Index];

    public double LinkShare(PageNode node) => Text(node) is > 0 and var all ? (double)Linked(node) / all : 0;

    public double ProseBetween(int from, int to) => prose[to] - prose[from];

    private void Measure(List<PageNode> nodes, bool[]? cut)
    {
        var (first, length, linked) = (-1, 0, 0);
        PageNode? block = null;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (cut is not null && cut[i])
                continue;
            if (!node.IsText)
                continue;
            text[i + 1] = node.Length;
            links[i + 1] = node.InLink ? node.Length : 0;
            if (node.Length == 0)
                continue;
            var own = BlockOf(node);
            if (own != block)
                Flush();
            (block, first) = (own, first < 0 ? i : first);
            length += node.Length;
            linked += node.InLink ? node.Length : 0;
        }

        Flush();

        void Flush()
        {
            if (first >= 0 && length >= ShortestProse && linked < MostLinked * length)
                prose[first + 1] = length * (IsListItem(block!) ? OfListItem : 1);
            (first, length, linked) = (-1, 0, 0);
        }
    }

    private static PageNode BlockOf(PageNode node)
    {
        var block = node.Parent!;
        while (!block.IsBlock && block.Parent is not null)
            block = block.Parent;
        return block;
    }

    private static bool IsListItem(PageNode block) => block.Tag == "li" || block.Parent?.Tag == "li";
}
