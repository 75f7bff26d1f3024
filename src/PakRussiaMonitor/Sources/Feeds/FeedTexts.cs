using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>Which of an item's two texts is the article.</summary>
internal static class FeedTexts
{
    /// <summary>Characters by which a teaser must be longer than what calls itself the content.</summary>
    private const int Clearly = 200;

    /// <summary>The text in its canonical form; null when nothing is left of it.</summary>
    public static FeedText? Of(string? text, Markup markup, Uri? baseUri) =>
        text is not null && CanonicalText.Of(text) is var canonical && !string.IsNullOrWhiteSpace(canonical) ? new(canonical, markup, baseUri?.AbsoluteUri) : null;

    /// <summary>The content is the one declared so, unless it is a small part of the other: some feeds have them the wrong way round.</summary>
    public static (FeedText? Content, FeedText? Summary) Ordered(FeedText? content, FeedText? summary) =>
        content is not null && summary is not null && summary.Value.Length > (2 * content.Value.Length) + Clearly
            ? (summary, content)
            : (content, summary);
}
