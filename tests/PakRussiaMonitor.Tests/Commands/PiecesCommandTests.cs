using System.Text.Json;
using PakRussiaMonitor.Tests.Articles.Generated;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

/// <summary><c>article pieces</c> as its users run it.</summary>
public sealed class PiecesCommandTests
{
    private static readonly string Text = string.Join(' ', ProseSheets.Sentences["en"][..6]);

    [Fact]
    public async Task Every_good_line_is_answered_in_its_order_and_every_bad_one_named()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.File("texts.jsonl"), [
            Line("a", Text), "not JSON", Line(2, "A note.\n" + Text.ToUpperInvariant()), "{\"id\":\"c\"}", "", Line("d", string.Join(' ', ProseSheets.Sentences["en"][6..]))]);

        var run = await ServiceProcess.Run(folder.Path, "article", "pieces", "texts.jsonl");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Line 2 ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Line 4 ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(
            ["\"a\" \"a\"", "2 \"a\"", "\"d\" \"d\""],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
                .Select(line => $"{line.GetProperty("id").GetRawText()} {line.GetProperty("piece").GetRawText()}"));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said_in_one_sentence()
    {
        using var folder = new TemporaryFolder();

        var run = await ServiceProcess.Run(folder.Path, "article", "pieces", "none.jsonl");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("none.jsonl", run.Errors, StringComparison.Ordinal);
    }

    private static string Line(object id, string text) => JsonSerializer.Serialize(new { id, text });
}
