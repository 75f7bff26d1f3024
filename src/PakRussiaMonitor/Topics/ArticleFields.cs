namespace PakRussiaMonitor.Topics;

/// <summary>What of an article a query can ask for.</summary>
/// <param name="Text">Cleaned: paragraphs separated by line feeds.</param>
/// <param name="Language">A tag such as en or en-GB.</param>
public sealed record ArticleFields(
    string? Title, string Text, string? Outlet = null, string? Author = null, string? Language = null, string? Kind = null);
