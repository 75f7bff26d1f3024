using System.Collections.Frozen;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser;
using AngleSharp.Text;
using PakRussiaMonitor.Articles.Overrides;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>
/// A parsed page, flattened into document order: a subtree is a range of indexes, so that sums over subtrees are differences of
/// running sums, and cutting one is marking a range.
/// </summary>
internal sealed class PageTree : IDisposable
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UsedAttributes = new[]
    {
        "class", "id", "href", "rel", "itemprop", "datetime", "content", "name", "property", "hidden", "style", "aria-hidden", "role", "lang", "type", "open",
        "itemtype", "data-testid", "title", "data-nosnippet", "data-component", "aria-label", "pubdate",
    }.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Nobody waits for what a document of a browser would do when it gets an attribute: load a style sheet, resolve an address.</summary>
    private static readonly IBrowsingContext Unobserved = BrowsingContext.New(Configuration.Default.Without<IAttributeObserver>());

    private static readonly HtmlParser Parser = new(
        new HtmlParserOptions
        {
            SkipComments = true,
            SkipProcessingInstructions = true,
            DisableElementPositionTracking = true,
            IsAcceptingCustomElementsEverywhere = true,
            ShouldEmitAttribute = static (ref token, name) => UsedAttributes.Contains(name.Span),
        },
        Unobserved);

    /// <summary>An operator's selector may ask for any attribute.</summary>
    private static readonly HtmlParser WholeParser = new(new HtmlParserOptions
    {
        SkipComments = true, SkipProcessingInstructions = true, DisableElementPositionTracking = true, IsAcceptingCustomElementsEverywhere = true,
    });

    private readonly List<PageNode> nodes = [];
    private readonly Dictionary<(string?, string?), NameHints> hints = [];
    private readonly Dictionary<string, IElement> streamed = new(StringComparer.Ordinal);

    private PageTree(IDocument document) => Document = document;

    public IDocument Document { get; }

    /// <summary>What an operator's selectors cut before anything else was done.</summary>
    public IReadOnlyList<PageRemoval> Overridden { get; private init; } = [];

    /// <summary>The body and all below it; never empty.</summary>
    public List<PageNode> Nodes => nodes;

    /// <param name="markup">Within <see cref="MarkupBounds"/>, so that recursion is safe. The tree keeps no part of it.</param>
    /// <param name="chosen">What operators say of the page.</param>
    public static PageTree Parse(PageCharacters markup, PageOverride? chosen = null)
    {
        // This one is the end of its source to the parser, wherever it stands.
        markup.Buffer.AsSpan(0, markup.Length).Replace('\uFFFF', '\uFFFD');
        var source = new TextSource(new CharArrayTextSource(markup.Buffer, markup.Length));
        var document = (chosen is null ? Parser : WholeParser).ParseDocument(source);
        var tree = new PageTree(document) { Overridden = chosen?.CutFrom(document) ?? [] };
        if (markup.Span.Contains("id=\"S:", StringComparison.Ordinal))
        {
            foreach (var late in document.QuerySelectorAll("div[hidden][id^='S:']"))
                tree.streamed.TryAdd(late.Id!, late);
        }

        tree.Add(document.Body ?? document.DocumentElement, null, inLink: false);
        return tree;
    }

    /// <summary>
    /// Gives the parser's buffer back, which it leaves to the garbage collector otherwise. The document's own way to do so would take the tree apart
    /// node by node.
    /// </summary>
    public void Dispose() => (Document as IConstructableDocument)?.Builder?.Dispose();

    /// <summary>The text below a node on one line.</summary>
    public string TextOf(PageNode node)
    {
        var text = new StringBuilder();
        for (var i = node.Index; i < node.End; i++)
        {
            if (nodes[i].IsText)
                LineText.Append(text, nodes[i].Text, keepLines: false);
            else if (nodes[i].IsBlock || nodes[i].Tag is "br" or "td" or "th")
                LineText.Space(text);
        }

        return text.ToString().Trim();
    }

    private PageNode Add(INode source, PageNode? parent, bool inLink)
    {
        if (source is not Element element)
        {
            var text = OfText((IText)source, parent, inLink);
            nodes.Add(text);
            return text;
        }

        var node = OfElement(element, parent);
        nodes.Add(node);
        inLink = inLink || node.Tag == "a";
        var children = source.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            if (child is Element { LocalName: "template" } template)
                AddStreamed(template, node, inLink);
            else if (child is Element inner ? !IsUnread(inner.LocalName) && !IsStreamed(inner) : child is IText)
                node.IsBlock |= Add(child, node, inLink).IsBlock;
        }

        node.End = nodes.Count;
        return node;
    }

    /// <summary>
    /// React sends slow parts of a page late, as hidden elements <c>S:n</c>, which a script puts in the place of the templates <c>B:n</c>. Each
    /// goes to its place once.
    /// </summary>
    private void AddStreamed(Element template, PageNode parent, bool inLink)
    {
        if (template.Id is not ['B' or 'P', ':', ..] id || parent.Depth > MarkupBounds.Deepest || !streamed.Remove("S" + id[1..], out var late))
            return;
        foreach (var child in late.ChildNodes)
        {
            if (child is IText || (child is IElement element && !IsUnread(element.LocalName)))
                parent.IsBlock |= Add(child, parent, inLink).IsBlock;
        }
    }

    private bool IsStreamed(Element element) => streamed.Count > 0 && element.Id is { } id && streamed.ContainsKey(id);

    private static bool IsUnread(string name) => name is not ("button" or "select") && HtmlElements.IsUnread(name);

    private PageNode OfElement(Element element, PageNode? parent)
    {
        // A heading's id is its own text in short, not a name for what it is.
        var id = element.LocalName is ['h', >= '1' and <= '6'] ? null : element.Id;
        var key = (element.ClassName, id);
        var names = NameHints.None;
        if (key is not (null, null) && !hints.TryGetValue(key, out names))
            hints[key] = names = ElementNames.HintsOf(key.ClassName, id);
        return new(element.LocalName, nodes.Count, parent)
        {
            Element = element, Hints = names, IsBlock = element.LocalName != "br" && (HtmlElements.BreaksLine(element.LocalName) || HtmlElements.IsCell(element.LocalName)),
        };
    }

    private PageNode OfText(IText source, PageNode? parent, bool inLink) =>
        new(PageNode.TextTag, nodes.Count, parent) { Text = source.Data, Length = VisibleLength(source.Data), InLink = inLink };

    private static int VisibleLength(string text)
    {
        var (length, isGap) = (0, true);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                length += isGap ? 0 : 1;
                isGap = true;
            }
            else
            {
                length += c is >= '\u3040' and < '\uA000' or >= '\uAC00' and < '\uD7B0' ? 2 : 1;
                isGap = false;
            }
        }

        return length - (isGap && length > 0 ? 1 : 0);
    }
}
