using System.Diagnostics.CodeAnalysis;
using System.Xml;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// Reads what was meant as XML, in one pass and a fixed amount of memory, and shows it as an XML reader does: bare ampersands and angle
/// brackets are text, HTML's named characters are known, what XML forbids is dropped, the usual prefixes need no declaration, what was
/// left open inside something that ends is closed. Declared entities are not known here, so none is ever expanded.
/// </summary>
/// <remarks>Where the document ends with elements open, <see cref="XmlException"/> tells that it breaks off: what was complete is known by then.</remarks>
internal sealed class LenientXml : XmlReader
{
    /// <summary>Characters of a text shown as one node.</summary>
    private const int LongestNode = 32 * 1024;

    private const int LongestEndTag = 300;

    /// <summary>The longest character reference.</summary>
    private const int LongestReference = 40;

    private readonly LenientWindow window;
    private readonly LenientScope scope = new();
    private readonly LenientText text = new();
    private readonly LenientTag tag;
    private readonly GrowingText value = new();
    private XmlNodeType node = XmlNodeType.None;
    private int given;
    private int attribute = -1;
    private bool popNext, inData;

    public LenientXml(TextReader source)
    {
        window = new(source);
        tag = new(window, text);
    }

    public override XmlNodeType NodeType => attribute >= 0 ? XmlNodeType.Attribute : node;

    public override int Depth => node == XmlNodeType.Text ? scope.Depth : Math.Max(0, scope.Depth - 1);

    public override string LocalName => attribute >= 0 ? AfterColon(tag.Attributes[attribute].Name) : IsTag ? scope.Last.LocalName : "";

    public override string Prefix => attribute >= 0 ? BeforeColon(tag.Attributes[attribute].Name) : IsTag ? scope.Last.Prefix : "";

    public override string Name => attribute >= 0 ? tag.Attributes[attribute].Name : IsTag ? scope.Last.Name : "";

    public override string NamespaceURI => attribute < 0 && IsTag ? scope.Last.Namespace : "";

    public override string Value => attribute >= 0 ? tag.Attributes[attribute].Value : value.ToString();

    public override string XmlLang => scope.Depth > 0 ? scope.Last.Language : "";

    public override bool IsEmptyElement => false;

    public override int AttributeCount => node == XmlNodeType.Element ? tag.Attributes.Count : 0;

    public override bool EOF => node == XmlNodeType.None && scope.RootClosed;

    public override ReadState ReadState => EOF ? ReadState.EndOfFile : ReadState.Interactive;

    public override bool CanReadValueChunk => true;

    public override string BaseURI => "";

    public override XmlNameTable NameTable => throw new NotSupportedException();

    private bool IsTag => node is XmlNodeType.Element or XmlNodeType.EndElement;

    public override bool Read()
    {
        attribute = -1;
        if (popNext)
            scope.Pop();
        popNext = false;
        while (true)
        {
            if (scope.IsClosing)
                return Show(XmlNodeType.EndElement);
            if (scope.RootClosed || !window.Ensure(1))
                return End();
            if (inData ? ReadData() : window.Current == '<' && IsMarkup() ? ReadMarkup() : ReadText())
                return true;
        }
    }

    public override int ReadValueChunk(char[] buffer, int index, int count)
    {
        var rest = value.Written[given..];
        var length = Math.Min(rest.Length, count);
        rest[..length].CopyTo(buffer.AsSpan(index));
        given += length;
        return length;
    }

    public override string? GetAttribute(string name)
    {
        for (var i = 0; i < AttributeCount; i++)
        {
            if (tag.Attributes[i].Name == name)
                return tag.Attributes[i].Value;
        }

        return null;
    }

    public override string? GetAttribute(string name, string? namespaceURI) => GetAttribute(name);

    public override string GetAttribute(int i) => tag.Attributes[i].Value;

    public override bool MoveToFirstAttribute() => AttributeCount > 0 && (attribute = 0) == 0;

    public override bool MoveToNextAttribute()
    {
        if (attribute + 1 >= AttributeCount)
            return false;
        attribute++;
        return true;
    }

    public override bool MoveToElement()
    {
        var moved = attribute >= 0;
        attribute = -1;
        return moved;
    }

    public override bool MoveToAttribute(string name) => throw new NotSupportedException();

    public override bool MoveToAttribute(string name, string? ns) => throw new NotSupportedException();

    public override bool ReadAttributeValue() => false;

    public override string? LookupNamespace(string prefix) => scope.Namespace(prefix);

