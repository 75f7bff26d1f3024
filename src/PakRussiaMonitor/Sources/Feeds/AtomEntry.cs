using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>An entry as Atom says it, 1.0 or 0.3; also what stands of it inside an RSS item.</summary>
internal sealed class AtomEntry(Uri? baseUri)
{
    private readonly ItemModules modules = new(baseUri);
    private readonly DistinctTexts authors = [];
    private readonly DistinctTexts categories = [];
    private (string Href, Uri? Base)? link, otherLink;
    private string? sourceAuthors, created, contentAddress;

    public string? Language { get; init; }

    public string? Id { get; private set; }

    public string? Title { get; private set; }

    public string? Published { get; private set; }

    public string? Updated { get; private set; }

    public FeedText? Content { get; private set; }

    public FeedText? Summary { get; private set; }

    public string? Authors => PersonName.Join(authors);

    public void Read(FeedXml xml)
    {
        if (xml.Vocabulary is Vocabulary.Own or Vocabulary.Atom)
            ReadOwn(xml);
        else
            modules.Read(xml);
    }

    public void ReadOwn(FeedXml xml)
    {
        switch (xml.Name)
        {
            case "id":
                Id ??= xml.Word();
                break;
            case "title":
                Title ??= AtomText.ReadTitle(xml);
                break;
            case "link":
                ReadLink(xml);
                break;
            case "author":
                authors.AddIfAny(AtomText.ReadPerson(xml));
                break;
            case "category":
                categories.AddIfAny(Label(xml));
                break;
            case "published" or "issued":
                Published ??= xml.Word();
                break;
            case "updated" or "modified":
                Updated ??= xml.Word();
                break;
            case "created":
                created ??= xml.Word();
                break;
            case "content":
                contentAddress ??= xml.Attribute("src");
                Content = Better(Content, AtomText.Read(xml, baseUri));
                break;
            case "summary":
                Summary ??= AtomText.Read(xml, baseUri);
                break;
            case "source":
                ReadSource(xml);
                break;
        }
    }

    /// <summary>Of several contents markup counts for more than plain text, and the first for more than the next.</summary>
    private static FeedText? Better(FeedText? known, FeedText? other) =>
        known is null || (known.Markup == Markup.Text && other is { Markup: Markup.Html }) ? other ?? known : known;

    /// <summary>True for a link that leads to the entry itself; a missing relation means that.</summary>
    public static bool IsAlternate(FeedXml xml) =>
        xml.Attribute("rel")?.Trim().ToLowerInvariant() is null or "" or "alternate" or "http://www.iana.org/assignments/relation/alternate";

    /// <summary>The first alternate that is a page; an alternate in another type only when there is none.</summary>
    private void ReadLink(FeedXml xml)
    {
        if (!IsAlternate(xml))
            return;
        var type = xml.Attribute("type");
        var at = xml.Base(baseUri, baseUri);
        if ((xml.Attribute("href") ?? xml.Word()) is not { } href)
            return;
        if (type is null || type.Contains("html", StringComparison.OrdinalIgnoreCase))
            link ??= (href, at);
        else
            otherLink ??= (href, at);
    }

    /// <summary>Where an entry was taken from: its author stands in when the entry names none.</summary>
    private void ReadSource(FeedXml xml)
    {
        var named = new DistinctTexts();
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "author")
                named.AddIfAny(AtomText.ReadPerson(xml));
        }

        sourceAuthors ??= PersonName.Join(named);
    }

    public string? Link(FeedDraft feed) =>
        link is var (href, at) && feed.Url(href, at) is { } url ? url
        : otherLink is var (other, otherAt) ? feed.Url(other, otherAt)
        : null;

    public FeedItem ToFeedItem(FeedDraft feed, string? feedAuthors)
    {
        foreach (var subject in modules.Subjects)
            categories.AddIfAny(subject);
        var (content, summary) = FeedTexts.Ordered(Content ?? modules.FullText, Summary ?? modules.Excerpt ?? modules.FileText);
        return new()
        {
            Id = FeedDraft.Id(Id),
            Url = feed.Url(modules.OriginalLink, baseUri) ?? Link(feed) ?? feed.Url(contentAddress, baseUri)
                ?? (FeedLinks.IsAbsoluteWeb(Id) ? feed.Url(Id, baseUri) : null),
            Title = Title ?? modules.Title,
            Author = Authors ?? PersonName.Join(modules.Creators) ?? sourceAuthors ?? feedAuthors ?? modules.FileAuthor,
            Published = feed.Date(Published) ?? feed.Date(created) ?? feed.Date(modules.Date),
            Updated = feed.Date(Updated) ?? feed.Date(modules.Modified),
            Language = Language ?? modules.Language ?? feed.Language,
            Categories = [.. categories],
            Content = feed.Based(content, baseUri),
            Summary = feed.Based(summary, baseUri),
        };
    }

    private static string? Label(FeedXml xml) =>
        PlainText.NullIfEmpty(PlainText.FromText(xml.Attribute("label") ?? "")) ?? PlainText.NullIfEmpty(PlainText.FromText(xml.Attribute("term") ?? ""))
        ?? xml.Line();
}
