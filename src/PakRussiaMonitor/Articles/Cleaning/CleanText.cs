using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>A text as it came: flattened lines, with what the feed said of it.</summary>
/// <param name="Title">The title that the feed gave, if any.</param>
/// <param name="Author">The author that the feed gave, if any.</param>
/// <param name="HasOwnLines">Its lines are those of a page's markup: nothing is glued to them.</param>
public sealed record RawText(string Text, string? Title = null, string? Author = null, bool HasOwnLines = false);

/// <summary>What cleaning made of a text.</summary>
/// <param name="Title">The feed's title, else one found in the text, else null.</param>
/// <param name="Text">Paragraphs separated by one line feed, no empty lines.</param>
/// <param name="Truncated">The text breaks off before its end.</param>
/// <param name="Removed">Every removed span in the order of the raw text.</param>
public sealed record CleanText(string? Title, string? Author, string Text, bool Truncated, IReadOnlyList<RemovedSpan> Removed)
{
    /// <summary>Short lines above the first paragraph and below the last, in case they are the source's template; none where no source was named.</summary>
    public IReadOnlyList<string> EdgeLines { get; init; } = [];
}
