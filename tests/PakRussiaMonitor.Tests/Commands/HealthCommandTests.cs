using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Commands;

public sealed class HealthCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_ready_service_is_told_by_exit_code_0()
    {
        await using var service = await TestService.Start(folder.File("monitor.db"));
        var (exitCode, output, _) = await ServiceProcess.Run(folder.Path, "health", "--url", service.Client.BaseAddress!.ToString());
        Assert.Equal(0, exitCode);
        Assert.Contains("ready", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1", "No service answers")]
    [InlineData("http://example.org", "no address on this machine")]
    public async Task Where_nobody_answers_the_exit_code_is_1_and_a_sentence_says_so(string url, string sentence)
    {
        var (exitCode, _, errors) = await ServiceProcess.Run(folder.Path, "health", "--url", url);
        Assert.Equal(1, exitCode);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
    }
}