    public override void ResolveEntity() => throw new NotSupportedException();

    private bool End()
    {
        node = XmlNodeType.None;
        if (scope.Depth > 0)
            ThrowBreaksOff();
        return false;
    }

    [DoesNotReturn]
    private static void ThrowBreaksOff() => throw new XmlException("The document ends before its elements do.");

    private bool Show(XmlNodeType shown)
    {
        node = shown;
        given = 0;
        popNext = shown == XmlNodeType.EndElement;
        return true;
    }

    /// <summary>Whether the bracket begins markup: one before a blank or a digit is a character.</summary>
    private bool IsMarkup() => window.Ensure(2) && window.Rest[1] is var next && (next is '/' or '!' or '?' || XmlConvert.IsStartNCNameChar(next));

    private bool ReadMarkup()
    {
        switch (window.Rest[1])
        {
            case '/':
                window.Skip(2);
                window.SkipSpace();
                var ended = text.Name(tag.PeekName(0));
                if (window.SkipTag())
                    scope.Close(ended);
                return false;
            case '?':
                window.SkipPast(">");
                return false;
            case '!':
                ReadDeclaration();
                return false;
        }

        scope.CloseBefore(tag.PeekName(1));
        if (scope.IsClosing)
            return false;
        if (!tag.Read())
            ThrowBreaksOff();
        return scope.Open(tag) && Show(XmlNodeType.Element);
    }

    private void ReadDeclaration()
    {
        if (window.StartsWith("<!--"))
        {
            window.Skip(4);
            window.SkipPast("-->");
        }
        else if (window.StartsWith("<![CDATA["))
        {
            window.Skip(9);
            inData = true;
        }
        else if (window.StartsWith("<!DOCTYPE"))
        {
            window.SkipDoctype();
        }
        else
        {
            window.Skip(2);
            window.SkipTag();
        }
    }

    /// <summary>Text up to the next markup. False when nothing is left of it.</summary>
    private bool ReadText()
    {
        value.Clear();
        while (value.Length < LongestNode && window.Ensure(1))
        {
            if (window.Current == '<')
            {
                if (IsMarkup())
                    break;
                value.Append('<');
                window.Skip(1);
                continue;
            }

            window.Ensure(LongestReference);
            var rest = window.Rest[..Math.Min(window.Rest.Length, LongestNode)];
            var length = rest.IndexOf('<') is >= 0 and var end ? end : WithoutHalfReference(rest);
            text.Append(value, rest[..length], resolve: true);
            window.Skip(length);
        }

        return value.Length > 0 && scope.Depth > 0 && Show(XmlNodeType.Text);
    }

    /// <summary>CDATA up to its end. One that forgot its last bracket ends where its element does.</summary>
    private bool ReadData()
    {
        value.Clear();
        window.Ensure(LongestNode + LongestEndTag);
        var rest = window.Rest[..Math.Min(window.Rest.Length, LongestNode)];
        var end = rest.IndexOf("]]");
        if (end < 0)
        {
            end = rest[^1] == ']' && !window.SourceEnded ? rest.Length - 1 : rest.Length;
        }
        else
        {
            var behind = window.Rest[(end + 2)..];
            var isEnd = behind is ['>', ..];
            inData = !isEnd && !EndsElement(behind);
            text.Append(value, rest[..end], resolve: false);
            if (inData)
                value.Append(']');
            window.Skip(end + (inData ? 1 : isEnd ? 3 : 2));
            return value.Length > 0 && scope.Depth > 0 && Show(XmlNodeType.Text);
        }

        text.Append(value, rest[..end], resolve: false);
        window.Skip(end);
        return value.Length > 0 && scope.Depth > 0 && Show(XmlNodeType.Text);
    }

    private bool EndsElement(ReadOnlySpan<char> rest) =>
        scope.Depth > 0 && rest.StartsWith("</") && rest[2..].StartsWith(scope.Last.Name, StringComparison.OrdinalIgnoreCase);

    private int WithoutHalfReference(ReadOnlySpan<char> rest)
    {
        var start = rest.LastIndexOf('&');
        var isHalf = start > 0 && rest.Length - start < LongestReference && !rest[start..].Contains(';');
        return isHalf && (rest.Length == LongestNode || !window.SourceEnded) ? start : rest.Length;
    }

    private static string AfterColon(string name) => name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? name[(colon + 1)..] : name;

    private static string BeforeColon(string name) => name.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? name[..colon] : "";
}
