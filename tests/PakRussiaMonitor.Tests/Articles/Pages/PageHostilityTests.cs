using System.Text;
using PakRussiaMonitor.Articles.Extraction;

namespace PakRussiaMonitor.Tests.Articles.Pages;

/// <summary>Pages made to hurt: none throws, each past the bounds says so, and its text is saved.</summary>
public sealed class PageHostilityTests
{
    private const string Text = "<p>An honest sentence of some length stands here, so that there is a text to save.</p>";

    public static TheoryData<string, MarkupVerdict> Bombs => new()
    {
        { string.Concat(Enumerable.Range(0, 2_200).Select(i => $"<b a{i}><p>")) + Text, MarkupVerdict.TooManyOpenFormats },
        { string.Concat(Enumerable.Repeat("<div>", 100_000)) + Text, MarkupVerdict.TooDeep },
        { string.Concat(Enumerable.Repeat("<i>x</i>", 60_000)) + Text, MarkupVerdict.TooManyElements },
        { "<p " + string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"a{i}=1")) + ">" + Text, MarkupVerdict.TooManyAttributes },
        { new string('a', 9 << 20) + Text, MarkupVerdict.TooLong },
        { string.Concat(Enumerable.Repeat("\u0001\u0002", 5_000)), MarkupVerdict.NotText },
        { string.Concat(Enumerable.Repeat("<svg><template><noscript>", 20_000)) + Text, MarkupVerdict.WithinBounds },
        { "<script type='application/ld+json'>" + new string('[', 100_000) + "</script>" + Text, MarkupVerdict.WithinBounds },
        { new string('\0', 10_000) + Text, MarkupVerdict.WithinBounds },
        { "<p>" + string.Concat(Enumerable.Repeat("\u202E\u200F", 1_000)) + Text, MarkupVerdict.WithinBounds },
        { "", MarkupVerdict.WithinBounds },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_an_outcome_and_its_text_is_saved(string html, MarkupVerdict verdict)
    {
        var article = ExtractedArticle.OfPage(Encoding.UTF8.GetBytes(html), new());
        Assert.Equal(verdict, article.Verdict);
        if (html.Length is > 0 and < 8 << 20 && verdict != MarkupVerdict.NotText)
            Assert.Contains("An honest sentence", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_at_all_give_an_article_and_no_exception()
    {
        const int seed = 20260314;
        var random = new Random(seed);
        var page = Encoding.UTF8.GetBytes(SamplePages.All[0].Html);
        for (var round = 0; round < 150; round++)
        {
            var spoilt = (byte[])page.Clone();
            for (var i = 0; i < 60; i++)
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            try
            {
                ExtractedArticle.OfPage(spoilt.AsSpan(0, random.Next(spoilt.Length)), new("https://times.example/a"));
            }
            catch (Exception failure)
            {
                Assert.Fail($"Seed {seed}, round {round}: {failure}");
            }
        }
    }
}
