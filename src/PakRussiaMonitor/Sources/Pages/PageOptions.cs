using System.ComponentModel.DataAnnotations;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>How the pages behind items are fetched.</summary>
public sealed class PageOptions
{
    public const string Section = "Pages";

    /// <summary>Pages fetched at a time in this process, never two of one host. Default: 4.</summary>
    [Range(1, 64)]
    public int AtATime { get; set; } = 4;

    /// <summary>Pages of one source that are asked for within 24 hours; further ones wait for a later fetch of it. Default: 500.</summary>
    [Range(1, 100_000)]
    public int PerSourceAndDay { get; set; } = 500;

    /// <summary>Sitemaps of one index that are looked into, those changed last first. Default: 10.</summary>
    [Range(1, 100)]
    public int SitemapsPerIndex { get; set; } = 10;

    /// <summary>Days that a page is remembered after its source named it last. Default: 90.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; set; } = 90;
}
