using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// What the modules say of an item, whatever the format that it stands in. What comes first wins among equals, and nothing here overrides
/// what the format itself says, but the full text.
/// </summary>
internal sealed class ItemModules(Uri? baseUri)
{
    private FeedText? fileText, subtitle;

    public DistinctTexts Creators { get; } = [];

    public DistinctTexts Subjects { get; } = [];

    public FeedText? FullText { get; private set; }

    public FeedText? Excerpt { get; private set; }

    /// <summary>What a media or podcast module says of the file, which is less than what the item says of itself.</summary>
    public FeedText? FileText => fileText ?? subtitle;

    public string? Title { get; private set; }

    public string? FileAuthor { get; private set; }

    public string? Date { get; private set; }

    public string? Modified { get; private set; }

    public string? Identifier { get; private set; }

    public string? Language { get; private set; }

    /// <summary>Where the item is when its own link leads through a counter.</summary>
    public string? OriginalLink { get; private set; }

    public void Read(FeedXml xml)
    {
        switch (xml.Vocabulary)
        {
            case Vocabulary.DublinCore or Vocabulary.DublinCoreTerms:
                ReadDublinCore(xml);
                break;
            case Vocabulary.Media or Vocabulary.ITunes:
                ReadFile(xml, isNested: false);
                break;
            case Vocabulary.Content when xml.Name == "encoded":
                FullText ??= xml.Html(baseUri);
                break;
            case Vocabulary.Xhtml when xml.Name is "body" or "div":
                FullText ??= xml.Html(baseUri);
                break;
            case Vocabulary.FullText when xml.Name is "full-text" or "fulltext" or "content":
                FullText ??= xml.Html(baseUri);
                break;
            case Vocabulary.Excerpt when xml.Name == "encoded":
                Excerpt ??= xml.Html(baseUri);
                break;
            case Vocabulary.FeedBurner when xml.Name == "origlink":
                OriginalLink ??= xml.Word();
                break;
        }
    }

    private void ReadDublinCore(FeedXml xml)
    {
        switch (xml.Name)
        {
            case "creator" or "author":
                Creators.AddIfAny(xml.Person());
                break;
            case "date" or "issued" or "created" or "available":
                Date ??= xml.Word();
                break;
            case "modified":
                Modified ??= xml.Word();
                break;
            case "subject":
                Subjects.AddIfAny(xml.Line());
                break;
            case "title":
                Title ??= xml.Line();
                break;
            case "description" or "abstract":
                Excerpt ??= xml.Html(baseUri);
                break;
            case "identifier":
                Identifier ??= xml.Word();
                break;
            case "language":
                Language ??= xml.Line();
                break;
        }
    }

    /// <param name="isNested">It speaks of one file among several: its title is not the item's.</param>
    private void ReadFile(FeedXml xml, bool isNested)
    {
        switch (xml.Name)
        {
            case "group" or "content":
                var depth = xml.Depth;
                while (xml.NextChild(depth))
                {
                    if (xml.Vocabulary == Vocabulary.Media)
                        ReadFile(xml, isNested: true);
                }

                break;
            case "title" when !isNested:
                Title ??= xml.Line();
                break;
            case "description" or "summary":
                fileText ??= xml.Html(baseUri);
                break;
            case "subtitle":
                subtitle ??= xml.Html(baseUri);
                break;
            case "author":
                FileAuthor ??= xml.Person();
                break;
            case "credit":
                if (xml.Attribute("role") is { } role && role.Equals("author", StringComparison.OrdinalIgnoreCase))
                    FileAuthor ??= xml.Person();
                break;
        }
    }
}
