using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The open elements and declared prefixes of a document in which end tags are missing, crossed or too many.</summary>
internal sealed class LenientScope
{
    /// <summary>Deeper elements are not opened: their text stays with the last one that was.</summary>
    private const int Deepest = FeedXml.MaxDepth - 2;

    /// <summary>HTML elements that nobody closes; those with a meaning in feeds (link, source) are not among them.</summary>
    private static readonly string[] NeverClosed = ["br", "hr", "img", "input", "wbr"];

    private static readonly string[] Entries = ["item", "entry"];

    private static readonly string[] Containers = ["channel", "feed", "rdf", "rss", "items"];

    /// <summary>Hold no elements of a feed: where one begins, the end tag before it was forgotten.</summary>
    private static readonly string[] Leaves = ["title", "link", "guid", "pubdate"];

    private static readonly string[] InEntries =
    [
        "title", "link", "guid", "pubdate", "description", "item", "entry", "content:encoded",
        "dc:creator", "dc:date", "author", "category", "comments", "enclosure", "id", "summary", "content", "updated", "published",
    ];

    private readonly List<Opened> open = [];
    private readonly Dictionary<string, int> openNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> unopened = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> namespaces = new(StringComparer.Ordinal) { ["xml"] = "http://www.w3.org/XML/1998/namespace" };
    private int keep = int.MaxValue;

    public int Depth => open.Count;

    public bool RootClosed { get; private set; }

    public Opened Last => open[^1];

    /// <summary>The innermost element is to be closed next.</summary>
    public bool IsClosing => open.Count > keep;

    public string? Namespace(string prefix) => namespaces.TryGetValue(prefix, out var name) ? name : Vocabularies.WellKnownNamespace(prefix);

    /// <summary>False when the element is too deep to be opened.</summary>
    public bool Open(LenientTag tag)
    {
        if (open.Count > Deepest)
        {
            if (!tag.IsEmpty && !IsNeverClosed(tag.Name))
                unopened[tag.Name] = unopened.GetValueOrDefault(tag.Name) + 1;
            return unopened.Count > BoundedNames.Most ? throw new XmlException("Thousands of different elements are nested too deep.") : false;
        }

        var (before, language) = Declare(tag);
        var colon = tag.Name.IndexOf(':', StringComparison.Ordinal);
        var prefix = colon > 0 ? tag.Name[..colon] : "";
        open.Add(new(tag.Name, prefix, colon > 0 ? tag.Name[(colon + 1)..] : tag.Name, Namespace(prefix) ?? "", language, before));
        openNames[tag.Name] = openNames.GetValueOrDefault(tag.Name) + 1;
        keep = tag.IsEmpty || IsNeverClosed(tag.Name) ? open.Count - 1 : int.MaxValue;
        return true;
    }

    /// <summary>The innermost element of that name and all that is open inside it are to be closed; an end tag of nothing is dropped.</summary>
    public void Close(string name)
    {
        if (unopened.GetValueOrDefault(name) > 0)
        {
            unopened[name]--;
            return;
        }

        if (openNames.GetValueOrDefault(name) == 0)
            return;
        keep = open.Count - 1;
        while (!open[keep].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            keep--;
    }

    /// <summary>Closes what must have ended where this element begins: an item before an item, a title before a link.</summary>
    public void CloseBefore(ReadOnlySpan<char> name)
    {
        if (open.Count == 0)
            return;
        if (Contains(Entries, name))
            CloseBeforeEntry();
        else if (Contains(Leaves, Last.Name) && Contains(InEntries, name) && open.Count > 1)
            keep = open.Count - 1;
    }

    /// <summary>Whatever is open inside the innermost channel or feed was left open by mistake.</summary>
    private void CloseBeforeEntry()
    {
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (!Contains(Containers, open[i].LocalName))
                continue;
            keep = i + 1;
            unopened.Clear();
            return;
        }
    }

    /// <summary>Takes out the innermost element, whose end was reported.</summary>
    public void Pop()
    {
        var last = Last;
        open.RemoveAt(open.Count - 1);
        if (--openNames[last.Name] == 0)
            openNames.Remove(last.Name); // so that there are no more of them than open elements
        unopened.Clear();
        if (last.Before is not null)
        {
            foreach (var (prefix, name) in last.Before)
            {
                if (name is null)
                    namespaces.Remove(prefix);
                else
                    namespaces[prefix] = name;
            }
        }

        RootClosed = open.Count == 0;
        if (open.Count <= keep)
            keep = int.MaxValue;
    }

    /// <summary>The tag's declarations come into force; gives what they replaced.</summary>
    private (List<(string Prefix, string? Namespace)>? Before, string Language) Declare(LenientTag tag)
    {
        List<(string, string?)>? before = null;
        var language = open.Count > 0 ? Last.Language : "";
        foreach (var (name, value) in tag.Attributes)
        {
            if (name == "xml:lang")
                language = value;
            if (name != "xmlns" && !name.StartsWith("xmlns:", StringComparison.Ordinal))
                continue;
            var prefix = name.Length > 6 ? name[6..] : "";
            if (prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase))
                continue;
            (before ??= []).Insert(0, (prefix, namespaces.GetValueOrDefault(prefix)));
            namespaces[prefix] = value;
        }

        return (before, language);
    }

    private static bool IsNeverClosed(string name) => Contains(NeverClosed, name);

    private static bool Contains(string[] names, ReadOnlySpan<char> name)
    {
        foreach (var known in names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <param name="Before">What its declarations replaced, to be put back at its end.</param>
    internal sealed record Opened(string Name, string Prefix, string LocalName, string Namespace, string Language, List<(string Prefix, string? Namespace)>? Before);
}
