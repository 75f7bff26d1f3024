using System.Runtime.CompilerServices;
using PakRussiaMonitor.Tests.Support;
using Xunit.Abstractions;

namespace PakRussiaMonitor.Orleans.Tests;

public sealed class GrainTests(ITestOutputHelper output)
{
    private const int MostLines = 20;

    [Theory]
    [InlineData("ArticleGrain")]
    [InlineData("SiteGrain")]
    [InlineData("SourceGrain")]
    [InlineData("TopicGrain")]
    public void A_grain_only_delegates_and_is_no_longer_than_20_lines(string grain)
    {
        var lines = File.ReadAllLines(Path.Combine(Sources(), "Grains", grain + ".cs"))
            .SkipWhile(line => !line.StartsWith('[')).Count(line => line.Trim().Length > 0);
        output.WriteLine($"{grain}: {lines} lines with its attributes");

        Assert.InRange(lines, 5, MostLines);
    }

    [Theory]
    [InlineData("silo", "one database that all of them reach")]
    [InlineData("api", "one database that all of them reach")]
    [InlineData("nonsense", "--role")]
    public async Task A_role_without_a_shared_database_is_refused_in_a_sentence(string role, string sentence)
    {
        using var service = new SiloProcess("monitor.db", role);

        Assert.NotEqual(0, await service.Exit());
        Assert.Contains(sentence, service.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_enough_for_a_trial_on_one_machine()
    {
        using var service = new SiloProcess("monitor.db", "all");
        await service.Says("Serving at");

        Assert.Equal(5, await service.Total("afghanistan"));
        Assert.Equal(0, await service.Stop());
    }

    /// <summary>Found from this file, since these tests may be built anywhere.</summary>
    private static string Sources([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "PakRussiaMonitor.Orleans");
}
