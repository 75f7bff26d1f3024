using System.Text.RegularExpressions;

namespace PakRussiaMonitor.Tests;

/// <summary>Guards the arrows between the folders of the service, and the habits that a compiler does not know.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>A layer may use those after it.</summary>
    private static readonly string[] Layers = ["Api", "Commands", "Sources", "Articles", "Topics", "Ledger", "Actors", "Telemetry"];

    internal static readonly string Root = FindRoot();

    [Fact]
    public void Layers_use_only_the_layers_below_them()
    {
        var wrong = new List<string>();
        foreach (var (file, text) in Files("src/PakRussiaMonitor"))
        {
            var layer = Array.IndexOf(Layers, file.Split('/')[2]);
            foreach (Match use in UsedNamespace().Matches(text))
            {
                var used = Array.IndexOf(Layers, use.Groups[1].Value);
                if (layer >= 0 && used >= 0 && used < layer)
                    wrong.Add($"{file} uses {use.Groups[1].Value}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_what_is_compiled_for_Orleans_names_Orleans() => Assert.Empty(
        Files("src/PakRussiaMonitor").Where(file => file.Text.Contains("using Orleans", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void No_file_is_longer_than_300_lines() => Assert.Empty(
        Files("src").Concat(Files("tests")).Where(file => file.Text.Count(c => c == '\n') > 300).Select(file => file.Path));

    [Fact]
    public void No_file_is_named_for_nothing_in_particular() => Assert.All(Files("src"), file => Assert.DoesNotMatch(EmptyName(), file.Path));

    internal static IEnumerable<(string Path, string Text)> Files(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "PakRussiaMonitor.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    [GeneratedRegex(@"^using (?:static )?PakRussiaMonitor\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex UsedNamespace();

    [GeneratedRegex(@"(Manager|Helper|Helpers|Utils|Utilities|Common|Extensions|Models?)(\.cs|/)")]
    private static partial Regex EmptyName();
}
