using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Articles;

/// <summary>What sort of text an article is, as far as its feed says so.</summary>
public static class ArticleKind
{
    public const string Opinion = "opinion", News = "news", Other = "other";

    private static readonly string[] OpinionWords = ["opinion", "opinions", "op-ed", "oped", "column", "columns", "columnists", "editorial", "editorials", "commentary", "analysis", "blog", "blogs", "мнения", "мнение", "اداریہ", "کالم"];
    private static readonly string[] NewsWords = ["news", "latest", "breaking", "новости", "خبریں"];

    /// <summary>As the item's page says, else by the item's categories; a feed that says nothing gets <see cref="Other"/>.</summary>
    public static string Of(FeedItem item)
    {
        if (item.Page?.Kind is Opinion or News)
            return item.Page.Kind;
        var words = item.Categories.SelectMany(category => category.ToLowerInvariant().Split([' ', '/', ',', '&'], StringSplitOptions.RemoveEmptyEntries)).ToHashSet();
        return words.Overlaps(OpinionWords) ? Opinion : words.Overlaps(NewsWords) ? News : Other;
    }
}
