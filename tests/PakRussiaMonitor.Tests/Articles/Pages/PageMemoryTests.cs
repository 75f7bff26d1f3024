using System.Globalization;
using System.Text;
using PakRussiaMonitor.Articles.Extraction;

namespace PakRussiaMonitor.Tests.Articles.Pages;

/// <summary>What small or odd pages allocate in all, most of which is freed on the way, against an honest page of 2 MB.</summary>
public sealed class PageMemoryTests
{
    /// <summary>The dearest, a listing of short lines, takes 1.3 times; since pages share their buffers the honest one takes little.</summary>
    private const double Most = 1.4;

    private static readonly Lazy<long> Honest = new(() => Tries(HonestPage()).Max());

    public static TheoryData<string, string> Bombs => new()
    {
        { "times closed", Repeat("<time>May 2, 2020</time>", 12_000) },
        { "times open", Repeat("<time>", 12_000) },
        { "times with dates", Repeat("<time datetime='2020-05-02'>x</time>", 12_000) },
        { "times in paragraphs", Repeat("<p><time>x</time>", 12_000) },
        { "bylines", Repeat("<p class=author>By Ann Lee</p>", 12_000) },
        { "dates without a class", Repeat("<p>May 2, 2020</p>", 24_000) },
        { "listing of short lines", "<pre>" + Repeat("x\n", 1_000_000) },
        { "empty listing", "<pre>" + new string('\n', 2_000_000) },
        { "line breaks", Repeat("x<br>", 24_000) },
        { "headings", Repeat("<h1>a heading of the page</h1>", 12_000) },
        { "nested listings", Repeat("<pre>\n", 250) + new string('\n', 1_900_000) },
        { "one line", new string('x', 2_000_000) },
        { "one line of words", Repeat("word. ", 330_000) },
        { "rows", "<table>" + Repeat("<tr><td>a<td>b", 12_000) },
        { "long class names", Repeat($"<i class='{new string('a', 80)}-b'>x</i>", 12_000) },
    };

    [Theory, MemberData(nameof(Bombs))]
    public void A_bomb_allocates_about_as_much_as_an_honest_page_at_most(string name, string html)
    {
        var allocated = Tries(html).Min();
        Assert.True(allocated <= Most * Honest.Value, $"{name}: {allocated / 1e6:F0} MB against {Honest.Value / 1e6:F0} MB");
    }

    /// <summary>Three, because a pooled buffer that another test holds just then is allocated anew.</summary>
    private static IEnumerable<long> Tries(string html) => Enumerable.Range(0, 3).Select(_ => Allocated(html));

    private static long Allocated(string html)
    {
        var page = Encoding.UTF8.GetBytes(html);
        ExtractedArticle.OfPage(page, new());
        var before = GC.GetAllocatedBytesForCurrentThread();
        ExtractedArticle.OfPage(page, new("https://times.example/a"));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Menus, paragraphs and lists, as a long page of a newspaper has them.</summary>
    private static string HonestPage()
    {
        var page = new StringBuilder("<html><head><title>A long page</title></head><body><nav>");
        for (var i = 0; i < 300; i++)
            page.Append("<li class='menu-item'><a href='/section'>A section</a></li>");
        page.Append("</nav><article><h1>A long page</h1>");
        for (var i = 0; page.Length < 2_000_000; i++)
            page.Append(CultureInfo.InvariantCulture, $"<p class='text'>Paragraph {i} says something that no other <a href='/a'>paragraph</a> says, and <b>says</b> it at some length, so that it is prose.</p>");
        return page.Append("</article></body></html>").ToString();
    }

    private static string Repeat(string part, int times) => string.Concat(Enumerable.Repeat(part, times));
}
