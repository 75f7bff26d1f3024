using System.Collections.Frozen;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The XML vocabularies that feeds mix.</summary>
internal enum Vocabulary
{
    /// <summary>The format's own elements: no namespace, the root's, or one of those that RSS has had.</summary>
    Own,
    Atom,
    DublinCore,
    DublinCoreTerms,
    Content,
    Excerpt,
    Media,
    ITunes,
    FeedBurner,
    Rdf,
    Xhtml,
    News,
    Syndication,

    /// <summary>Yandex, Turbo and others of whom only the full text is read.</summary>
    FullText,
    Unknown,
}

/// <summary>Which namespace is which vocabulary. Feeds misspell namespaces, so the usual prefix decides where the name is unknown.</summary>
internal static class Vocabularies
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Atom03 = "http://purl.org/atom/ns#";
    public const string Rss090 = "http://my.netscape.com/rdf/simple/0.9/";

    /// <summary>Usual prefix → namespace; what a document may use without having declared it.</summary>
    private static readonly (string Prefix, string Namespace, Vocabulary Vocabulary)[] WellKnown =
    [
        ("atom", Atom, Vocabulary.Atom),
        ("atom10", Atom, Vocabulary.Atom),
        ("a10", Atom, Vocabulary.Atom),
        ("atom03", Atom03, Vocabulary.Atom),
        ("rss", "http://purl.org/rss/1.0/", Vocabulary.Own),
        ("dc", "http://purl.org/dc/elements/1.1/", Vocabulary.DublinCore),
        ("dcterms", "http://purl.org/dc/terms/", Vocabulary.DublinCoreTerms),
        ("dct", "http://purl.org/dc/terms/", Vocabulary.DublinCoreTerms),
        ("content", "http://purl.org/rss/1.0/modules/content/", Vocabulary.Content),
        ("excerpt", "http://wordpress.org/export/1.2/excerpt/", Vocabulary.Excerpt),
        ("media", "http://search.yahoo.com/mrss/", Vocabulary.Media),
        ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary.ITunes),
        ("feedburner", "http://rssnamespace.org/feedburner/ext/1.0", Vocabulary.FeedBurner),
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Vocabulary.Rdf),
        ("xhtml", "http://www.w3.org/1999/xhtml", Vocabulary.Xhtml),
        ("news", "http://www.google.com/schemas/sitemap-news/0.9", Vocabulary.News),
        ("sy", "http://purl.org/rss/1.0/modules/syndication/", Vocabulary.Syndication),
        ("yandex", "http://news.yandex.ru", Vocabulary.FullText),
        ("turbo", "http://turbo.yandex.ru", Vocabulary.FullText),
        ("rambler", "http://news.rambler.ru", Vocabulary.FullText),
        ("mailru", "http://news.mail.ru", Vocabulary.FullText),
    ];

    /// <summary>Other names that the same vocabularies have gone by.</summary>
    private static readonly (string Namespace, Vocabulary Vocabulary)[] Aliases =
    [
        (Rss090, Vocabulary.Own),
        ("http://channel.netscape.com/rdf/simple/0.9/", Vocabulary.Own),
        ("http://my.netscape.com/publish/formats/rss-0.91.dtd", Vocabulary.Own),
        ("http://purl.org/net/rss1.1", Vocabulary.Own),
        ("http://backend.userland.com/rss", Vocabulary.Own),
        ("http://backend.userland.com/rss2", Vocabulary.Own),
        ("http://backend.userland.com/rss091", Vocabulary.Own),
        ("http://blogs.law.harvard.edu/tech/rss", Vocabulary.Own),
        ("http://cyber.law.harvard.edu/rss/rss.html", Vocabulary.Own),
        ("http://www.rssboard.org/rss-specification", Vocabulary.Own),
        ("http://purl.org/dc/elements/1.0/", Vocabulary.DublinCore),
        ("http://example.com/DTDs/PodCast-1.0.dtd", Vocabulary.ITunes),
        ("http://video.search.yahoo.com/mrss", Vocabulary.Media),
        ("http://tools.search.yahoo.com/mrss/", Vocabulary.Media),
    ];

    private static readonly FrozenDictionary<string, Vocabulary> ByNamespace =
        WellKnown.Select(w => (w.Namespace, w.Vocabulary)).Concat(Aliases).DistinctBy(w => Loose(w.Namespace))
            .ToFrozenDictionary(w => Loose(w.Namespace), w => w.Vocabulary, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, (string Namespace, Vocabulary Vocabulary)> ByPrefix =
        WellKnown.ToFrozenDictionary(w => w.Prefix, w => (w.Namespace, w.Vocabulary), StringComparer.OrdinalIgnoreCase);

    /// <summary>An element without a prefix in a namespace that nobody knows is the format's own: many feeds invented one for it.</summary>
    public static Vocabulary Of(string name, string prefix) =>
        ByNamespace.TryGetValue(Loose(name), out var exact) ? exact
        : ByPrefix.TryGetValue(prefix, out var usual) ? usual.Vocabulary
        : prefix.Length == 0 && !IsOtherMarkup(name) ? Vocabulary.Own
        : Vocabulary.Unknown;

    public static string? WellKnownNamespace(string prefix) => ByPrefix.TryGetValue(prefix, out var usual) ? usual.Namespace : null;

    private static bool IsOtherMarkup(string name) =>
        name.StartsWith("http://www.w3.org/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("http://www.google.com/schemas/sitemap-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Without what is most often got wrong: the scheme's s and the last character.</summary>
    private static string Loose(string name)
    {
        name = name.Trim().TrimEnd('/', '#');
        return name.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "http:" + name[6..] : name;
    }
}
