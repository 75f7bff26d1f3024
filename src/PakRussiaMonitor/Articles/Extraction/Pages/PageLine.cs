namespace PakRussiaMonitor.Articles.Extraction.Pages;

internal enum LineKind
{
    Paragraph,
    Heading,
    Item,
    Row,
    Caption,
}

/// <summary>One line of an article's text, with what the markup says of it.</summary>
/// <param name="Length">Visible characters.</param>
/// <param name="Linked">How many of them are links.</param>
/// <param name="Block">The element that the line stands in.</param>
internal sealed record PageLine(string Text, LineKind Kind, int Length, int Linked, PageNode Block)
{
    /// <summary>Why the line is left out; null while it is kept.</summary>
    public string? Rule { get; set; }

    public bool IsKept => Rule is null;

    public double LinkShare => Length == 0 ? 0 : (double)Linked / Length;

    public bool IsProse => Kind != LineKind.Heading && Length >= 60 && LinkShare < .35;
}
