using System.Xml;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;

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

    private readonly XmlReader reader;
    private readonly FeedWarnings warnings;
    private readonly XmlMarkup markup;
    private readonly string rootNamespace;
    private (string Namespace, Vocabulary Vocabulary) known;

    /// <summary>The reader stands on a start tag that was handed out and not read yet.</summary>
    private bool fresh = true;

    /// <summary>The reader stands on the end of an element that was walked through.</summary>
    private bool ended;

    /// <param name="reader">Stands on the root's start tag.</param>
    public FeedXml(XmlReader reader, FeedWarnings warnings)
    {
        this.reader = reader;
        this.warnings = warnings;
        markup = new(reader);
        rootNamespace = reader.NamespaceURI;
        known = (rootNamespace, Vocabulary.Own);
    }

    public string Name => reader.LocalName;

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
                return Vocabulary.Own;
            if (!ReferenceEquals(name, known.Namespace))
                known = (name, name == rootNamespace ? Vocabulary.Own : Vocabularies.Of(name, reader.Prefix));
            return known.Vocabulary;
        }
    }

    /// <summary>Moves to the next child of the element at depth <paramref name="parent"/>; false when there is none left.</summary>
    /// <remarks>It never looks beyond an end tag before it is asked to, so that what is complete is known before the document breaks off, and
    /// whatever follows the root is not seen at all.</remarks>
    public bool NextChild(int parent)
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

            reader.Read();
        }

        return End();
    }

    public string? Attribute(string name) => reader.GetAttribute(name) is { } value ? Repaired(value) : null;

    /// <summary>The element's xml:base made absolute, else <paramref name="outer"/>.</summary>
    public Uri? Base(Uri? outer, Uri? fallback) =>
        reader.GetAttribute("xml:base") is { } text ? FeedLinks.Resolve(text, outer ?? fallback) ?? outer : outer;

    /// <summary>The element's characters as the XML has them; elements inside come as HTML source. Null when there are none.</summary>
    public string? Text() => Read(asMarkup: false, out _);

    /// <summary>One line of plain text out of what may be HTML.</summary>
    public string? Line() => Text() is { } text ? PlainText.NullIfEmpty(PlainText.FromHtml(text)) : null;

    /// <summary>The element as HTML, which is what RSS means by text.</summary>
    public FeedText? Html() => Text() is { } text ? new(CanonicalText.Of(text), Markup.Html) : null;

    /// <summary>An author's name out of an element that may hold an address besides.</summary>
    public string? Person()
    {
        if (Read(asMarkup: false, out var isMarkup) is not { } text)
            return null;
        var name = isMarkup ? PersonName.NameElement(text) ?? text : text;
        return PersonName.From(PlainText.NullIfEmpty(PlainText.FromHtml(name)));
    }

    /// <param name="asMarkup">The element holds markup, so that <c>&amp;lt;</c> is a character of a text and not the start of a tag.</param>
    public string? Read(bool asMarkup, out bool isMarkup)
    {
        fresh = false;
        var text = markup.ReadElement(asMarkup, out isMarkup);
        return string.IsNullOrWhiteSpace(text) ? null : Repaired(text);
    }

    public static void ThrowIfTooDeep(XmlReader reader)
    {
        if (reader.Depth > MaxDepth)
            throw new XmlException($"Elements are nested more than {MaxDepth} levels deep.");
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
