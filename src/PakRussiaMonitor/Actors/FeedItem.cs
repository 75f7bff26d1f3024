namespace PakRussiaMonitor.Actors;

/// <summary>One entry as a feed gave it, before cleaning. Every text is canonical Unicode without NUL or lone surrogates.</summary>
public sealed record FeedItem
{
    /// <summary>The guid or atom:id as given, trimmed; null when the feed gave none, or gave the same to items with addresses of their own.</summary>
    public string? Id { get; init; }

    /// <summary>The guid or atom:id where it is none: it names several items, so that none can be told by it.</summary>
    public string? SharedId { get; init; }

    /// <summary>The absolute http(s) address of the article; null when the feed gave none.</summary>
    public string? Url { get; init; }

    /// <summary>Plain text: markup removed, entities decoded, white space folded.</summary>
    public string? Title { get; init; }

    /// <summary>Names joined by "; "; never an e-mail address where a name was given.</summary>
    public string? Author { get; init; }

    /// <summary>UTC; null when absent, unreadable or outside 1990 to a day from now.</summary>
    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    /// <summary>The language tag that the item or else the feed declares.</summary>
    public string? Language { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The full text (content:encoded, atom:content), if the feed carries it.</summary>
    public FeedText? Content { get; init; }

    /// <summary>The teaser (description, atom:summary), if the feed carries one besides the content.</summary>
    public FeedText? Summary { get; init; }

    /// <summary>The text of the page behind the link, where that was fetched; it outranks both.</summary>
    public PageText? Page { get; init; }
}

/// <summary>An article as its page gives it, before cleaning.</summary>
/// <param name="Link">The address under which the feed named the page; its own may be another.</param>
/// <param name="Item">The name that the page has among its source's items.</param>
/// <param name="Text">Lines separated by one line feed.</param>
/// <param name="Kind">What the page says of itself; null where it says nothing.</param>
/// <param name="IsCut">The page was longer than what was read of it.</param>
/// <param name="Removed">What was left out of the page, in its order.</param>
public sealed record PageText(string Link, string Item, string Text, string? Kind, bool IsCut, IReadOnlyList<PageCut> Removed)
{
    /// <summary>Where it says its kind and in which word; null where it does not.</summary>
    public string? KindEvidence { get; init; }
}

/// <param name="After">The kept line that stands before it; null at the head.</param>
public sealed record PageCut(string? After, string Text, string Rule);

/// <summary>A text of a feed together with how it is to be read.</summary>
/// <param name="Base">The absolute address against which links inside it count; null when nothing says so.</param>
public sealed record FeedText(string Value, Markup Markup, string? Base = null);

public enum Markup
{
    /// <summary>Plain text: <c>&lt;b&gt;</c> in it is four characters.</summary>
    Text,

    /// <summary>HTML source, entities not yet decoded.</summary>
    Html,
}
