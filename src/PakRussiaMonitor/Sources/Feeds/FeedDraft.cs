using System.Globalization;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles.Reading;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>A feed while it is being read: what stays when the document breaks off.</summary>
internal sealed class FeedDraft(DateTimeOffset now, Uri? baseUrl, FeedWarnings warnings, CancellationToken cancellation)
{
    private static readonly DateTimeOffset Earliest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DateTimeOffset latest = now + TimeSpan.FromHours(24);

    public string Format { get; set; } = "";

    public string? Title { get; set; }

    /// <summary>Stands in when the feed has no title of its own.</summary>
    public string? OtherTitle { get; set; }

    public string? Language { get; set; }

    /// <summary>The feed's own link to its site, once it was read.</summary>
    public Uri? Link { get; set; }

    public FeedPace Pace { get; } = new();

    public List<FeedItem> Items { get; } = [];

    /// <summary>Against what relative links count where no xml:base says otherwise.</summary>
    public Uri? Base => Link ?? baseUrl;

    public bool Full { get; private set; }

    /// <summary>True when one more item may be read. Refusing the first one too many is what makes the cut known.</summary>
    public bool HasRoom()
    {
        cancellation.ThrowIfCancellationRequested();
        if (!Full && Items.Count == FeedParser.MaxItems)
        {
            Full = true;
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"The feed has more than {FeedParser.MaxItems:N0} items; the rest was left out."));
        }

        return !Full;
    }

    /// <summary>The first that says anything.</summary>
    public static string? Id(params ReadOnlySpan<string?> given)
    {
        foreach (var id in given)
        {
            if (PlainText.NullIfEmpty(CanonicalText.OfNullable(id)?.Trim()) is { } known)
                return known;
        }

        return null;
    }

    /// <summary>A date in UTC; null with a warning when it cannot be right.</summary>
    public DateTimeOffset? Date(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!WrittenDate.TryParse(text, out var date))
            warnings.Count("Dates that could not be read, left empty", text);
        else if (date < Earliest || date > latest)
            warnings.Count("Dates before 1990 or more than a day ahead, left empty", text);
        else
            return date;
        return null;
    }

    /// <summary>An absolute http(s) address; null with a warning when the text is something else.</summary>
    public string? Url(string? text, Uri? baseUri)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var url = FeedLinks.Resolve(text, baseUri ?? Base);
        if (url is null)
            warnings.Count("Links that are no web address, left empty", text);
        return url is null ? null : FeedLinks.Spell(url);
    }

    /// <summary>The text with what its links count against, where its own element did not say.</summary>
    public FeedText? Based(FeedText? text, Uri? itemBase) =>
        text is { Markup: Markup.Html, Base: null } && (itemBase ?? Base) is { } at ? text with { Base = at.AbsoluteUri } : text;

    public Feed ToFeed()
    {
        RepeatedIds.Disown(Items, warnings);
        return new(Format, Title ?? OtherTitle, Language, Items, warnings.ToList()) { Pace = Pace.Wanted };
    }
}
