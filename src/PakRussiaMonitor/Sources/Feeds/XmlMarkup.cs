using System.Collections.Frozen;
using System.Text;
using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The inside of an element as one string: characters as they are, child elements (Atom's xhtml, or HTML that nobody escaped) as HTML source.</summary>
internal sealed class XmlMarkup(XmlReader reader)
{
    private static readonly FrozenSet<string> Void = FrozenSet.ToFrozenSet(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"], StringComparer.OrdinalIgnoreCase);

    private readonly StringBuilder built = new();

    /// <summary>Reads from the start tag to behind the end tag.</summary>
    /// <param name="asMarkup">Escape characters from the start: the element is declared to hold markup.</param>
    /// <param name="isMarkup">The result is HTML source because it was declared so or child elements were found.</param>
    public string ReadElement(bool asMarkup, out bool isMarkup)
    {
        isMarkup = asMarkup;
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return "";
        }

        var depth = reader.Depth;
        reader.Read();
        if (!asMarkup && ReadOnlyPiece(depth) is { } whole)
            return whole;
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && !isMarkup)
            {
                isMarkup = true;
                EscapeWhatWasText();
            }

            Append(depth, isMarkup, asMarkup);
            FeedXml.ThrowIfTooDeep(reader);
            reader.Read();
        }

        reader.Read();
        var result = built.ToString();
        built.Clear();
        return result;
    }

    /// <summary>Nearly every element holds one piece of text: it needs no builder. Otherwise what was read is in the builder.</summary>
    private string? ReadOnlyPiece(int depth)
    {
        built.Clear();
        var first = "";
        while (reader.Depth > depth && reader.NodeType != XmlNodeType.Element)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                if (built.Length > 0)
                    built.Append(reader.Value);
                else if (first.Length == 0)
                    first = reader.Value;
                else
                    built.Append(first).Append(reader.Value);
            }

            reader.Read();
        }

        if (reader.Depth > depth || built.Length > 0)
        {
            if (built.Length == 0)
                built.Append(first);
            return null;
        }

        reader.Read();
        return first;
    }

    private void Append(int depth, bool isMarkup, bool dropDiv)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                if (!(dropDiv && IsWrapper(depth)))
                    StartTag();
                break;
            case XmlNodeType.EndElement:
                if (!(dropDiv && IsWrapper(depth)) && !Void.Contains(reader.LocalName))
                    built.Append("</").Append(reader.LocalName).Append('>');
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                if (isMarkup)
                    Escape(reader.Value, '>');
                else
                    built.Append(reader.Value);
                break;
        }
    }

    /// <summary>Atom's xhtml is the inside of one div, which itself is no part of the content.</summary>
    private bool IsWrapper(int depth) => reader.Depth == depth + 1 && reader.LocalName == "div";

    private void StartTag()
    {
        var name = reader.LocalName;
        var empty = reader.IsEmptyElement;
        built.Append('<').Append(name);
        while (reader.MoveToNextAttribute())
        {
            if (reader.Prefix == "xmlns" || reader.Name == "xmlns")
                continue;
            built.Append(' ').Append(reader.LocalName).Append("=\"");
            Escape(reader.Value, '"');
            built.Append('"');
        }

        reader.MoveToElement();
        built.Append('>');
        if (empty && !Void.Contains(name))
            built.Append("</").Append(name).Append('>');
    }

    private void EscapeWhatWasText()
    {
        var text = built.ToString();
        built.Clear();
        Escape(text, '>');
    }

    private void Escape(string text, char also)
    {
        if (text.AsSpan().IndexOfAny('&', '<', also) < 0)
        {
            built.Append(text);
            return;
        }

        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => built.Append("&amp;"),
                '<' => built.Append("&lt;"),
                '>' => built.Append("&gt;"),
                '"' when also == '"' => built.Append("&quot;"),
                _ => built.Append(character),
            };
        }
    }
}
