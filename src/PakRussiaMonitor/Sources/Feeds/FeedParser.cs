using System.Xml;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// Reads RSS and Atom in one forward pass without a document tree. A document that is no well-formed XML is read a second
/// time, repaired: every item that is complete comes back, with a warning.
/// </summary>
/// <param name="time">Only to tell dates that lie in the future.</param>
public sealed class FeedParser(TimeProvider time)
{
    /// <summary>Items read of one feed; a cut is a warning.</summary>
    public const int MaxItems = 2000;

    private static readonly IFeedFormat[] Formats = [new Rss(), new Atom()];

    /// <summary>DTDs are passed over, not refused (RSS 0.91 carries one); nothing in them is ever expanded or fetched.</summary>
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="body">The decompressed body.</param>
    /// <param name="contentType">The Content-Type header, for its charset.</param>
    /// <param name="baseUrl">Where the body came from: its Content-Location, else its final URL.</param>
    public FeedParse Parse(ReadOnlyMemory<byte> body, string? contentType, Uri? baseUrl, CancellationToken cancellation)
    {
        if (!FeedSniffer.LooksLikeFeed(body.Span, out var what))
            return FeedParse.NotAFeed(what);
        var decoded = DecodedText.From(body.Span, contentType);
        var trimmed = Prologue.TrimStart(decoded.Text);
        var text = Prologue.WithoutJunk(trimmed);
        var junk = trimmed.Length - text.Length;
        var damage = "a tag with thousands of attributes";
        try
        {
            var (warnings, draft) = Begin(decoded.Warning, junk, baseUrl, cancellation);
            if (!XmlTag.IsOverloaded(text))
                return Read(text, draft, warnings);
        }
        catch (XmlException e)
        {
            damage = Describe(e);
        }

        return ReadRepaired(text, damage, Begin(decoded.Warning, junk, baseUrl, cancellation));
    }

    /// <summary>True for the local name of a root element that one of the formats reads.</summary>
    internal static bool IsFeedRoot(ReadOnlySpan<char> name)
    {
        foreach (var format in Formats)
        {
            if (name.Equals(format.Root, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private (FeedWarnings Warnings, FeedDraft Draft) Begin(string? warning, int junk, Uri? baseUrl, CancellationToken cancellation)
    {
        var warnings = new FeedWarnings();
        if (warning is not null)
            warnings.Add(warning);
        if (junk > 0)
            warnings.Add($"Something else ({junk} characters) stands before the document; it was passed over.");
        return (warnings, new(time.GetUtcNow(), baseUrl, warnings, cancellation));
    }

    private static FeedParse ReadRepaired(string text, string damage, (FeedWarnings Warnings, FeedDraft Draft) begun)
    {
        var (warnings, draft) = begun;
        warnings.Add($"The feed is not well-formed XML ({damage}); it was repaired as far as possible.");
        try
        {
            return Read(XmlRepair.Repair(text), draft, warnings);
        }
        catch (XmlException) when (draft.Format.Length > 0)
        {
            warnings.Add($"The document breaks off; the {draft.Items.Count} items that were complete by then were read.");
            return FeedParse.Of(draft.ToFeed());
        }
        catch (XmlException)
        {
            return FeedParse.NotAFeed($"XML that breaks off before it begins ({damage})");
        }
    }

    private static FeedParse Read(string text, FeedDraft draft, FeedWarnings warnings)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        if (reader.MoveToContent() != XmlNodeType.Element)
            return FeedParse.NotAFeed("text without markup");
        var format = Array.Find(Formats, f => f.Root.Equals(reader.LocalName, StringComparison.OrdinalIgnoreCase) && f.Reads(reader.NamespaceURI));
        if (format is null)
            return FeedParse.NotAFeed(CanonicalText.Of($"XML whose root is <{reader.Name}> in the namespace \"{reader.NamespaceURI}\""));
        format.Read(new FeedXml(reader, warnings), draft);
        return FeedParse.Of(draft.ToFeed());
    }

    private static string Describe(XmlException e) =>
        e.LineNumber == 0 ? e.Message.TrimEnd('.') : $"line {e.LineNumber}, column {e.LinePosition}: {FirstSentence(e.Message)}";

    /// <summary>The runtime's message without the position that it appends.</summary>
    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". Line ", StringComparison.Ordinal);
        return PlainText.Fold(end < 0 ? message.TrimEnd('.') : message[..end]);
    }
}
