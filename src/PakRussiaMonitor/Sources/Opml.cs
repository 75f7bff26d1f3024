using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Xml;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Sources;

/// <summary>Lists of feeds as readers exchange them (OPML 1.0 and 2.0, opml.org/spec2.opml).</summary>
public static class Opml
{
    /// <summary>Bytes of a list that is read.</summary>
    public const int MostBytes = 2 << 20;

    internal static readonly string TooLarge = $"The list is larger than {MostBytes >> 20} MB. Split it.";

    /// <summary>Feeds in a list that is read.</summary>
    public const int MostFeeds = 2_000;

    /// <summary>A DTD is passed over: nothing in it is expanded or fetched.</summary>
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>Every outline with a feed's address, however deep it is nested, in the list's order. One forward pass, never a tree.</summary>
    public static OpmlList Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            return OpmlList.Refused(TooLarge);
        var settings = Settings.Clone();
        settings.NameTable = new BoundedNames();
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(bytes.ToArray(), writable: false), settings);
            return Read(reader);
        }
        catch (XmlException failure)
        {
            var place = failure.LineNumber > 0 ? string.Create(CultureInfo.InvariantCulture, $" from line {failure.LineNumber}, column {failure.LinePosition} on") : "";
            return OpmlList.Refused($"The list cannot be read{place}: it is not well-formed XML. Export it again, or correct it there; nothing of it was registered.");
        }
    }

    public static string Write(IEnumerable<RegisteredSource> sources, DateTimeOffset now)
    {
        var text = new MemoryStream();
        using (var writer = XmlWriter.Create(text, new() { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            writer.WriteStartElement("opml");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteStartElement("head");
            writer.WriteElementString("title", "PakRussiaMonitor");
            writer.WriteElementString("dateCreated", now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
            writer.WriteEndElement();
            writer.WriteStartElement("body");
            foreach (var source in sources.Where(source => source.Kind == SourceKind.Feed))
            {
                writer.WriteStartElement("outline");
                writer.WriteAttributeString("type", "rss");
                writer.WriteAttributeString("text", source.Name);
                writer.WriteAttributeString("title", source.Name);
                writer.WriteAttributeString("xmlUrl", source.Url);
                writer.WriteEndElement();
            }

            writer.WriteEndDocument();
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static OpmlList Read(XmlReader reader)
    {
        reader.MoveToContent();
        if (!reader.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase))
            return OpmlList.Refused($"The root of the list is <{Shorten(reader.LocalName)}>, not <opml>. Export the feeds as OPML.");
        var feeds = new List<OpmlFeed>();
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || !reader.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase) || Feed(reader) is not { } feed)
                continue;
            if (feeds.Count == MostFeeds)
                return OpmlList.Refused($"The list holds more than {MostFeeds} feeds. Split it.");
            feeds.Add(feed);
        }

        return feeds.Count > 0 ? OpmlList.Of(feeds) : OpmlList.Refused("The list names no feed: none of its outlines has an xmlUrl. Export the feeds again.");
    }

    /// <summary>Null for a folder and for anything else without a feed's address.</summary>
    private static OpmlFeed? Feed(XmlReader reader)
    {
        var line = (reader as IXmlLineInfo)?.LineNumber ?? 0;
        string? url = null, title = null, text = null;
        for (var more = reader.MoveToFirstAttribute(); more; more = reader.MoveToNextAttribute())
        {
            switch (reader.LocalName.Length <= 6 ? reader.LocalName.ToLowerInvariant() : "")
            {
                case "xmlurl": url ??= reader.Value.Trim(); break;
                case "title": title ??= SourceName.Of(reader.Value); break;
                case "text": text ??= SourceName.Of(reader.Value); break;
            }
        }

        return string.IsNullOrEmpty(url) ? null : new(line, url, title ?? text);
    }

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40] + "…";
}

/// <summary>A feed in a list, not yet judged.</summary>
/// <param name="Line">Of the file, from 1.</param>
public sealed record OpmlFeed(int Line, string Url, string? Name);

/// <summary>The feeds of a list, or a sentence that says why there are none.</summary>
public sealed record OpmlList
{
    private OpmlList(IReadOnlyList<OpmlFeed>? feeds, string? refusal) => (Feeds, Refusal) = (feeds, refusal);

    public IReadOnlyList<OpmlFeed>? Feeds { get; }

    public string? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Feeds))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsReadable => Feeds is not null;

    internal static OpmlList Of(IReadOnlyList<OpmlFeed> feeds) => new(feeds, null);

    internal static OpmlList Refused(string sentence) => new(null, sentence);
}
