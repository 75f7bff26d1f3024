using System.Text.Json;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>What a linked page is; stored by name.</summary>
public enum LinkKind
{
    /// <summary>The page behind an item: its text becomes the article's.</summary>
    Article,

    /// <summary>A sitemap that an index names: what it brings is stored as a response of the source.</summary>
    Sitemap,
}

/// <summary>Stored by name.</summary>
public enum PageState
{
    /// <summary>To be fetched when it is due.</summary>
    Pending,

    /// <summary>Fetched, and what it brought is counted.</summary>
    Done,

    /// <summary>The site's robots.txt asks that it be left alone.</summary>
    Refused,

    /// <summary>Given up after the attempts that its failure deserves.</summary>
    Failed,
}

/// <summary>What the page's own metadata is completed with.</summary>
/// <param name="Item">The feed's item without its texts.</param>
/// <param name="Name">The page's name among the source's items.</param>
/// <param name="Least">Characters of text below which the feed's own is the better one.</param>
public sealed record PageItem(FeedItem Item, string Name, int Least)
{
    public static PageItem Of(string json) => JsonSerializer.Deserialize<PageItem>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);
}

/// <summary>A page that this process has claimed.</summary>
public sealed record LinkedPage
{
    public long Id { get; init; }

    public string Source { get; init; } = "";

    /// <summary>As the source names it.</summary>
    public string Url { get; init; } = "";

    public LinkKind Kind { get; init; }

    /// <summary>JSON of a <see cref="PageItem"/>.</summary>
    public string ItemJson { get; init; } = "";

    /// <summary>Where it is looked for next: the address itself, or where redirects to other sites have led.</summary>
    public string AtUrl { get; init; } = "";

    public string Host { get; init; } = "";

    /// <summary>Redirects to other sites that were followed to get to <see cref="AtUrl"/>.</summary>
    public int Hops { get; init; }

    /// <summary>Fetches that failed since it was asked for.</summary>
    public int Attempts { get; init; }

    /// <summary>SHA-256 of the body that was taken last.</summary>
    public byte[]? BodyHash { get; init; }

    /// <summary>Names this claim; what is written under another is not.</summary>
    public string Lease { get; init; } = "";
}

/// <summary>What became of a claimed page. Times are Unix milliseconds.</summary>
public sealed record PageStep(PageState State, FetchOutcome Outcome, string Sentence)
{
    /// <summary>When it is tried again, where it is.</summary>
    public long? DueAt { get; init; }

    public int Attempts { get; init; }

    /// <summary>Where a redirect leads; null begins at the page's own address again.</summary>
    public Uri? LeadsTo { get; init; }

    public int Hops { get; init; }

    /// <summary>Null leaves the stored one.</summary>
    public byte[]? BodyHash { get; init; }

    /// <summary>The address that the page calls its own; null leaves the stored one.</summary>
    public string? Canonical { get; init; }
}

/// <summary>A page as operators see it. Times are Unix milliseconds.</summary>
public sealed record PageRow
{
    public string Url { get; init; } = "";

    public LinkKind Kind { get; init; }

    public PageState State { get; init; }

    public int Attempts { get; init; }

    public long DueAt { get; init; }

    public long? DoneAt { get; init; }

    /// <summary>Null: not fetched yet.</summary>
    public string? Outcome { get; init; }

    public string Sentence { get; init; } = "";
}
