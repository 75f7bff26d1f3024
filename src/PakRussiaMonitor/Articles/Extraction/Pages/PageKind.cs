namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Whether a page is opinion or news, by what it says of itself, with the words that say it.</summary>
internal static class PageKind
{
    private static readonly string[] Opinion =
        ["opinion", "opinions", "op-ed", "oped", "op-eds", "column", "columns", "columnist", "columnists", "editorial", "editorials", "commentary", "analysis", "blog", "blogs", "views", "viewpoint", "perspective", "letters", "comment", "commentisfree", "мнения", "мнение", "колонка", "колонки", "اداریہ", "کالم", "کالمز", "رائے", "अभिमत", "राय", "मत", "یادداشت", "مقالات", "رأي", "آراء", "opinión", "tribune", "meinung", "kommentar", "köşe-yazısı", "yazarlar", "评论", "观点"];

    private static readonly string[] News = ["news", "latest", "breaking", "world", "politics", "business", "national", "pakistan", "новости", "خبریں", "خبر", "أخبار", "समाचार", "nachrichten", "actualité", "noticias", "haber", "haberler", "新闻"];

    /// <summary>The kind, and as its evidence where it was said and in which word; empty for other.</summary>
    public static (string Kind, string Evidence) Of(PageMetadata metadata, string? url)
    {
        var type = metadata.Data.Type;
        if (type is "OpinionNewsArticle" or "AnalysisNewsArticle" or "BlogPosting")
            return (ArticleKind.Opinion, $"JSON-LD type {type}");
        var path = Uri.TryCreate(url, UriKind.Absolute, out var address) ? Uri.UnescapeDataString(address.AbsolutePath) : "";
        var folders = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        (string Where, string? Text)[] places =
        [
            ("section", metadata.First("article:section")), ("JSON-LD section", metadata.Data.Section), ("host", address?.IdnHost.Split('.')[0]),
            ("address", string.Join(' ', folders.SkipLast(1))), ("keywords", metadata.First("news_keywords")),
        ];
        foreach (var (kind, words) in ((string, string[])[])[(ArticleKind.Opinion, Opinion), (ArticleKind.News, News)])
        {
            foreach (var (where, text) in places)
            {
                if (text is not null && Find(text, words) is { } word)
                    return (kind, $"{where}: {word}");
            }
        }

        return type is "NewsArticle" or "ReportageNewsArticle" or "LiveBlogPosting" ? (ArticleKind.News, $"JSON-LD type {type}") : (ArticleKind.Other, "");
    }

    private static string? Find(string text, string[] words)
    {
        var said = text.ToLowerInvariant().Split([' ', '/', ',', '&', ';', '|', '_'], StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(words, said.Contains);
    }
}
