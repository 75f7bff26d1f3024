using System.Collections.Frozen;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>The XML vocabularies that feeds mix.</summary>
internal enum Vocabulary
{
    /// <summary>The format's own elements: no namespace, or the root's.</summary>
    Own,
    Atom,
    DublinCore,
    DublinCoreTerms,
    Content,
    Media,
    ITunes,
    FeedBurner,
    Unknown,
}

/// <summary>Which namespace is which vocabulary. Feeds misspell namespaces, so the usual prefix decides where the name is unknown.</summary>
internal static class Vocabularies
{
    public const string Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Usual prefix → namespace; what a document may use without having declared it.</summary>
    public static readonly IReadOnlyList<(string Prefix, string Namespace, Vocabulary Vocabulary)> WellKnown =
    [
        ("atom", Atom, Vocabulary.Atom),
        ("atom10", Atom, Vocabulary.Atom),
        ("a10", Atom, Vocabulary.Atom),
        ("dc", "http://purl.org/dc/elements/1.1/", Vocabulary.DublinCore),
        ("dcterms", "http://purl.org/dc/terms/", Vocabulary.DublinCoreTerms),
        ("content", "http://purl.org/rss/1.0/modules/content/", Vocabulary.Content),
        ("media", "http://search.yahoo.com/mrss/", Vocabulary.Media),
        ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", Vocabulary.ITunes),
        ("feedburner", "http://rssnamespace.org/feedburner/ext/1.0", Vocabulary.FeedBurner),
    ];

    private static readonly FrozenDictionary<string, Vocabulary> ByNamespace =
        WellKnown.DistinctBy(w => w.Namespace).ToFrozenDictionary(w => w.Namespace, w => w.Vocabulary, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Vocabulary> ByPrefix =
        WellKnown.ToFrozenDictionary(w => w.Prefix, w => w.Vocabulary, StringComparer.OrdinalIgnoreCase);

    public static Vocabulary Of(string name, string prefix) =>
        ByNamespace.TryGetValue(name, out var exact) ? exact
        : ByPrefix.TryGetValue(prefix, out var usual) ? usual
        : Vocabulary.Unknown;

    public static bool IsWellKnownPrefix(string prefix) => ByPrefix.ContainsKey(prefix);
}
