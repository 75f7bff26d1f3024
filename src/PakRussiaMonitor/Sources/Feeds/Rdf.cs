namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>RSS 1.0 and 0.90: an RDF document whose items stand beside the channel.</summary>
internal sealed class Rdf : IFeedFormat
{
    public IReadOnlyList<string> Roots { get; } = ["rdf"];

    public void Read(FeedXml xml, FeedDraft feed)
    {
        feed.Format = xml.NamespaceOf("") == Vocabularies.Rss090 ? "rss0.90" : "rss1.0";
        feed.Language = xml.Language;
        Rss.ReadRoot(xml, feed);
    }
}
