using System.Globalization;
using System.Text;
using System.Xml;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// A forward walk over a feed's elements. Each element that <see cref="NextChild"/> hands out is read by one call, walked
/// into by a further <see cref="NextChild"/>, or left alone and so skipped: whatever a format does not ask for
/// cannot end up in an item.
/// </summary>
internal sealed class FeedXml
{
    /// <summary>Levels of elements. The XML reader keeps a record per open level, so depth is the one thing that could cost memory.</summary>
    public const int MaxDepth = 500;

    /// <summary>Characters of a title, a name, a date, an identity or an address that are kept.</summary>
    public const int LongestLine = 20_000;

    private readonly XmlReader reader;
    private readonly FeedWarnings warnings;
    private readonly XmlMarkup markup;
    private readonly char[] chunk = new char[1024];
    private readonly string rootNamespace;
    private readonly Dictionary<string, string> lowerCase = new(StringComparer.Ordinal);
    private (string Namespace, Vocabulary Vocabulary) known;

    /// <summary>The reader stands on a start tag that was handed out and not read yet.</summary>
    private bool fresh = true;

    /// <summary>The reader stands on the end of an element that was walked through.</summary>
    private bool ended;

    /// <param name="reader">Stands on the root's start tag.</param>
    /// <param name="texts">What the reader has tokens for.</param>
    public FeedXml(XmlReader reader, FeedWarnings warnings, LongTexts? texts)
    {
        this.reader = reader;
        this.warnings = warnings;
        markup = new(reader, texts);
        rootNamespace = reader.NamespaceURI;
        known = (rootNamespace, Vocabulary.Own);
    }

    /// <summary>The local name in lower case: feeds are written in capitals, too.</summary>
    public string Name
    {
        get
        {
            var name = reader.LocalName;
            if (!name.AsSpan().ContainsAnyInRange('A', 'Z'))
                return name;
            if (lowerCase.TryGetValue(name, out var lower))
                return lower;
            if (lowerCase.Count == BoundedNames.Most)
                lowerCase.Clear();
            return lowerCase[name] = name.ToLowerInvariant();
        }
    }

    /// <summary>0 for the root.</summary>
    public int Depth => reader.Depth;

    /// <summary>The language in scope; null when none was declared.</summary>
    public string? Language => reader.XmlLang.Length == 0 ? null : PlainText.FromText(reader.XmlLang);

    public Vocabulary Vocabulary
    {
        get
        {
            var name = reader.NamespaceURI;
            if (name.Length == 0)
                return reader.Prefix.Length == 0 ? Vocabulary.Own : Vocabulary.Unknown;
            if (!ReferenceEquals(name, known.Namespace))
                known = (name, name == rootNamespace ? Vocabulary.Own : Vocabularies.Of(name, reader.Prefix));
            return known.Vocabulary;
        }
    }

    /// <summary>Moves to the next child of the element at depth <paramref name="parent"/>; false when there is none left.</summary>
    /// <remarks>It never looks beyond an end tag before it is asked to, so that what is complete is known before the document breaks off, and
    /// whatever follows the root is not seen at all.</remarks>
    /// <param name="between">Takes the text between the children.</param>
    public bool NextChild(int parent, StringBuilder? between = null)
    {
        if (fresh && reader.Depth > parent)
            Skip();
        else if (fresh && reader.IsEmptyElement)
            return End();
        else if (fresh || ended)
            reader.Read();
        (fresh, ended) = (false, false);

        while (reader.Depth > parent)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                ThrowIfTooDeep(reader);
                return fresh = true;
            }

            if (reader.NodeType == XmlNodeType.CDATA && between is { Length: < LongestLine })
            {
                var data = markup.Data;
                between.Append(data, 0, Math.Min(data.Length, LongestLine));
            }
            else if (reader.NodeType == XmlNodeType.Text && between is { Length: < LongestLine })
            {
                int read;
                while (between.Length < LongestLine && (read = reader.ReadValueChunk(chunk, 0, chunk.Length)) > 0)
                    between.Append(chunk, 0, read);
            }

