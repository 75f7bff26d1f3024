namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Atom 1.0 (RFC 4287) and 0.3; also a single entry.</summary>
internal sealed class Atom : IFeedFormat
{
    public IReadOnlyList<string> Roots { get; } = ["feed", "entry"];

    public void Read(FeedXml xml, FeedDraft feed)
    {
        feed.Format = xml.Namespace == Vocabularies.Atom03 || xml.Attribute("version") == "0.3" ? "atom0.3" : "atom1.0";
        feed.Language = xml.Language;
        var authors = new DistinctTexts();
        if (xml.Name == "entry")
            ReadEntry(xml, feed, null, authors);
        else
            ReadFeed(xml, feed, authors);
    }

    private static void ReadFeed(FeedXml xml, FeedDraft feed, DistinctTexts authors)
    {
        var baseUri = xml.Base(null, feed.Base);
        while (!feed.Full && xml.NextChild(0))
        {
            if (xml.Vocabulary is not (Vocabulary.Own or Vocabulary.Atom))
                continue;
            switch (xml.Name)
            {
                case "entry":
                    ReadEntry(xml, feed, baseUri, authors);
                    break;
                case "title":
                    feed.Title ??= AtomText.ReadTitle(xml);
                    break;
                case "link":
                    if (AtomEntry.IsAlternate(xml))
                        feed.Link ??= FeedLinks.Resolve(xml.Attribute("href") ?? "", xml.Base(baseUri, feed.Base) ?? feed.Base);
                    break;
                case "author":
                    authors.AddIfAny(AtomText.ReadPerson(xml));
                    break;
            }
        }
    }

    private static void ReadEntry(FeedXml xml, FeedDraft feed, Uri? outer, DistinctTexts feedAuthors)
    {
        if (!feed.HasRoom())
            return;
        var entry = new AtomEntry(xml.Base(outer, feed.Base)) { Language = xml.Language };
        var depth = xml.Depth;
        while (xml.NextChild(depth))
            entry.Read(xml);
        feed.Items.Add(entry.ToFeedItem(feed, PersonName.Join(feedAuthors)));
    }
}
