using System.Collections.Frozen;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>What the author of a page called an element by its class and id.</summary>
[Flags]
internal enum NameHints
{
    None = 0,
    Comments = 1,
    Related = 1 << 1,
    Share = 1 << 2,
    Newsletter = 1 << 3,
    Consent = 1 << 4,
    Navigation = 1 << 5,
    Advert = 1 << 6,
    AuthorBox = 1 << 7,

    /// <summary>Bylines, dates, tags, counters: about the text rather than of it.</summary>
    Meta = 1 << 8,
    Contents = 1 << 9,

    /// <summary>Words that name a box beside the text, and now and then something in it.</summary>
    Aside = 1 << 10,

    /// <summary>Said of what holds an article's text and little else.</summary>
    Body = 1 << 11,

    /// <summary>Said of what holds the text, and perhaps more.</summary>
    Holder = 1 << 12,
    Byline = 1 << 13,
    Date = 1 << 14,
    ScreenReader = 1 << 15,
    Caption = 1 << 16,

    /// <summary>Said of what unfolds on a click.</summary>
    Fold = 1 << 17,

    /// <summary>Cut even where cutting by all other words took too much.</summary>
    Sure = Comments | Consent,

    Strong = Comments | Related | Share | Newsletter | Consent | Navigation | Advert,
    Junk = Strong | AuthorBox | Meta | Aside | ScreenReader | Caption,
}

/// <summary>
/// Reads class names and ids as words: split at punctuation and camel case, "relatedPosts" is "related posts". A word that says what an
/// element has beside it ("has-sidebar") says nothing of the element.
/// </summary>
internal static class ElementNames
{
    private const int LongestName = 400;
    private const int MostWords = 40;

    private static readonly FrozenSet<string> Modifiers = "has no with without not is js hide hides toggle close enable disable headlessui".Split(' ').ToFrozenSet();

