using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>RSS 2.0 and its forerunners 0.91 to 0.94, with the modules that carry an article's author, dates and full text.</summary>
internal sealed class Rss : IFeedFormat
{
    public string Root => "rss";

    public bool Reads(string rootNamespace) => true;

    public void Read(FeedXml xml, FeedDraft feed)
    {
        feed.Format = "rss" + Version(xml.Attribute("version"));
        feed.Language = xml.Language;
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
                case (Vocabulary.Own, "title"):
                    feed.Title ??= xml.Line();
                    break;
                case (Vocabulary.Own, "link"):
                    feed.Link ??= FeedLinks.Resolve(xml.Text() ?? "", baseUri ?? feed.Base);
                    break;
                case (Vocabulary.Own or Vocabulary.DublinCore, "language"):
                    feed.Language ??= xml.Line();
                    break;
            }
        }
    }

    private static void ReadItem(FeedXml xml, FeedDraft feed, Uri? outer)
    {
        if (!feed.HasRoom())
            return;
        var item = new Item { Language = xml.Language, Base = xml.Base(outer, feed.Base) };
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Vocabulary)
            {
                case Vocabulary.Own:
                    item.ReadOwn(xml);
                    break;
                case Vocabulary.Atom:
                    item.ReadAtom(xml);
                    break;
                case Vocabulary.Media or Vocabulary.ITunes:
                    item.ReadMedia(xml);
                    break;
                case not Vocabulary.Unknown:
                    item.ReadModule(xml);
                    break;
            }
        }

        feed.Items.Add(item.ToFeedItem(feed));
    }

    /// <summary>An item as RSS and its modules say it. What comes first wins among equals.</summary>
    private sealed class Item
    {
        private readonly DistinctTexts categories = [];
        private readonly DistinctTexts creators = [];
        private string? guid, link, permalink, originalLink, atomLink, atomId;
        private string? title, otherTitle, author, otherAuthor;
        private string? pubDate, otherDate, updated;
        private FeedText? encoded, description, otherDescription;

        public string? Language { get; set; }

        public Uri? Base { get; init; }

        public void ReadOwn(FeedXml xml)
        {
            switch (xml.Name)
            {
                case "title":
                    title ??= xml.Line();
                    break;
                case "link":
                    link ??= xml.Attribute("href") ?? xml.Text();
                    break;
                case "description":
                    description ??= xml.Html();
                    break;
                case "author":
                    author ??= xml.Person();
                    break;
                case "category":
                    categories.AddIfAny(xml.Line());
                    break;
                case "pubDate" or "pubdate":
                    pubDate ??= xml.Text();
                    break;
                case "guid":
                    ReadGuid(xml);
                    break;
            }
        }

        /// <summary>A guid is a link unless it says that it is not, and then only when it is a whole address.</summary>
        private void ReadGuid(FeedXml xml)
        {
            var isLink = !string.Equals(xml.Attribute("isPermaLink")?.Trim(), "false", StringComparison.OrdinalIgnoreCase);
            guid ??= xml.Text()?.Trim();
            if (isLink && FeedLinks.IsAbsoluteWeb(guid))
                permalink ??= guid;
        }

        public void ReadAtom(FeedXml xml)
        {
            switch (xml.Name)
            {
                case "link":
                    if (xml.Attribute("rel") is null or "alternate")
                        atomLink ??= xml.Attribute("href");
                    break;
                case "id":
                    atomId ??= xml.Text()?.Trim();
                    break;
                case "author":
                    otherAuthor ??= Atom.ReadPerson(xml);
                    break;
                case "published":
                    otherDate ??= xml.Text();
                    break;
                case "updated":
                    updated ??= xml.Text();
                    break;
                case "summary":
                    otherDescription ??= Atom.ReadText(xml);
                    break;
                case "content":
                    encoded ??= Atom.ReadText(xml);
                    break;
            }
        }

        public void ReadModule(FeedXml xml)
        {
            switch (xml.Vocabulary, xml.Name)
            {
                case (Vocabulary.Content, "encoded"):
                    encoded ??= xml.Html();
                    break;
                case (Vocabulary.DublinCore, "creator"):
                    creators.AddIfAny(xml.Person());
                    break;
                case (Vocabulary.DublinCore, "date") or (Vocabulary.DublinCoreTerms, "issued" or "created"):
                    otherDate ??= xml.Text();
                    break;
                case (Vocabulary.DublinCoreTerms, "modified"):
                    updated ??= xml.Text();
                    break;
                case (Vocabulary.DublinCore, "subject"):
                    categories.AddIfAny(xml.Line());
                    break;
                case (Vocabulary.DublinCore, "title"):
                    otherTitle ??= xml.Line();
                    break;
                case (Vocabulary.DublinCore, "language"):
                    Language = xml.Line() ?? Language;
                    break;
                case (Vocabulary.FeedBurner, "origLink"):
                    originalLink ??= xml.Text();
                    break;
            }
        }

        public void ReadMedia(FeedXml xml)
        {
            switch (xml.Name)
            {
                case "group" or "content":
                    var depth = xml.Depth;
                    while (xml.NextChild(depth))
                    {
                        if (xml.Name == "description")
                            ReadMedia(xml);
                    }

                    break;
                case "description" or "summary":
                    otherDescription ??= xml.Html();
                    break;
                case "author":
                    otherAuthor ??= xml.Person();
                    break;
            }
        }

        public FeedItem ToFeedItem(FeedDraft feed) => new()
        {
            Id = CanonicalText.OfNullable(guid ?? atomId),
            Url = feed.Url(originalLink, Base) ?? feed.Url(link, Base) ?? feed.Url(atomLink, Base) ?? feed.Url(permalink, Base),
            Title = title ?? otherTitle,
            Author = PersonName.Join(creators) ?? author ?? otherAuthor,
            Published = feed.Date(pubDate) ?? feed.Date(otherDate),
            Updated = feed.Date(updated),
            Language = Language ?? feed.Language,
            Categories = [.. categories],
            Content = encoded,
            Summary = description ?? otherDescription,
        };
    }
}
