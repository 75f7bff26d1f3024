using System.Collections.Frozen;

namespace PakRussiaMonitor.Articles.Cleaning;

/// <summary>Every cleaning rule by name, with one sentence that tells a person what it takes out.</summary>
public static class CleaningRules
{
    public const string Advert = "advert";
    public const string AuthorBox = "author-box";
    public const string BareLink = "bare-link";
    public const string Byline = "byline";
    public const string CommentForm = "comment-form";
    public const string PhotoCredit = "photo-credit";
    public const string ReadMore = "read-more";
    public const string RelatedHeadline = "related-headline";
    public const string RepeatedLead = "repeated-lead";
    public const string SourceRule = "source-rule";
    public const string Tags = "tags";
    public const string Template = "template";
    public const string Title = "title";

    public static IReadOnlyDictionary<string, string> Explanations { get; } = new Dictionary<string, string>
    {
        [Advert] = "An advertisement's label or a notice about advertising.",
        ["app-promotion"] = "An invitation to install an app or to change the browser.",
        [AuthorBox] = "A note on who the writer is or how to reach them, at the end of the text.",
        [BareLink] = "A line that holds nothing but an address on the web.",
        ["breadcrumb"] = "The path of sections that leads to the page.",
        [Byline] = "A line that names the writer; the name is kept as the author.",
        ["comment-count"] = "A counter of comments, views or likes.",
        [CommentForm] = "A form for comments or replies, with its fields and notes.",
        ["cookie-notice"] = "A notice on cookies, consent or privacy.",
        ["copyright"] = "A copyright or licence line of the site.",
        ["date-line"] = "A line that holds only when the text was published, updated or how long it takes to read.",
        ["disclaimer"] = "The outlet's standing notice that views are the writer's own.",
        ["feed-footer"] = "A note that a feed adds below each item to say where it comes from.",
        ["navigation"] = "Links that lead around the site.",
        ["newsletter"] = "An invitation to subscribe, register, follow or donate.",
        ["paywall"] = "A notice that the rest is for subscribers.",
        [PhotoCredit] = "A picture's caption or credit.",
        ["player"] = "The controls of an audio or video player.",
        ["publication-note"] = "A note on the printed issue or the paper in which the text appeared first.",
        [ReadMore] = "A link to the rest of the text, which is not part of it.",
        [RelatedHeadline] = "A link to another article, or the heading of such links.",
        [RepeatedLead] = "The start of the first sentence, glued to the title by mistake; the sentence itself is kept.",
        ["section-label"] = "The name of the section, standing above or below the text.",
        ["share-bar"] = "Buttons for sharing, printing or liking.",
        [SourceRule] = "A line that an operator's rule for the source cuts.",
        [Tags] = "Keywords and categories that the site attaches.",
        [Template] = "A line that recurs above or below the text in many articles of the source.",
        [Title] = "The title that the feed gave, standing in the text once more.",
        ["translation"] = "A switch to another language.",
    }.ToFrozenDictionary();
}
