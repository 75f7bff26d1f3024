using System.Globalization;
using System.Text;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Articles.Extraction.Pages;

namespace PakRussiaMonitor.Tests.Articles.Pages;

public sealed class PageExtractorTests
{
    public static TheoryData<int> Samples => [.. Enumerable.Range(0, SamplePages.All.Count)];

    [Fact]
    public void There_are_enough_samples_to_mean_something() => Assert.True(SamplePages.All.Count >= 60);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_page_gives_its_article_and_nothing_else(int number)
    {
        var page = SamplePages.All[number];
        var article = Extract(page);
        var lines = article.Text.Split('\n');
        Assert.All(page.Kept, sentence => Assert.True(lines.Any(line => line.Contains(sentence, StringComparison.Ordinal)), $"{page}: lost {sentence}\n{article.Text}"));
        Assert.All(page.Junk, junk => Assert.False(article.Text.Contains(junk, StringComparison.Ordinal), $"{page}: kept {junk}\n{article.Text}"));
        Assert.DoesNotContain(page.Title, lines);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_page_says_who_wrote_it_and_when(int number)
    {
        var page = SamplePages.All[number];
        var article = Extract(page);
        Assert.Equal((page.Title, page.Author, page.Day, "opinion"), (article.Title, article.Author, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), article.Kind));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_text_is_believed_before_what_the_page_declares_as_its_language(int number) =>
        Assert.Equal(SamplePages.All[number].Language, Extract(SamplePages.All[number]).Language);

    [Theory]
    [InlineData("https://www.times.example.co.uk/a?utm=1", "https://amp.example.co.uk/b", "https://amp.example.co.uk/b")]
    [InlineData("https://times.example/a", "https://elsewhere.example/b", "https://times.example/a")]
    [InlineData("https://times.example/a", "/b", "https://times.example/b")]
    [InlineData("https://times.example/a", "https://times.example/", "https://times.example/a")]
    [InlineData("https://times.example/a", "https://ti\uFFFDes.example/b", "https://times.example/a")] // a host that can never be looked up
    public void No_site_speaks_for_another(string fetched, string canonical, string expected) =>
        Assert.Equal(expected, PageExtractor.Extract($"<head><link rel=canonical href='{canonical}'></head><p>Text", new(fetched)).CanonicalUrl);

    [Fact]
    public void A_streamed_part_stands_in_its_place()
    {
        var article = PageExtractor.Extract(
            """<main><article><p>The first paragraph is long enough to be taken for prose by anybody at all.</p><template id="B:0"></template><p>The last paragraph is also long enough to be taken for prose by anybody.</p></article></main><div hidden id="S:0"><p>The middle paragraph came late and is long enough to be taken for prose.</p></div>""",
            new());
        Assert.Equal(["The first", "The middle", "The last p"], article.Text.Split('\n').Zip([9, 10, 10], (line, length) => line[..length]));
    }

    [Theory]
    [InlineData("windows-1251")]
    [InlineData("koi8-r")]
    public void A_page_in_an_old_charset_is_read_by_its_label(string charset)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset)!;
        var page = SamplePages.All.First(sample => sample.Language == "ru");
        var article = ExtractedArticle.OfPage(encoding.GetBytes(page.Html.Replace("utf-8", charset, StringComparison.Ordinal)), new());
        Assert.Equal(page.Title, article.Title);
    }

    private static ExtractedArticle Extract(SamplePage page) => ExtractedArticle.OfPage(Encoding.UTF8.GetBytes(page.Html), new(page.Url));
}
