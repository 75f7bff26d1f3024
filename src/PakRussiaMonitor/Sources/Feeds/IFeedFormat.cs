namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>One XML feed format: its wire model and the way from there to items. A new format is one more file and its entry in <see cref="FeedParser"/>.</summary>
internal interface IFeedFormat
{
    /// <summary>Local names of its root elements, in lower case; no two formats share one.</summary>
    IReadOnlyList<string> Roots { get; }

    /// <summary>Reads the whole feed. <paramref name="xml"/> stands on the root's start tag; items are complete when they are added.</summary>
    void Read(FeedXml xml, FeedDraft feed);
}
