using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

/// <summary><c>ledger copy</c> as an operator runs it.</summary>
public sealed class LedgerCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_replayed_folder_is_copied_with_a_table_and_only_into_an_empty_database()
    {
        var replayed = await Run("replay", "seeds", "--json", "--db", "a.db");
        var (code, output, errors) = await Copy("a.db", "b.db");

        Assert.True(code == 0, output + errors);
        Assert.Matches(@"(?m)^article\s+5\s+5\s+equal", output);
        Assert.Matches(@"(?m)^afghanistan\s+1\s+5\s+5\s+5\s+0\s+equal", output);
        Assert.DoesNotContain("DIFFER", output, StringComparison.Ordinal);
        Assert.Equal(replayed.Output, (await Run("replay", "seeds", "--json", "--db", "b.db")).Output);
        Assert.Contains("is not empty", (await Copy("a.db", "b.db")).Errors, StringComparison.Ordinal);
        Assert.Equal((1, "There is no database c.db to copy."), await Copy("c.db", "d.db") is var (none, _, said) ? (none, said.TrimEnd()) : default);
        Assert.False(File.Exists(folder.File("d.db")));
    }

    [Fact]
    public async Task A_file_that_a_service_runs_on_is_not_copied()
    {
        using var service = new ServiceProcess(folder.Path, "serve", "--url", "http://127.0.0.1:0", "--db", "a.db");
        await service.Says("curl ");

        var (code, _, errors) = await Copy("a.db", "b.db");
        Assert.Equal(1, code);
        Assert.Contains("in use by another process", errors, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output, string Errors)> Copy(string from, string to) => Run("ledger", "copy", "--from", from, "--to", to);

    private Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments) => ServiceProcess.Run(folder.Path, arguments);
}
