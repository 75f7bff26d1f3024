using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using PakRussiaMonitor.Articles.Extraction.Pages;

namespace PakRussiaMonitor.Articles.Overrides;

/// <summary>What operators say of a domain's pages.</summary>
/// <param name="Keep">CSS selectors of the article's text: where any of them matches, nothing else of the page is. None: found as on any page.</param>
/// <param name="Cut">CSS selectors of what is not the article; cut first, also within what is kept.</param>
public sealed record PageOverride(IReadOnlyList<string> Keep, IReadOnlyList<string> Cut)
{
    public const int MostSelectors = 20, LongestSelector = 300;

    private const int MostRemovals = 200, LongestRemoval = 20_000;

    /// <summary>Null when every selector can be read; else the first that cannot, and from which UTF-16 unit on.</summary>
    public (string Selector, int Position)? Error
    {
        get
        {
            foreach (var selector in Keep.Concat(Cut))
            {
                if (ErrorIn(selector) is { } position)
                    return (selector, position);
            }

            return null;
        }
    }

    /// <summary>Takes what is cut out of a page that is not flattened yet. Each element goes once, with all that is in it.</summary>
    internal IReadOnlyList<PageRemoval> CutFrom(IDocument document)
    {
        var removals = new List<PageRemoval>();
        foreach (var element in Matches(document, Cut).Where(element => element != document.Body && document.Body?.Contains(element) == true))
        {
            var text = string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (text.Length > 0 && removals.Count < MostRemovals)
                removals.Add(new(null, CanonicalText.Of(text.Length > LongestRemoval ? text[..LongestRemoval] : text), PageRules.Override));
            element.Remove();
        }

        return removals;
    }

    /// <summary>The article as the kept elements, in the page's order; null where the page has none of them.</summary>
    internal PageBody? Find(PageTree tree, PageTitle title)
    {
        var kept = Matches(tree.Document, Keep).ToHashSet();
        if (kept.Count == 0)
            return null;
        var mask = new bool[tree.Nodes.Count];
        Array.Fill(mask, true);
        var found = false;
        foreach (var node in tree.Nodes.Where(node => node.Element is { } element && kept.Contains(element)))
        {
            found = true;
            Array.Fill(mask, false, node.Index, node.End - node.Index);
            foreach (var ancestor in node.Ancestors())
                mask[ancestor.Index] = false;
        }

        return found ? new(tree.Nodes[0], PageCuts.Of(tree, ProseMap.Of(tree), CutLevel.Structure, title), PageLines.Of(tree, tree.Nodes[0], mask)) : null;
    }

    /// <summary>How many elements a selector matches.</summary>
    internal static int Count(IDocument document, string selector) => Parse(selector) is { } parsed ? document.All.Count(element => parsed.Match(element, null)) : 0;

    /// <summary>The outermost elements that any of these selectors match, in the page's order.</summary>
    private static IEnumerable<IElement> Matches(IDocument document, IReadOnlyList<string> selectors)
    {
        var parsed = selectors.Select(Parse).OfType<ISelector>().ToArray();
        var all = parsed.Length == 0 ? [] : document.All.Where(element => Array.Exists(parsed, selector => selector.Match(element, null))).ToArray();
        var matched = all.ToHashSet();
        return [.. all.Where(element => !element.GetAncestors().OfType<IElement>().Any(matched.Contains))];
    }

    /// <summary>Where it goes wrong is told by the longest beginning that can be read, or could if any element followed.</summary>
    private static int? ErrorIn(string selector)
    {
        if (Parse(selector) is not null)
            return null;
        var end = selector.Length;
        while (end > 0 && Parse(selector[..end]) is null && Parse(selector[..end] + "*") is null)
            end--;
        return end;
    }

    /// <summary>
    /// Null for what is no selector, and for what on a page with many neighbours takes more than linear time for each: general siblings, and
    /// one <c>:has</c> within another.
    /// </summary>
    private static ISelector? Parse(string selector)
    {
        if (string.IsNullOrWhiteSpace(selector) || selector.Split(":has(").Length > 2 || HasGeneralSibling(selector))
            return null;
        try
        {
            return new CssSelectorParser().ParseSelector(selector);
        }
        catch (DomException)
        {
            return null;
        }
    }

    /// <summary>A tilde that does not belong to an attribute's <c>~=</c>.</summary>
    private static bool HasGeneralSibling(string selector)
    {
        for (var at = selector.IndexOf('~', StringComparison.Ordinal); at >= 0; at = selector.IndexOf('~', at + 1))
        {
            if (at + 1 == selector.Length || selector[at + 1] != '=')
                return true;
        }

        return false;
    }
}
