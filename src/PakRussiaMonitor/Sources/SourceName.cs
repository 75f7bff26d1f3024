using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Sources;

/// <summary>What a source is called where nobody gave it a name: its host at first, then what its feed calls itself.</summary>
public static class SourceName
{
    /// <summary>Characters of a name.</summary>
    public const int Longest = 200;

    /// <summary>A title as a name in one line; null where nothing of it can be read.</summary>
    public static string? Of(string? title)
    {
        var name = PlainText.FromText(title ?? "");
        return name.Length == 0 ? null : name.Length <= Longest ? name : CanonicalText.Of(name[..(Longest - 1)]) + "…";
    }

    /// <summary>The name that a feed's title gives to its source; null where it has one, or where an operator has changed anything about it.</summary>
    public static string? Of(RegisteredSource source, string? title) =>
        source is { Kind: SourceKind.Feed, Version: 1 } && source.Name == new Uri(source.Url).Host && Of(title) is { } name && name != source.Name ? name : null;
}