    private static readonly Dictionary<NameHints, string> Words = new()
    {
        [NameHints.Comments] = "comment comments commentlist disqus respond replies reply commenting coral livefyre comentarios commentaires kommentare yorumlar yorum kommentar kommentarbereich commentaire comentario reacties commenti komentarze kommentarer comment-form",
        [NameHints.Related] = """
            related recommend recommended recommendation recommendations recirc recirculation readmore read-next read-also also-read more-stories more-articles
            more-posts more-from more-news see-also you-may may-like might-like up-next next-up next-post prev-post previous-post post-navigation outbrain taboola zergnet
            popular trending most-read mostread most-popular latest-news latest-posts latest-articles recent-posts recent-articles other-posts other-articles
            similar relacionadas relacionados relacionada lire-aussi a-lire articles-lies mehr-zum-thema zum-thema lesen-sie auch-interessant weitere-artikel
            verwandte ilgili benzer leia-mais leia-tambem correlati altri-articoli podobne further-reading read-more keep-reading jp-relatedposts yarpp crp teasers suggested suggestions top-stories article-list post-list related-posts
            """,
        [NameHints.Share] = """
            share shares sharing sharethis sharedaddy sharebar addtoany addthis social socials socialmedia social-media social-links social-share social-icons
            teilen partager partage compartir paylas condividi compartilhar heateor shareaholic follow followers like-button reactions whatsapp socialshare
            """,
        [NameHints.Newsletter] = """
            newsletter newsletters subscribe subscription subscriptions subscribers signup sign-up optin opt-in mailchimp mailpoet convertkit mc-embed hs-form hbspt
            lead-form email-form formkit leadform lead-magnet contact-form wpcf7 gform wpforms
            """,
        [NameHints.Consent] = "cookie cookies gdpr onetrust cookiebot cookiebanner cookie-consent consent ccpa cmplz cookieconsent cookie-notice didomi truste privacy-banner",
        [NameHints.Navigation] = """
            nav navigation navbar navigations menu menus submenu breadcrumb breadcrumbs fil-ariane brotkrumen migas pagination pager paginate masthead topbar skip-link skiplink skip
            site-header siteheader site-footer sitefooter page-footer global-header global-footer offcanvas sidenav mega-menu language-switcher post-nav footer
            site-nav footer-widgets
            """,
        [NameHints.Advert] = """
            ad ads adv advert adverts advertisement advertisements advertising adsense adslot ad-slot adsbygoogle dfp gpt sponsor sponsored sponsors sponsorship
            promo promos promotion promotions promoted promobox anzeige anzeigen werbung publicite publicidad reklam reclame banner-ad ad-container ad-wrapper ad-unit adunit affiliate-disclosure ezoic mediavine adthrive
            """,
        [NameHints.AuthorBox] = """
            author-box authorbox author-bio authorbio author-info author-card author-profile author-description author-details about-author about-the-author
            bio biography post-author-box authors-bio contributor-bio author-block article-author-bio saboxplugin abh-box molongui writer-bio author-about author-detail author-detail-box about-writer
            """,
        [NameHints.Meta] = """
            meta byline bylines article-editor editor-name createdby tags tag-list taglist tagcloud tag-cloud post-tags entry-tags article-tags postmeta post-meta entry-meta article-meta metadata
            dateline timestamp post-date publish-date published-date read-time reading-time readtime views-count view-count
            post-categories cat-links tags-links post-info article-info posted-on print-only print-button toolbar article-tools tools postmetadata footnotes copyright disclaimer disclaimers disclosure disclosures legal-notice legal-text fine-print fineprint small-print
            rating ratings star-rating vote votes voting citation-box cite-this topics topic-list post-category postprofile user-info userinfo user-details poster-info message-user signature post-signature eyebrow kicker
            """,
        [NameHints.Contents] = "toc table-of-contents tableofcontents ez-toc lwptoc jump-links jump-to on-this-page in-this-article wp-block-table-of-contents rank-math-toc tocs",
        [NameHints.Aside] = """
            sidebar aside side-bar rail right-rail left-rail rightrail widget-area widgets popup pop-up modal modals overlay lightbox dialog tooltip cta callout-cta
            call-to-action banner banners announcement announcement-bar alert-bar login log-in signin sign-in register registration search searchform search-form paywall-message
            donate donation feedback survey poll quiz-embed carousel slideshow slider cards card-grid drawer flyout complementary helpful was-this-helpful toast testimonial testimonials pullquote pull-quote restricted-content paywall-prompt regwall piano-paywall
            twitter-tweet instagram-media tiktok-embed fb-post reddit-embed wp-embedded-content
            """,
        [NameHints.Body] = """
            articlebody article-body article-content article-text entry-content post-content post-body post-text story-body story-content storybody news-body news-content
            content-body blog-content blog-body blog-post-content body-content article-copy body-copy bodycopy td-post-content single-content postbody
            article-main-content article-detail-content detail-content news-text news-detail post-entry rich-text richtext artikeltext artikel-text artikel-body artikelinhalt article-contenu contenu-article corps-article texte-article cuerpo cuerpo-noticia
            cuerpo-articulo haber-metni haber-icerik haber-detay testo-articolo corpo-noticia materia-conteudo artibody rte wysiwyg w-richtext prose markdown-body markdown
            field-name-body field--name-body body-text bodytext story-text single-post-content page-content text-content main-content-body gh-content available-content
            """,
        [NameHints.Holder] = "article post story content entry main blog-post hentry single page-body",
        [NameHints.Byline] = "byline bylines author authors author-name authorname writer contributor contributors posted-by written-by creator post-author article-author entry-author post-user autor auteur yazar firma createdby poster submitted author__submitted",
        [NameHints.Date] = "date dates published publish-date published-date post-date postdate pubdate timestamp dateline datetime posted-on publication-date article-date entry-date datum fecha tarih date-publication time updated",
        [NameHints.Caption] = "wp-caption-text caption captions image-caption img-caption photo-caption figure-caption photo-credit image-credit caption-text credit credits media-caption picture-caption image-credits",
        [NameHints.Fold] = "accordion collapse collapsible collapsed faq faqs answer panel expand expandable height-zero tab-pane tabpanel tab-content toggle-content details headlessui-disclosure",
        [NameHints.ScreenReader] = "sr-only screen-reader screen-reader-text visually-hidden visuallyhidden assistive-text a11y-hidden noprint print-hidden",
    };

