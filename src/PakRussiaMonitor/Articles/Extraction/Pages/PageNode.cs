using AngleSharp.Dom;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>An element or a text of a page, in document order.</summary>
internal sealed class PageNode(string tag, int index, PageNode? parent)
{
    public const string TextTag = "#text";

    /// <summary>Lower case; <see cref="TextTag"/> for a text.</summary>
    public string Tag { get; } = tag;

    public int Index { get; } = index;

    /// <summary>The index behind its last descendant.</summary>
    public int End { get; set; } = index + 1;

    public PageNode? Parent { get; } = parent;

    public int Depth { get; } = parent is null ? 1 : parent.Depth + 1;

    public Element? Element { get; init; }

    /// <summary>Of a text; of an element, empty.</summary>
    public string Text { get; init; } = "";

    /// <summary>What its class and id say of it.</summary>
    public NameHints Hints { get; init; }

    /// <summary>It begins a line, or holds something that does.</summary>
    public bool IsBlock { get; set; }

    /// <summary>Visible characters of a text, white space folded; those of scripts without spaces count double.</summary>
    public int Length { get; init; }

    public bool InLink { get; init; }

    public bool IsText => ReferenceEquals(Tag, TextTag);

    public bool Holds(PageNode other) => Index <= other.Index && other.Index < End;

    /// <param name="name">Lower case.</param>
    public string? Attribute(string name) => Element?.GetAttribute(null, name);

    public IEnumerable<PageNode> Ancestors()
    {
        for (var node = Parent; node is not null; node = node.Parent)
            yield return node;
    }
}
