using System.Collections.Frozen;
using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The inside of an element as one string: characters as they are, child elements (Atom's xhtml, or HTML that nobody escaped) as HTML source.</summary>
/// <param name="texts">What the reader has tokens for.</param>
internal sealed class XmlMarkup(XmlReader reader, LongTexts? texts)
{
    private static readonly FrozenSet<string> Void = FrozenSet.ToFrozenSet(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Addresses = FrozenSet.ToFrozenSet(["href", "src", "cite", "poster", "action"], StringComparer.OrdinalIgnoreCase);

    private readonly GrowingText built = new();
    private readonly char[] chunk = new char[4096];

    /// <summary>xml:base of the elements inside, innermost last.</summary>
    private readonly Stack<(int Depth, Uri Base)> bases = new();

    /// <summary>The last text was longer than any is kept.</summary>
    public bool WasCut { get; private set; }

    /// <summary>The CDATA section on which the reader stands.</summary>
    public string Data => reader.Value is var value && texts?.Of(value) is { } text ? text : value;

    /// <summary>Reads from the start tag to behind the end tag.</summary>
    /// <param name="asMarkup">Escape characters from the start: the element is declared to hold markup.</param>
    /// <param name="isMarkup">The result is HTML source because it was declared so or child elements were found.</param>
    /// <param name="baseUri">Against what an xml:base inside counts.</param>
    public string ReadElement(bool asMarkup, out bool isMarkup, Uri? baseUri = null)
    {
        isMarkup = asMarkup;
        WasCut = false;
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return "";
        }

        built.Clear();
        bases.Clear();
        var depth = reader.Depth;
        reader.Read();
        if (!asMarkup && reader.NodeType == XmlNodeType.CDATA && OnlyData(depth) is { } whole)
            return whole;
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && !isMarkup)
            {
                isMarkup = true;
                EscapeWhatWasText();
            }

            Append(depth, isMarkup, asMarkup, baseUri);
            FeedXml.ThrowIfTooDeep(reader);
            reader.Read();
        }

        reader.Read();
        WasCut = built.IsCut;
        return built.ToString();
    }

    /// <summary>
    /// The XML reader has a CDATA section as a string already: where there is nothing else, as is usual, that is the text.
    /// Null when there is more; what was read is in the builder by then.
    /// </summary>
    private string? OnlyData(int depth)
    {
        var value = Data;
        reader.Read();
        if (reader.Depth <= depth && value.Length <= GrowingText.Longest)
        {
            reader.Read();
            return value;
        }

        built.Append(value);
        return null;
    }

    private void Append(int depth, bool isMarkup, bool dropDiv, Uri? baseUri)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                EnterBase(baseUri);
                if (!(dropDiv && IsWrapper(depth)))
                    StartTag();
                break;
            case XmlNodeType.EndElement:
                if (bases.Count > 0 && bases.Peek().Depth >= reader.Depth)
                    bases.Pop();
                if (!(dropDiv && IsWrapper(depth)) && !Void.Contains(reader.LocalName))
                    EndTag(reader.LocalName);
                break;
            case XmlNodeType.CDATA:
                if (isMarkup)
                    Escape(Data, '>');
                else
                    built.AppendWhole(Data);
                break;
            case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                if (isMarkup)
                    EscapeValue();
                else
                    built.AppendValue(reader);
                break;
        }
    }

    /// <summary>Atom's xhtml is the inside of one div, which itself is no part of the content.</summary>
    private bool IsWrapper(int depth) => reader.Depth == depth + 1 && reader.LocalName == "div";

    private void EnterBase(Uri? baseUri)
    {
        if (reader.AttributeCount == 0 || reader.GetAttribute("xml:base") is not { } text)
            return;
        var outer = bases.Count > 0 ? bases.Peek().Base : baseUri;
        if (FeedLinks.Resolve(text, outer) is { } inner && !reader.IsEmptyElement)
            bases.Push((reader.Depth, inner));
    }

    private void StartTag()
    {
        var name = reader.LocalName;
        var empty = reader.IsEmptyElement;
        built.Append('<');
        built.Append(name);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix == "xmlns" || reader.Name == "xmlns" || reader.Name == "xml:base")
                continue;
            built.Append(' ');
            built.Append(reader.LocalName);
            built.Append("=\"");
            Escape(Absolute(reader.LocalName, reader.Value), '"');
            built.Append('"');
        }

        reader.MoveToElement();
        built.Append('>');
        if (empty && !Void.Contains(name))
            EndTag(name);
    }

    private string Absolute(string name, string value) =>
        bases.Count > 0 && Addresses.Contains(name) && !value.StartsWith('#') && FeedLinks.Resolve(value, bases.Peek().Base) is { } url ? url.AbsoluteUri : value;

    private void EndTag(string name)
    {
        built.Append("</");
        built.Append(name);
        built.Append('>');
    }

    private void EscapeWhatWasText()
    {
        var text = built.ToString();
        built.Clear();
        Escape(text, '>');
    }

    private void EscapeValue()
    {
        int read;
        while (!built.IsCut && (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
            Escape(chunk.AsSpan(0, read), '>');
    }

    private void Escape(ReadOnlySpan<char> text, char also)
    {
        for (var at = text.IndexOfAny('&', '<', also); at >= 0; at = text.IndexOfAny('&', '<', also))
        {
            built.Append(text[..at]);
            built.Append(text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            text = text[(at + 1)..];
        }

        built.Append(text);
    }
}
