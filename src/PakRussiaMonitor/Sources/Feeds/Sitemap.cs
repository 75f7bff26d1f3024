using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>
/// Sitemaps, Google's news sitemaps, and indexes of sitemaps, whose items are the sitemaps to look into. They have addresses, dates and at best
/// titles; a page's text is not in them.
/// </summary>
internal sealed class Sitemap : IFeedFormat
{
    public const string Format = "sitemap", NewsFormat = "news-sitemap", IndexFormat = "sitemap-index";

    public IReadOnlyList<string> Roots { get; } = ["urlset", "sitemapindex"];

    public void Read(FeedXml xml, FeedDraft feed)
    {
        var isIndex = xml.Name == "sitemapindex";
        feed.Format = isIndex ? IndexFormat : Format;
        while (!feed.Full && xml.NextChild(0))
        {
            if (xml.Name is not ("url" or "sitemap") || !feed.HasRoom())
                continue;
            var page = new Page();
            var depth = xml.Depth;
            while (xml.NextChild(depth))
                page.Read(xml);
            if (page.HasNews && !isIndex)
                feed.Format = NewsFormat;
            if (page.ToFeedItem(feed) is { Url: not null } item)
                feed.Items.Add(item);
        }
    }

    /// <summary>A page as a sitemap says it.</summary>
    private sealed class Page
    {
        private string? location, changed, title, language, published;
        private string[] keywords = [];

        public bool HasNews { get; private set; }

        public void Read(FeedXml xml)
        {
            switch (xml.Vocabulary, xml.Name)
            {
                case (Vocabulary.Own, "loc"):
                    location ??= xml.Word();
                    break;
                case (Vocabulary.Own, "lastmod"):
                    changed ??= xml.Word();
                    break;
                case (Vocabulary.News, "news"):
                    HasNews = true;
                    var depth = xml.Depth;
                    while (xml.NextChild(depth))
                        ReadNews(xml);
                    break;
            }
        }

        private void ReadNews(FeedXml xml)
        {
            switch (xml.Name)
            {
                case "publication":
                    var depth = xml.Depth;
                    while (xml.NextChild(depth))
                    {
                        if (xml.Name == "language")
                            language ??= xml.Line();
                    }

                    break;
                case "publication_date":
                    published ??= xml.Word();
                    break;
                case "title":
                    title ??= xml.Line();
                    break;
                case "keywords":
                    keywords = xml.Line()?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
                    break;
            }
        }

        public FeedItem ToFeedItem(FeedDraft feed)
        {
            var categories = new DistinctTexts();
            foreach (var keyword in keywords)
                categories.AddIfAny(keyword);
            return new()
            {
                Url = feed.Url(location, null),
                Title = title,
                Published = feed.Date(published),
                Updated = feed.Date(changed),
                Language = language ?? feed.Language,
                Categories = [.. categories],
            };
        }
    }
}
