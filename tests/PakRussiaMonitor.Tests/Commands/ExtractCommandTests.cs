using System.Text.Json;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

/// <summary><c>article extract</c> as its users run it.</summary>
public sealed class ExtractCommandTests
{
    private const string Sentence = "The ferry between the two banks runs again from Monday, three times a day and without a break.";

    private static readonly string Page = $"<html><head><title>The ferry is back</title></head><body><nav><a href='/'>Home</a></nav><article><h1>The ferry is back</h1><p>{Sentence}</p></article></body></html>";

    [Fact]
    public async Task Every_file_of_a_folder_has_its_json_the_broken_ones_too()
    {
        using var folder = new TemporaryFolder();
        var pages = Directory.CreateDirectory(folder.File("pages")).FullName;
        await File.WriteAllTextAsync(Path.Combine(pages, "page.html"), Page);
        await File.WriteAllTextAsync(Path.Combine(pages, "upper.HTM"), Page);
        await File.WriteAllTextAsync(Path.Combine(pages, "text.txt"), $"{Sentence}\nShare on Facebook");
        await File.WriteAllTextAsync(Path.Combine(pages, "picture.png"), "not asked for");
        await File.WriteAllTextAsync(Path.Combine(pages, "empty.html"), "");
        await File.WriteAllBytesAsync(Path.Combine(pages, "binary.html"), [.. Enumerable.Range(0, 4_000).Select(i => (byte)(i * 7 % 31))]);
        await File.WriteAllTextAsync(Path.Combine(pages, "deep.html"), string.Concat(Enumerable.Repeat("<div>", 100_000)) + Sentence);
        await File.WriteAllBytesAsync(Path.Combine(pages, "huge.html"), new byte[(15 << 20) + 1]);

        var run = await ServiceProcess.Run(folder.Path, "article", "extract", "--in", pages, "--out", folder.File("results"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 files could not be read", run.Errors, StringComparison.Ordinal);
        Assert.Equal(
            ["binary", "deep", "empty", "huge", "page", "text", "upper"],
            Directory.EnumerateFiles(folder.File("results")).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));
        foreach (var name in (string[])["page", "text", "upper", "deep"])
            Assert.Equal(Sentence, Read(folder, name).GetProperty("text").GetString());
        Assert.Equal("", Read(folder, "empty").GetProperty("text").GetString());
        Assert.Equal("", Read(folder, "binary").GetProperty("text").GetString());
        Assert.Contains("15 MB", Read(folder, "huge").GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_and_titles_come_from_their_tables_by_the_files_names()
    {
        using var folder = new TemporaryFolder();
        var pages = Directory.CreateDirectory(folder.File("pages")).FullName;
        await File.WriteAllTextAsync(Path.Combine(pages, "a.html"), $"<body><p>{Sentence}</p></body>");
        await File.WriteAllTextAsync(Path.Combine(pages, "b.txt"), $"The ferry is back\n{Sentence}");
        await File.WriteAllTextAsync(folder.File("urls.tsv"), "a\thttps://times.example/2021/05/04/ferry\nunknown\thttps://times.example/\nno tab\n");
        await File.WriteAllTextAsync(folder.File("titles.tsv"), "a.html\tA title from outside\nb\tThe ferry is back\n");

        var run = await ServiceProcess.Run(
            folder.Path, "article", "extract", "--in", pages, "--out", folder.File("results"), "--urls", folder.File("urls.tsv"), "--titles", folder.File("titles.tsv"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("A title from outside", Read(folder, "a").GetProperty("title").GetString());
        Assert.StartsWith("2021-05-04", Read(folder, "a").GetProperty("published").GetString(), StringComparison.Ordinal);
        Assert.Equal(("The ferry is back", Sentence), (Read(folder, "b").GetProperty("title").GetString(), Read(folder, "b").GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Files_named_one_by_one_give_a_line_each_in_their_order()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("b.html"), Page);
        await File.WriteAllTextAsync(folder.File("a.txt"), Sentence);

        var run = await ServiceProcess.Run(folder.Path, "article", "extract", "b.html", "none.html", "a.txt", "--json");

        Assert.Equal(1, run.ExitCode);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["b.html", "none.html", "a.txt"], lines.Select(line => line.GetProperty("file").GetString()));
        Assert.True(lines[1].TryGetProperty("error", out _));
    }

    [Theory]
    [InlineData("--in", "none", "--out", "results")]
    [InlineData("--in", "none")]
    [InlineData("--in", ".", "--out", "results", "--urls", "none.tsv")]
    public async Task What_cannot_be_done_is_said_in_a_sentence(params string[] arguments)
    {
        using var folder = new TemporaryFolder();

        var run = await ServiceProcess.Run(folder.Path, ["article", "extract", .. arguments]);

        Assert.NotEqual(0, run.ExitCode);
        Assert.NotEmpty(run.Errors);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_files_give_the_same_results_as_each_of_them_alone()
    {
        using var folder = new TemporaryFolder();
        var pages = Directory.CreateDirectory(folder.File("pages")).FullName;
        for (var i = 0; i < 200; i++)
            await File.WriteAllTextAsync(Path.Combine(pages, $"{i:000}.html"), Page.Replace("Monday", $"day {i}", StringComparison.Ordinal));

        var run = await ServiceProcess.Run(folder.Path, "article", "extract", "--in", pages, "--out", folder.File("results"));

        Assert.Equal(0, run.ExitCode);
        for (var i = 0; i < 200; i++)
            Assert.Equal(Sentence.Replace("Monday", $"day {i}", StringComparison.Ordinal), Read(folder, $"{i:000}").GetProperty("text").GetString());
    }

    private static JsonElement Read(TemporaryFolder folder, string name) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.File("results"), name + ".json"))).RootElement;
}
