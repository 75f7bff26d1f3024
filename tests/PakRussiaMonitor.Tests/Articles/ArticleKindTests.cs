using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Tests.Articles;

/// <summary>What an item's kind is, and what says so.</summary>
public sealed class ArticleKindTests
{
    [Theory]
    [InlineData("Pakistan, Opinion", "https://a.example/news/1", "opinion", "category: opinion")]
    [InlineData("Latest News", "https://a.example/opinion/1", "news", "category: news")]
    [InlineData("Pakistan", "https://a.example/Opinion/2026/1", "opinion", "address: opinion")]
    [InlineData("", "https://a.example/%D0%BC%D0%BD%D0%B5%D0%BD%D0%B8%D1%8F/1", "opinion", "address: мнения")]
    [InlineData("", "https://a.example/latest/1", "news", "address: latest")]
    [InlineData("", "https://a.example/2026/opinion", "other", null)]
    [InlineData("Pakistan", null, "other", null)]
    public void A_kind_is_told_with_where_it_was_said(string category, string? url, string kind, string? evidence) =>
        Assert.Equal((kind, evidence), ArticleKind.Judge(new FeedItem { Url = url, Categories = category.Length == 0 ? [] : [category] }));
}
