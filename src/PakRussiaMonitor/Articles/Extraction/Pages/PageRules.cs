using System.Collections.Frozen;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>Every rule by which a part of a page is left out of its article, with one sentence for a person.</summary>
public static class PageRules
{
    internal const string Navigation = "page-navigation";
    internal const string Footer = "page-footer";
    internal const string Aside = "page-aside";
    internal const string Consent = "page-consent";
    internal const string Form = "page-form";
    internal const string Hidden = "page-hidden";
    internal const string Comments = "page-comments";
    internal const string Related = "page-related";
    internal const string Share = "page-share";
    internal const string Newsletter = "page-newsletter";
    internal const string Advert = "page-advert";
    internal const string AuthorBox = "page-author-box";
    internal const string Meta = "page-meta";
    internal const string Contents = "page-contents";
    internal const string Caption = "page-caption";
    internal const string Cards = "page-cards";
    internal const string Links = "page-links";
    internal const string Above = "page-above";
    internal const string Title = "page-title";
    internal const string Repeated = "page-repeated";
    internal const string Stub = "page-stub";
    internal const string Foot = "page-foot";
    internal const string Tail = "page-tail";
    internal const string Override = "page-override";

    private static readonly (NameHints Hint, string Rule)[] ByHint =
    [
        (NameHints.Comments, Comments), (NameHints.Consent, Consent), (NameHints.Related, Related), (NameHints.Newsletter, Newsletter), (NameHints.Share, Share),
        (NameHints.Advert, Advert), (NameHints.Navigation, Navigation), (NameHints.AuthorBox, AuthorBox), (NameHints.Contents, Contents), (NameHints.Meta, Meta),
        (NameHints.Caption, Caption), (NameHints.Aside, Aside), (NameHints.ScreenReader, Hidden),
    ];

    public static IReadOnlyDictionary<string, string> Explanations { get; } = new Dictionary<string, string>
    {
        [Navigation] = "An element that leads around the site.",
        [Footer] = "The foot of the page or of the article.",
        [Aside] = "A box beside the text.",
        [Consent] = "A dialog on cookies or consent.",
        [Form] = "A form, or a button.",
        [Hidden] = "An element that a browser does not show.",
        [Comments] = "Readers' comments.",
        [Related] = "Links to other articles.",
        [Share] = "Buttons for sharing and following.",
        [Newsletter] = "An invitation to subscribe.",
        [Advert] = "An advertisement.",
        [AuthorBox] = "A note on who the writer is.",
        [Meta] = "Byline, date, tags or counters.",
        [Contents] = "A table of contents that links within the page.",
        [Caption] = "A picture's caption.",
        [Cards] = "A row of boxes, each with a linked headline.",
        [Links] = "A block that is nothing but links.",
        [Above] = "What stands above the article's title.",
        [Title] = "The article's title, standing above the text.",
        [Repeated] = "A paragraph that stood in the text before.",
        [Stub] = "A label or a button before the first paragraph or behind the last.",
        [Foot] = "An invitation, a disclosure or a note on the writer, below the text.",
        [Tail] = "What follows the end of the article.",
        [Override] = "An element that an operator's selector for the domain cuts.",
    }.ToFrozenDictionary();

    internal static string OfHint(NameHints hints) => Array.Find(ByHint, pair => (hints & pair.Hint) != 0).Rule ?? Aside;
}
