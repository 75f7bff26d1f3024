using System.Text;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The open elements and declared prefixes while a document is being repaired.</summary>
internal sealed class XmlRepairScope
{
    /// <summary>HTML elements that nobody closes; those with a meaning in feeds (link, source) are not among them.</summary>
    private static readonly string[] NeverClosed = ["br", "hr", "img", "input", "wbr"];

    private readonly Stack<Opened> open = new();
    private readonly Dictionary<string, int> openNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> declared = new(StringComparer.Ordinal) { ["xml"] = 1 };

    public int Depth => open.Count;

    public bool RootClosed { get; private set; }

    /// <param name="attribute">Writes one attribute.</param>
    public void Open(XmlTag tag, StringBuilder output, Action<string, string> attribute)
    {
        var prefixes = Declare(tag);
        var name = Qualified(tag.Name);
        output.Append('<').Append(name);
        foreach (var (prefix, value) in prefixes)
            attribute(prefix.Length == 0 ? "xmlns" : "xmlns:" + prefix, value);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (given, value) in tag.Attributes)
        {
            if (!IsDeclaration(given) && Qualified(given) is var written && seen.Add(written))
                attribute(written, value);
        }

        output.Append('>');
        open.Push(new(tag.Name, name, prefixes));
        openNames[tag.Name] = openNames.GetValueOrDefault(tag.Name) + 1;
        if (tag.IsEmpty || NeverClosed.Contains(tag.Name, StringComparer.OrdinalIgnoreCase))
            CloseLast(output);
    }

    /// <summary>Closes the innermost element of that name and all that is open inside it; an end tag of nothing is dropped.</summary>
    public void Close(string name, StringBuilder output)
    {
        if (openNames.GetValueOrDefault(name) == 0)
            return;
        while (!CloseLast(output).Equals(name, StringComparison.OrdinalIgnoreCase))
        {
        }
    }

    private string CloseLast(StringBuilder output)
    {
        var last = open.Pop();
        output.Append("</").Append(last.Written).Append('>');
        openNames[last.Given]--;
        foreach (var (prefix, _) in last.Prefixes)
            declared[prefix]--;
        RootClosed = open.Count == 0;
        return last.Given;
    }

    /// <summary>The tag's own declarations; at the root also the usual prefixes that it forgot.</summary>
    private List<(string Prefix, string Namespace)> Declare(XmlTag tag)
    {
        var prefixes = new List<(string Prefix, string Namespace)>();
        foreach (var (name, value) in tag.Attributes)
        {
            var prefix = name == "xmlns" ? "" : name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
            if (IsDeclaration(name) && IsAllowed(prefix, value))
                Add(prefix, value);
        }

        if (open.Count == 0)
        {
            foreach (var (prefix, name, _) in Vocabularies.WellKnown)
                Add(prefix, name);
        }

        return prefixes;

        void Add(string prefix, string name)
        {
            if (prefixes.Exists(p => p.Prefix == prefix))
                return;
            prefixes.Add((prefix, name));
            declared[prefix] = declared.GetValueOrDefault(prefix) + 1;
        }
    }

    private static bool IsDeclaration(string name) => name == "xmlns" || name.StartsWith("xmlns:", StringComparison.Ordinal);

    private static bool IsAllowed(string prefix, string name) =>
        prefix.Length == 0 || (name.Length > 0 && !prefix.Contains(':') && !prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase)
            && System.Xml.XmlConvert.IsStartNCNameChar(prefix[0]));

    /// <summary>A name that means what it did: one with a prefix that nobody declared must not turn into the format's own.</summary>
    private string Qualified(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return name;
        var local = name.AsSpan(colon + 1);
        var isQualified = colon > 0 && local.Length > 0 && !local.Contains(':') && System.Xml.XmlConvert.IsStartNCNameChar(local[0]);
        return isQualified && declared.GetValueOrDefault(name[..colon]) > 0 ? name : name.Replace(':', '_');
    }

    private sealed record Opened(string Given, string Written, List<(string Prefix, string Namespace)> Prefixes);
}
