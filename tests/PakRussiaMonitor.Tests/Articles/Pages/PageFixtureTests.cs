using System.Globalization;
using PakRussiaMonitor.Articles.Extraction;

namespace PakRussiaMonitor.Tests.Articles.Pages;

/// <summary>
/// Pages written by hand, one for each kind on which extractors go wrong. Beside each .html a .txt says what is right: in its first line
/// title, author and day (each may be empty: then nothing is asked), then the text, line by line.
/// </summary>
public sealed class PageFixtureTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fixtures", "Pages");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.html").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_is_a_page_of_each_kind() => Assert.True(Names.Count >= 25, $"Only {Names.Count} pages in {Folder}.");

    [Theory, MemberData(nameof(Names))]
    public void A_page_of_this_kind_gives_its_lines_and_no_others(string name)
    {
        var right = Right(name);
        Assert.Equal(right[1..], Extract(name).Text.Split('\n'));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_page_of_this_kind_says_what_it_is_called_who_wrote_it_and_when(string name)
    {
        var right = Right(name)[0].Split('|');
        var article = Extract(name);
        string?[] found = [article.Title, article.Author, article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        Assert.Equal(right, right.Zip(found, (asked, got) => asked.Length == 0 ? "" : got));
    }

    private static string[] Right(string name) => File.ReadAllText(Path.Combine(Folder, name + ".txt")).TrimEnd().Split('\n');

    private static ExtractedArticle Extract(string name) =>
        ExtractedArticle.OfPage(File.ReadAllBytes(Path.Combine(Folder, name + ".html")), new());
}
