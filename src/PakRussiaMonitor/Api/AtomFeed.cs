using System.Security.Cryptography;
using System.Text;
using System.Xml;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Api;

/// <summary>A topic's newest articles as an Atom feed (RFC 4287), in pages (RFC 5005).</summary>
internal static class AtomFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), Indent = true, Async = false };

    /// <summary>The same request over the same articles gives the same bytes.</summary>
    public static byte[] Write(TopicFeed feed)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartElement("feed", Namespace);
            Element(xml, "id", Id($"topic|{feed.Topic.Topic}|{feed.CreatedAt}"));
            Element(xml, "title", feed.Topic.Name);
            Element(xml, "subtitle", feed.Topic.Query);
            Element(xml, "updated", Time(feed.Lines.Count == 0 ? feed.CreatedAt : feed.Lines.Max(line => line.SeenAt)));
            Author(xml, "PakRussiaMonitor");
            Link(xml, "self", feed.Self, "application/atom+xml");
            Link(xml, "alternate", feed.Page, "text/html");
            if (feed.Next is { } next)
                Link(xml, "next", next, "application/atom+xml");
            foreach (var line in feed.Lines)
                Entry(xml, line);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Entry(XmlWriter xml, ReceiptLine line)
    {
        xml.WriteStartElement("entry", Namespace);
        // The number and the first sight of an article never change; its address and title may.
        Element(xml, "id", Id($"article|{line.Article}|{line.SeenAt}"));
        Element(xml, "title", line.Title ?? Excerpt.Of(line.Opening));
        Element(xml, "updated", Time(line.SeenAt));
        if (line.PublishedAt is { } published)
            Element(xml, "published", Time(published));
        Author(xml, line.Author ?? line.Outlet);
        var isLinked = Uri.TryCreate(line.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
        if (isLinked)
            Link(xml, "alternate", url!.AbsoluteUri, "text/html");
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("term", line.Kind);
        xml.WriteEndElement();
        // An entry that leads nowhere has to have content.
        Element(xml, isLinked ? "summary" : "content", line.Opening);
        xml.WriteEndElement();
    }

    private static void Author(XmlWriter xml, string name)
    {
        xml.WriteStartElement("author", Namespace);
        Element(xml, "name", name);
        xml.WriteEndElement();
    }

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", Plain(address));
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, Plain(text));

    /// <summary>Without what XML cannot say: control characters and halves of pairs.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))
                plain.Append(rune);
        }
        return plain.ToString();
    }

    private static string Time(long milliseconds) => XmlConvert.ToString(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    /// <summary>A name that is the same wherever the service is reached (RFC 9562, version 8).</summary>
    private static string Id(string of)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(hash, bigEndian: true)}";
    }
}

/// <param name="CreatedAt">When the topic was made; Unix milliseconds.</param>
/// <param name="Self">Absolute addresses: of this page of the feed, of the topic for people, of the next page.</param>
internal sealed record TopicFeed(TopicRevision Topic, long CreatedAt, IReadOnlyList<ReceiptLine> Lines, string Self, string Page, string? Next);
