namespace PakRussiaMonitor.Tests.Articles.Generated;

/// <summary>Lines <c>name|text</c>, gathered by their name.</summary>
internal static class Sheets
{
    public static IReadOnlyDictionary<string, string[]> Read(string sheet) => sheet
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('|', 2))
        .GroupBy(pair => pair[0], pair => pair[1])
        .ToDictionary(group => group.Key, group => group.ToArray());
}
