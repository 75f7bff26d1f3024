namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>RSS 2.0 and its forerunners 0.91 to 0.94; also one that begins with its channel.</summary>
internal sealed class Rss : IFeedFormat
{
    public IReadOnlyList<string> Roots { get; } = ["rss", "channel"];

    public void Read(FeedXml xml, FeedDraft feed)
    {
        feed.Format = "rss" + Version(xml.Attribute("version"));
        feed.Language = xml.Language;
        if (xml.Name == "channel")
            ReadChannel(xml, feed, null);
        else
            ReadRoot(xml, feed);
    }

    /// <summary>The children of the root: channel and, in RDF or by mistake, items.</summary>
    public static void ReadRoot(FeedXml xml, FeedDraft feed)
    {
        var baseUri = xml.Base(null, feed.Base);
        while (!feed.Full && xml.NextChild(0))
        {
            if (xml.Name == "channel")
                ReadChannel(xml, feed, baseUri);
            else if (xml.Name == "item")
                ReadItem(xml, feed, baseUri);
        }
    }

    private static string Version(string? version) =>
        version is { Length: > 0 and <= 6 } && version.All(c => char.IsAsciiDigit(c) || c == '.') ? version : "2.0";

    private static void ReadChannel(FeedXml xml, FeedDraft feed, Uri? outer)
    {
        var baseUri = xml.Base(outer, feed.Base);
        var depth = xml.Depth;
        feed.Language ??= xml.Language;
        while (!feed.Full && xml.NextChild(depth))
        {
            switch (xml.Vocabulary, xml.Name)
            {
                case (Vocabulary.Own, "item"):
                    ReadItem(xml, feed, baseUri);
                    break;
                case (Vocabulary.Own, "items"):
                    ReadItems(xml, feed, baseUri);
                    break;
                case (Vocabulary.Own, "title"):
                    feed.Title ??= xml.Line();
                    break;
                case (Vocabulary.DublinCore, "title"):
                    feed.OtherTitle ??= xml.Line();
                    break;
                case (Vocabulary.Own, "link"):
                    feed.Link ??= FeedLinks.Resolve(xml.Word() ?? "", baseUri ?? feed.Base);
                    break;
                case (Vocabulary.Own, "ttl"):
                    feed.Pace.Ttl ??= xml.Word();
                    break;
                case (Vocabulary.Syndication, "updateperiod"):
                    feed.Pace.UpdatePeriod ??= xml.Word();
                    break;
                case (Vocabulary.Syndication, "updatefrequency"):
                    feed.Pace.UpdateFrequency ??= xml.Word();
                    break;
                case (Vocabulary.Own or Vocabulary.DublinCore, "language"):
                    feed.Language ??= xml.Line();
                    break;
            }
        }
    }

    /// <summary>RSS 1.1 has its items in a list of their own.</summary>
    private static void ReadItems(FeedXml xml, FeedDraft feed, Uri? outer)
    {
        var depth = xml.Depth;
        while (!feed.Full && xml.NextChild(depth))
        {
            if (xml.Name == "item")
                ReadItem(xml, feed, outer);
        }
    }

    private static void ReadItem(FeedXml xml, FeedDraft feed, Uri? outer)
    {
        if (!feed.HasRoom())
            return;
        var item = new RssItem(xml.Base(outer, feed.Base)) { Language = xml.Language, About = xml.Attribute("rdf:about")?.Trim() };
        var depth = xml.Depth;
        while (xml.NextChild(depth))
            item.Read(xml);
        feed.Items.Add(item.ToFeedItem(feed));
    }
}
