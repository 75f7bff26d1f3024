using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Articles;

/// <summary>What sort of text an article is, as far as its feed or its address says so.</summary>
public static class ArticleKind
{
    public const string Opinion = "opinion", News = "news", Other = "other";

    private static readonly string[] OpinionWords = ["opinion", "opinions", "op-ed", "oped", "column", "columns", "columnists", "editorial", "editorials", "commentary", "analysis", "blog", "blogs", "мнения", "мнение", "اداریہ", "کالم"];
    private static readonly string[] NewsWords = ["news", "latest", "breaking", "новости", "خبریں"];

    /// <summary>As the item's page says, else by the item's categories, else by the folders of its address; where nothing says so, <see cref="Other"/>.</summary>
    public static string Of(FeedItem item) => Judge(item).Kind;

    /// <summary>The kind, and where it was said and in which word, e.g. <c>category: opinion</c>; null for other.</summary>
    public static (string Kind, string? Evidence) Judge(FeedItem item)
    {
        if (item.Page is { Kind: Opinion or News } page)
            return (page.Kind, page.KindEvidence);
        var folders = Uri.TryCreate(item.Url, UriKind.Absolute, out var url) ? url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries) : [];
        (string Where, HashSet<string> Words)[] places =
        [
            ("category", [.. item.Categories.SelectMany(category => category.ToLowerInvariant().Split([' ', '/', ',', '&'], StringSplitOptions.RemoveEmptyEntries))]),
            ("address", [.. folders.SkipLast(1).Select(folder => Uri.UnescapeDataString(folder).ToLowerInvariant())]),
        ];
        foreach (var (where, words) in places)
        {
            if (Array.Find(OpinionWords, words.Contains) is { } opinion)
                return (Opinion, $"{where}: {opinion}");
            if (Array.Find(NewsWords, words.Contains) is { } news)
                return (News, $"{where}: {news}");
        }

        return (Other, null);
    }
}
