using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Atom 1.0 (RFC 4287).</summary>
internal sealed class Atom : IFeedFormat
{
    /// <summary>Atom 0.3 has the same names for other things.</summary>
    private const string Forerunner = "http://purl.org/atom/ns#";

    public string Root => "feed";

    public bool Reads(string rootNamespace) => rootNamespace != Forerunner;

    public void Read(FeedXml xml, FeedDraft feed)
    {
        feed.Format = "atom1.0";
        feed.Language = xml.Language;
        var baseUri = xml.Base(null, feed.Base);
        string? author = null;
        while (!feed.Full && xml.NextChild(0))
        {
            if (xml.Vocabulary != Vocabulary.Own)
                continue;
            switch (xml.Name)
            {
                case "entry":
                    ReadEntry(xml, feed, baseUri, author);
                    break;
                case "title":
                    feed.Title ??= ReadTitle(xml);
                    break;
                case "link":
                    if (IsAlternate(xml))
                        feed.Link ??= FeedLinks.Resolve(xml.Attribute("href") ?? "", xml.Base(baseUri, feed.Base) ?? feed.Base);
                    break;
                case "author":
                    author ??= ReadPerson(xml);
                    break;
            }
        }
    }

    private static void ReadEntry(FeedXml xml, FeedDraft feed, Uri? outer, string? feedAuthor)
    {
        if (!feed.HasRoom())
            return;
        var entry = new Entry { Language = xml.Language, Base = xml.Base(outer, feed.Base) };
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Vocabulary == Vocabulary.Own)
                entry.ReadOwn(xml, feed);
            else
                entry.ReadModule(xml);
        }

        feed.Items.Add(entry.ToFeedItem(feed, feedAuthor));
    }

    /// <summary>A title or other single line, read as its type says.</summary>
    private static string? ReadTitle(FeedXml xml) => ReadText(xml) switch
    {
        null => null,
        { Markup: Markup.Text } text => PlainText.NullIfEmpty(PlainText.FromText(text.Value)),
        var html => PlainText.NullIfEmpty(PlainText.FromHtml(html.Value)),
    };

    /// <summary>A text construct or content. Out-of-line and binary content is none.</summary>
    public static FeedText? ReadText(FeedXml xml)
    {
        var type = xml.Attribute("type")?.Trim().ToLowerInvariant() ?? "text";
        var isXml = type is "xhtml" or "application/xhtml+xml" || type.EndsWith("/xml", StringComparison.Ordinal);
        if (!(isXml || type is "text" or "html" or "plain" or "" || type.StartsWith("text/", StringComparison.Ordinal)))
            return null;
        if (xml.Read(isXml, out var isMarkup) is not { } value)
            return null;
        return new(CanonicalText.Of(value), isMarkup || type is "html" or "text/html" ? Markup.Html : Markup.Text);
    }

    /// <summary>The name of a person construct; its address only when there is no name.</summary>
    public static string? ReadPerson(FeedXml xml)
    {
        string? name = null, email = null;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "name")
                name ??= xml.Person();
            else if (xml.Name == "email")
                email ??= xml.Person();
        }

        return name ?? email;
    }

    private static bool IsAlternate(FeedXml xml) =>
        xml.Attribute("rel")?.Trim() is null or "" or "alternate" or "http://www.iana.org/assignments/relation/alternate";

    /// <summary>An entry as Atom says it.</summary>
    private sealed class Entry
    {
        private readonly DistinctTexts authors = [];
        private readonly DistinctTexts categories = [];
        private string? id, originalLink, url, otherUrl, title, sourceAuthor, published, updated;
        private FeedText? content, summary, mediaDescription;

        public string? Language { get; init; }

        public Uri? Base { get; init; }

        public void ReadOwn(FeedXml xml, FeedDraft feed)
        {
            switch (xml.Name)
            {
                case "id":
                    id ??= xml.Text()?.Trim();
                    break;
                case "title":
                    title ??= ReadTitle(xml);
                    break;
                case "link":
                    ReadLink(xml, feed);
                    break;
                case "author":
                    authors.AddIfAny(ReadPerson(xml));
                    break;
                case "category":
                    categories.AddIfAny(Label(xml));
                    break;
                case "published":
                    published ??= xml.Text();
                    break;
                case "updated":
                    updated ??= xml.Text();
                    break;
                case "content":
                    content ??= ReadText(xml);
                    break;
                case "summary":
                    summary ??= ReadText(xml);
                    break;
                case "source":
                    ReadSource(xml);
                    break;
            }
        }

        public void ReadModule(FeedXml xml)
        {
            switch (xml.Vocabulary, xml.Name)
            {
                case (Vocabulary.DublinCore, "creator"):
                    authors.AddIfAny(xml.Person());
                    break;
                case (Vocabulary.FeedBurner, "origLink"):
                    originalLink ??= xml.Text();
                    break;
                case (Vocabulary.Media, "group"):
                    var depth = xml.Depth;
                    while (xml.NextChild(depth))
                    {
                        if (xml.Name == "description")
                            mediaDescription ??= ReadText(xml);
                    }

                    break;
            }
        }

        /// <summary>The first alternate that is a page; an alternate in another type only when there is none.</summary>
        private void ReadLink(FeedXml xml, FeedDraft feed)
        {
            if (!IsAlternate(xml))
                return;
            var href = feed.Url(xml.Attribute("href"), xml.Base(Base, feed.Base));
            if (xml.Attribute("type") is not { } type || type.Contains("html", StringComparison.OrdinalIgnoreCase))
                url ??= href;
            else
                otherUrl ??= href;
        }

        /// <summary>Where an entry was taken from: its author stands in when the entry names none.</summary>
        private void ReadSource(FeedXml xml)
        {
            var depth = xml.Depth;
            while (xml.NextChild(depth))
            {
                if (xml.Name == "author")
                    sourceAuthor ??= ReadPerson(xml);
            }
        }

        public FeedItem ToFeedItem(FeedDraft feed, string? feedAuthor) => new()
        {
            Id = CanonicalText.OfNullable(id),
            Url = feed.Url(originalLink, Base) ?? url ?? otherUrl,
            Title = title,
            Author = PersonName.Join(authors) ?? sourceAuthor ?? feedAuthor,
            Published = feed.Date(published),
            Updated = feed.Date(updated),
            Language = Language ?? feed.Language,
            Categories = [.. categories],
            Content = content,
            Summary = summary ?? mediaDescription,
        };

        private static string? Label(FeedXml xml) =>
            PlainText.NullIfEmpty(PlainText.FromText(xml.Attribute("label") ?? "")) ?? PlainText.NullIfEmpty(PlainText.FromText(xml.Attribute("term") ?? ""));
    }
}
