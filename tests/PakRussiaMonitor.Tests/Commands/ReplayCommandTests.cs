using System.Text.Json;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Ledger.Sqlite;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Replaying_the_seeds_twice_prints_the_same_table()
    {
        var first = await Run("replay", "seeds");
        var second = await Run("replay", "seeds");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("Afghanistan", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public async Task The_JSON_names_every_seed_with_what_became_of_it()
    {
        var (code, output, _) = await Run("replay", "seeds", "--json");
        var report = JsonDocument.Parse(output).RootElement;

        Assert.Equal(0, code);
        Assert.True(report.GetProperty("asOf").GetInt64() > 0);
        var articles = report.GetProperty("articles").EnumerateArray().ToArray();
        Assert.Equal(
            [null, "Pak-Russia: increasing their ties", "Pakistan's pivot to Russia", "A possible strategic alliance", "Pak-Russia relations will change the region"],
            articles.Select(article => article.GetProperty("title").GetString()));
        Assert.Equal([null, null, "Kamran Yousaf", null, "Attiya Munawar"], articles.Select(article => article.GetProperty("author").GetString()));
        Assert.Equal([5, 4, 3, 10, 6], articles.Select(article => article.GetProperty("text").GetString()!.Split('\n').Length));
        Assert.Equal([false, false, true, false, false], articles.Select(article => article.GetProperty("truncated").GetBoolean()));
        Assert.Equal([0, 10, 4, 0, 1], articles.Select(article => article.GetProperty("removed").GetArrayLength()));
        foreach (var topic in report.GetProperty("topics").EnumerateArray())
            Assert.Equal(topic.GetProperty("articles").GetInt32(), topic.GetProperty("files").GetArrayLength());
    }

    [Fact]
    public async Task A_binary_and_a_foreign_file_are_named_and_skipped()
    {
        folder.Write("texts/good.txt", "Pakistan and Russia signed an agreement on gas in Moscow.\nThe work begins next year, officials said.");
        await File.WriteAllBytesAsync(folder.File("texts/bad.txt"), [0x50, 0x4B, 3, 4, 0, 0, 0, 1]);
        folder.Write("texts/paper.pdf", "%PDF-1.4");
        folder.Write("texts/empty.txt", " \n ");
        var (code, output, errors) = await Run("replay", "texts", "--json");

        Assert.Equal(0, code);
        Assert.Contains("Skipped bad.txt: it is binary", errors, StringComparison.Ordinal);
        Assert.Contains("Skipped paper.pdf: it is no text", errors, StringComparison.Ordinal);
        Assert.Contains("Skipped empty.txt: it is empty", errors, StringComparison.Ordinal);
        Assert.Equal("good.txt", Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("articles").EnumerateArray()).GetProperty("file").GetString());
    }

    [Fact]
    public async Task An_edited_file_revises_its_article_and_is_counted_once()
    {
        folder.Write("texts/a.txt", "Pakistan and Russia signed an agreement on gas in Moscow.");
        await Run("replay", "texts");
        folder.Write("texts/a.txt", "Pakistan and Russia signed no agreement on gas in Moscow.");
        var (_, output, _) = await Run("replay", "texts", "--json");
        var report = JsonDocument.Parse(output).RootElement;

        Assert.StartsWith("Pakistan and Russia signed no", report.GetProperty("articles")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, report.GetProperty("topics").EnumerateArray().Single(topic => topic.GetProperty("id").GetString() == "energy").GetProperty("articles").GetInt32());
    }

    [Fact]
    public async Task A_folder_of_html_files_becomes_texts()
    {
        folder.Write("texts/page.html", "<h1>Gas for Pakistan</h1><p>Pakistan and Russia signed an agreement on <b>gas</b>.</p><script>alert(1)</script><p>More next year.</p>");
        var (_, output, _) = await Run("replay", "texts", "--json");

        Assert.Contains("agreement on gas.\\nMore next year.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "There is no folder 'nowhere'")]
    [InlineData("empty", "holds no text to replay")]
    public async Task A_folder_with_nothing_to_replay_says_so(string name, string sentence)
    {
        Directory.CreateDirectory(folder.File("empty"));
        var (code, _, errors) = await Run("replay", name);

        Assert.Equal(1, code);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reply", "seeds")]
    [InlineData("replay")]
    [InlineData("replay", "seeds", "--jason")]
    public async Task Wrong_usage_ends_with_2_and_points_to_the_help(params string[] arguments)
    {
        var (code, _, errors) = await Run(arguments);

        Assert.Equal(2, code);
        Assert.Contains("--help", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_use_is_told_in_one_sentence()
    {
        await using var open = SqliteDatabase.Open(folder.File("monitor.db"), TimeProvider.System);
        var (code, output, errors) = await Run("replay", "seeds", "--db", "monitor.db");

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("is in use by another process", Assert.Single(errors.Trim().Split('\n')), StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) => ServiceProcess.Run(folder.Path, arguments);
}