            reader.Read();
        }

        return End();
    }

    /// <summary>The namespace of the element.</summary>
    public string Namespace => reader.NamespaceURI;

    /// <summary>The namespace that a prefix stands for here; null when it was not declared.</summary>
    public string? NamespaceOf(string prefix) => reader.LookupNamespace(prefix);

    public string? Attribute(string name) => (reader.GetAttribute(name) ?? InCapitals(name)) is { } value ? Repaired(Cut(value, LongestLine)) : null;

    /// <summary>The element's xml:base made absolute, else <paramref name="outer"/>.</summary>
    public Uri? Base(Uri? outer, Uri? fallback) =>
        reader.GetAttribute("xml:base") is { } text ? FeedLinks.Resolve(text, outer ?? fallback) ?? outer : outer;

    /// <summary>The element's characters as the XML has them; elements inside come as HTML source. Null when there are none.</summary>
    public string? Text() => Read(asMarkup: false, null, out _);

    /// <summary>A short text: a date, an identity, an address.</summary>
    public string? Word() => Text() is { } text ? Cut(text, LongestLine).Trim() : null;

    /// <summary>One line of plain text out of what may be HTML.</summary>
    public string? Line() => Text() is { } text ? PlainText.NullIfEmpty(PlainText.FromHtml(Cut(text, LongestLine))) : null;

    /// <summary>The element as HTML, which is what RSS means by text.</summary>
    /// <param name="outer">The base of the item; null when none was declared.</param>
    public FeedText? Html(Uri? outer)
    {
        var baseUri = Base(outer, outer);
        return FeedTexts.Of(Read(asMarkup: false, baseUri, out _), Markup.Html, baseUri);
    }

    /// <summary>An author's name out of an element that may hold an address besides.</summary>
    public string? Person()
    {
        if (Read(asMarkup: false, null, out var isMarkup) is not { } text)
            return null;
        var name = isMarkup ? PersonName.NameElement(text) ?? text : text;
        return PersonName.From(PlainText.NullIfEmpty(PlainText.FromHtml(Cut(name, LongestLine))));
    }

    /// <param name="asMarkup">The element holds markup, so that <c>&amp;lt;</c> is a character of a text and not the start of a tag.</param>
    /// <param name="baseUri">Against what relative addresses inside count.</param>
    public string? Read(bool asMarkup, Uri? baseUri, out bool isMarkup)
    {
        fresh = false;
        var text = markup.ReadElement(asMarkup, out isMarkup, baseUri);
        if (markup.WasCut)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"A text was longer than {GrowingText.Longest:N0} characters; the rest of it was left out."));
        return string.IsNullOrWhiteSpace(text) ? null : Repaired(text);
    }

    public static void ThrowIfTooDeep(XmlReader reader)
    {
        if (reader.Depth > MaxDepth)
            throw new XmlException($"Elements are nested more than {MaxDepth} levels deep.");
    }

    /// <summary>The attribute when its name was written in capitals.</summary>
    private string? InCapitals(string name)
    {
        string? value = null;
        while (value is null && reader.MoveToNextAttribute())
            value = reader.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? reader.Value : null;
        reader.MoveToElement();
        return value;
    }

    private string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        warnings.Add(string.Create(CultureInfo.InvariantCulture, $"A title, name or address was longer than {longest:N0} characters; the rest of it was left out."));
        return text[..longest];
    }

    private string Repaired(string text)
    {
        text = Windows1252.Repair(text, out var wasDoubleEncoded);
        if (wasDoubleEncoded)
            warnings.Add("Text was encoded as UTF-8 twice; that was undone.");
        return text;
    }

    private void Skip()
    {
        var depth = reader.Depth;
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.Depth > depth)
                ThrowIfTooDeep(reader);
        }

        reader.Read();
    }

    private bool End()
    {
        (fresh, ended) = (false, true);
        return false;
    }
}
