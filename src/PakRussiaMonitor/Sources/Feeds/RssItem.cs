using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>An item as RSS says it, 0.90 to 2.0, with Atom's elements and the modules inside.</summary>
internal sealed class RssItem(Uri? baseUri)
{
    private readonly ItemModules modules = new(baseUri);
    private readonly DistinctTexts categories = [];
    private readonly DistinctTexts authors = [];
    private string? guid, id, link, permalink, title, pubDate, updated;
    private FeedText? content, description;
    private AtomEntry? atom;

    public string? Language { get; init; }

    /// <summary>rdf:about, which in RDF is the item's identity.</summary>
    public string? About { get; init; }

    public void Read(FeedXml xml)
    {
        switch (xml.Vocabulary)
        {
            case Vocabulary.Own:
                ReadOwn(xml);
                break;
            case Vocabulary.Atom:
                (atom ??= new(baseUri)).ReadOwn(xml);
                break;
            default:
                modules.Read(xml);
                break;
        }
    }

    private void ReadOwn(FeedXml xml)
    {
        switch (xml.Name)
        {
            case "title":
                title ??= xml.Line();
                break;
            case "link":
                ReadLink(xml);
                break;
            case "description":
                description ??= xml.Html(baseUri);
                break;
            case "content" or "fulltext" or "full-text" or "fullitem" or "encoded" or "body":
                content ??= xml.Html(baseUri);
                break;
            case "summary":
                description ??= xml.Html(baseUri);
                break;
            case "author" or "creator":
                authors.AddIfAny(xml.Person());
                break;
            case "category":
                categories.AddIfAny(xml.Line());
                break;
            case "pubdate" or "date" or "published":
                pubDate ??= xml.Word();
                break;
            case "guid":
                ReadGuid(xml);
                break;
            case "id":
                id ??= xml.Word();
                break;
            case "updated" or "modified":
                updated ??= xml.Word();
                break;
        }
    }

    /// <summary>Some write it as Atom does.</summary>
    private void ReadLink(FeedXml xml)
    {
        var href = AtomEntry.IsAlternate(xml) ? xml.Attribute("href") : null;
        link ??= xml.Word() ?? href;
    }

    /// <summary>A guid is a link unless it says that it is not, and then only when it is a whole address.</summary>
    private void ReadGuid(FeedXml xml)
    {
        var isLink = !string.Equals(xml.Attribute("isPermaLink")?.Trim(), "false", StringComparison.OrdinalIgnoreCase);
        guid ??= xml.Word();
        if (isLink && FeedLinks.IsAbsoluteWeb(guid))
            permalink ??= guid;
    }

    public FeedItem ToFeedItem(FeedDraft feed)
    {
        foreach (var subject in modules.Subjects)
            categories.AddIfAny(subject);
        var (full, summary) = FeedTexts.Ordered(
            modules.FullText ?? content ?? atom?.Content, description ?? modules.Excerpt ?? atom?.Summary ?? modules.FileText);
        return new()
        {
            Id = FeedDraft.Id(guid, About, atom?.Id, modules.Identifier, id),
            Url = feed.Url(modules.OriginalLink, baseUri) ?? feed.Url(link, baseUri) ?? atom?.Link(feed) ?? feed.Url(permalink, baseUri)
                ?? (FeedLinks.IsAbsoluteWeb(About) ? feed.Url(About, baseUri) : null),
            Title = title ?? modules.Title ?? atom?.Title,
            Author = PersonName.Join(modules.Creators) ?? PersonName.Join(authors) ?? atom?.Authors ?? modules.FileAuthor,
            Published = feed.Date(pubDate) ?? feed.Date(modules.Date) ?? feed.Date(atom?.Published),
            Updated = feed.Date(atom?.Updated) ?? feed.Date(modules.Modified) ?? feed.Date(updated),
            Language = modules.Language ?? Language ?? feed.Language,
            Categories = [.. categories],
            Content = feed.Based(full, baseUri),
            Summary = feed.Based(summary, baseUri),
        };
    }
}
