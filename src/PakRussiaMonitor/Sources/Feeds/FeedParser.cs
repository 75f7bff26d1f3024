using System.Globalization;
using System.Xml;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// Reads a feed of any format in one forward pass without a document tree. An XML document that is not well-formed is read a second
/// time, leniently: every item that is complete comes back, with a warning.
/// </summary>
/// <param name="time">Only to tell dates that lie in the future.</param>
public sealed class FeedParser(TimeProvider time)
{
    /// <summary>Items read of one feed; a cut is a warning.</summary>
    public const int MaxItems = 2000;

    /// <summary>
    /// Bytes above which the XML reader is told to make its buffer 64 K characters instead of 4 K, which it does when it may be read
    /// asynchronously. A text that lies within one buffer it need not put together.
    /// </summary>
    private const int LargeBody = 256 * 1024;

    private static readonly IFeedFormat[] Formats = [new Rss(), new Atom(), new Rdf(), new Sitemap()];

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
        var encoding = BodyEncoding.Of(body.Span, contentType);
        var document = new Document(body, encoding, Prologue.Lengths(Head(body, encoding)), baseUrl, cancellation);
        if (FeedSniffer.IsJson(body.Span))
            return ReadJson(document);
        var damage = "a CDATA section of millions of characters";
        try
        {
            if (!HasLongData(body.Span))
                return ReadStrictly(document);
        }
        catch (XmlException e)
        {
            damage = Describe(e);
        }

        return ReadLeniently(document, damage);
    }

    /// <summary>True for the local name of a root element that one of the formats reads.</summary>
    internal static bool IsFeedRoot(ReadOnlySpan<char> name) => FormatOf(name) is not null;

    /// <summary>The lenient pass alone, which reads what is well-formed just as the strict one does.</summary>
    internal FeedParse ParseLeniently(ReadOnlyMemory<byte> body, string? contentType, Uri? baseUrl)
    {
        var encoding = BodyEncoding.Of(body.Span, contentType);
        return ReadLeniently(new(body, encoding, Prologue.Lengths(Head(body, encoding)), baseUrl, CancellationToken.None), "so it was told");
    }

    /// <summary>The XML reader holds a CDATA section twice before it shows any of it.</summary>
    private static bool HasLongData(ReadOnlySpan<byte> body)
    {
        const int longest = 4 * 1024 * 1024;
        while (body.Length > longest)
        {
            // No section that begins before the last end in reach can be too long.
            var end = body[..longest].LastIndexOf("]]>"u8);
            var passed = end >= 0 ? end + 3 : body.IndexOf("<![CDATA["u8);
            if (passed <= 0)
                return passed == 0;
            body = body[passed..];
        }

        return false;
    }

    private static string Head(ReadOnlyMemory<byte> body, BodyEncoding encoding)
    {
        var bytes = body.Span[encoding.Skip..Math.Min(body.Length, BodyEncoding.HeadLength)];
        return encoding.Encoding.GetString(bytes);
    }

    private static IFeedFormat? FormatOf(ReadOnlySpan<char> root)
    {
        foreach (var format in Formats)
        {
            foreach (var name in format.Roots)
            {
                if (root.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return format;
            }
        }

        return null;
    }

    private FeedParse ReadJson(Document document)
    {
        var (warnings, draft) = Begin(document);
        return JsonFeed.Read(document.AsUtf8(), draft, warnings) is { } reason ? FeedParse.NotAFeed(reason) : FeedParse.Of(draft.ToFeed());
    }

    private FeedParse ReadStrictly(Document document)
    {
        var texts = document.LongTexts();
        try
        {
            return ReadStrictly(document, texts);
        }
        catch (XmlException) when (texts is { Count: > 0 })
        {
            // Perhaps one of them is to blame; and where another place is, its line and column are to be told.
            return ReadStrictly(document, null);
        }
    }

    private FeedParse ReadStrictly(Document document, LongTexts? texts)
    {
        var (warnings, draft) = Begin(document);
        var settings = Settings.Clone();
        settings.NameTable = new BoundedNames();
        settings.Async = document.Body.Length > LargeBody;
        using var reader = XmlReader.Create(document.Characters(guarded: true, texts), settings);
        var parse = Read(reader, draft, warnings, texts);
        texts?.Finish();
        return parse;
    }

    private FeedParse ReadLeniently(Document document, string damage)
    {
        var (warnings, draft) = Begin(document);
        warnings.Add($"The feed is not well-formed XML ({damage}); it was repaired as far as possible.");
        try
        {
            using var reader = new LenientXml(document.Characters(guarded: false, null));
            return Read(reader, draft, warnings, null);
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

    private (FeedWarnings Warnings, FeedDraft Draft) Begin(Document document)
    {
        var warnings = new FeedWarnings();
        if (document.Encoding.Warning is { } warning)
            warnings.Add(warning);
        if (document.Prologue.Junk > 0)
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"Something else ({document.Prologue.Junk} characters) stands before the document; it was passed over."));
        return (warnings, new(time.GetUtcNow(), document.BaseUrl, warnings, document.Cancellation));
    }

    private static FeedParse Read(XmlReader reader, FeedDraft draft, FeedWarnings warnings, LongTexts? texts)
    {
        while (reader.NodeType != XmlNodeType.Element)
        {
            if (!reader.Read())
                return FeedParse.NotAFeed("text without markup");
        }

        if (FormatOf(reader.LocalName) is not { } format)
            return FeedParse.NotAFeed(CanonicalText.Of($"XML whose root is <{reader.Name}> in the namespace \"{reader.NamespaceURI}\""));
        format.Read(new FeedXml(reader, warnings, texts), draft);
        return FeedParse.Of(draft.ToFeed());
    }

    private static string Describe(XmlException e) =>
        e.LineNumber == 0 ? e.Message.TrimEnd('.') : $"line {e.LineNumber}, column {e.LinePosition}: {FirstSentence(e.Message)}";

    /// <summary>The runtime's message without the position that it appends; names in it may be of any length.</summary>
    private static string FirstSentence(string message)
    {
        const int longest = 300;
        var end = message.IndexOf(". Line ", StringComparison.Ordinal);
        message = PlainText.Fold(end < 0 ? message.TrimEnd('.') : message[..end]);
        return message.Length <= longest ? message : message[..longest] + "…";
    }

    /// <summary>What is read once or twice, and how.</summary>
    private sealed record Document(
        ReadOnlyMemory<byte> Body, BodyEncoding Encoding, (int Blank, int Junk) Prologue, Uri? BaseUrl, CancellationToken Cancellation)
    {
        public FeedCharacters Characters(bool guarded, LongTexts? texts) => new(Body, Encoding, Prologue.Blank + Prologue.Junk, guarded, texts);

        /// <summary>Null where the characters do not begin with the bytes.</summary>
        public LongTexts? LongTexts() => Encoding.IsUtf8 && Prologue is (0, 0) ? new(Body, Encoding.Skip) : null;

        public ReadOnlyMemory<byte> AsUtf8() =>
            Encoding.IsUtf8 ? Body[Encoding.Skip..] : System.Text.Encoding.Convert(Encoding.Encoding, System.Text.Encoding.UTF8, Body[Encoding.Skip..].ToArray());
    }
}