    private static readonly FrozenDictionary<string, NameHints> Meanings = Compile();

    private static readonly FrozenDictionary<string, NameHints>.AlternateLookup<ReadOnlySpan<char>> ByWord = Meanings.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int MostInPhrase = Meanings.Keys.Max(word => word.Count(c => c == '-')) + 1;

    public static NameHints HintsOf(string? className, string? id)
    {
        if (string.IsNullOrEmpty(className) && string.IsNullOrEmpty(id))
            return NameHints.None;
        var hints = NameHints.None;
        if (!string.IsNullOrEmpty(className))
            hints |= Read(className.AsSpan(0, Math.Min(className.Length, LongestName)));
        if (!string.IsNullOrEmpty(id))
            hints |= Read(id.AsSpan(0, Math.Min(id.Length, LongestName)));
        return hints;
    }

    private static NameHints Read(ReadOnlySpan<char> names)
    {
        Span<char> lower = stackalloc char[LongestName * 2];
        Span<int> starts = stackalloc int[MostWords + 1];
        var hints = NameHints.None;
        foreach (var range in names.SplitAny(' ', '\t', '\n', '\r'))
        {
            if (names[range].Length > 0)
                hints |= ReadName(names[range], lower, starts);
        }

        return hints;
    }

    /// <summary>One class: its words joined by hyphens, and then every run of them looked up.</summary>
    private static NameHints ReadName(ReadOnlySpan<char> name, Span<char> lower, Span<int> starts)
    {
        var count = Split(name, lower, starts);
        var hints = NameHints.None;
        for (var i = 0; i < count; i++)
        {
            for (var length = 1; length <= MostInPhrase && i + length <= count; length++)
            {
                var phrase = lower[starts[i]..(starts[i + length] - 1)];
                if (!ByWord.TryGetValue(phrase, out var meaning))
                    break;
                if (meaning != NameHints.None && !(i > 0 && IsModifier(lower[starts[i - 1]..(starts[i] - 1)])))
                    hints |= meaning;
            }
        }

        return hints;
    }

    private static int Split(ReadOnlySpan<char> name, Span<char> lower, Span<int> starts)
    {
        var (count, at, isInWord) = (0, 0, false);
        for (var i = 0; i < name.Length && count < MostWords; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c))
            {
                if (isInWord)
                    lower[at++] = '-';
                isInWord = false;
                continue;
            }

            if (isInWord && char.IsUpper(c) && char.IsLower(name[i - 1]))
            {
                lower[at++] = '-';
                isInWord = false;
            }

            if (!isInWord)
                starts[count++] = at;
            isInWord = true;
            lower[at++] = char.ToLowerInvariant(c);
        }

        if (isInWord)
            lower[at++] = '-';
        starts[count] = at;
        return count;
    }

    private static bool IsModifier(ReadOnlySpan<char> word) => Modifiers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static FrozenDictionary<string, NameHints> Compile()
    {
        var meanings = new Dictionary<string, NameHints>(StringComparer.Ordinal);
        foreach (var (hint, words) in Words)
        {
            foreach (var word in words.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                meanings[word] = meanings.GetValueOrDefault(word) | hint;
                // The beginnings too, so that one that is not there ends the search.
                for (var end = word.IndexOf('-', StringComparison.Ordinal); end >= 0; end = word.IndexOf('-', end + 1))
                    meanings.TryAdd(word[..end], NameHints.None);
            }
        }

        return meanings.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
