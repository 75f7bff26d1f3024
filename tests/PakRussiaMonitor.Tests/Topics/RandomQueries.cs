using FsCheck;
using FsCheck.Fluent;
using PakRussiaMonitor.Topics;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>Random queries and articles over so few words that they often meet, and the plainest way to say whether they do.</summary>
internal static class RandomQueries
{
    private static readonly Gen<string> WordText = Gen.Elements("a", "ab", "abc", "b", "bc", "росси", "پاک", "or", "巴");

    private static readonly Gen<QueryField> Field =
        Gen.Elements(QueryField.Anywhere, QueryField.Anywhere, QueryField.Anywhere, QueryField.Title, QueryField.Outlet, QueryField.Author);

    private static readonly Gen<QueryNode> Place = from field in Field from place in PlaceIn(field) select place;

    private static readonly Gen<QueryNode> Near =
        from field in Field
        from count in Gen.Choose(2, 3)
        from parts in Gen.OneOf(
            PlaceIn(field),
            from many in Gen.Choose(2, 3) from any in PlaceIn(field).ArrayOf(many) select QueryNode.Any(any)).ArrayOf(count)
        from distances in Gen.Choose(1, 4).ArrayOf(count - 1)
        select (QueryNode)new NearNode(parts, distances);

    private static readonly Gen<QueryNode> Label = Gen.Elements<QueryNode>(
        new WordNode("en", false, QueryField.Lang), new WordNode("en-gb", false, QueryField.Lang), new WordNode("ur", true, QueryField.Lang),
        new WordNode("opinion", false, QueryField.Kind), new WordNode("n", true, QueryField.Kind));

    private static readonly Gen<QueryNode> Leaf = Gen.Frequency((6, Place), (2, Near), (1, Label));

    /// <summary>Any tree that the language can write.</summary>
    public static Gen<QueryNode> Tree { get; } = Gen.Sized(size => TreeOf(Math.Min(size, 5)));

    public static Gen<QueryNode> SmallTree { get; } = TreeOf(1);

    /// <summary>Trees that do not hold for an empty article.</summary>
    public static Gen<QueryNode> Query { get; } = Tree.Where(node => !Holds(node, new("", "")));

    /// <summary>Trees of a few given ones, in one order or another, negated or not, and of leaves of their own.</summary>
    public static Gen<QueryNode> Over(QueryNode[] shared)
    {
        var part = from node in Gen.Frequency((4, Gen.Elements(shared)), (1, Leaf)) from negated in Gen.Elements(false, false, true) select negated ? new NotNode(node) : node;
        var parts = from count in Gen.Choose(1, 3) from several in part.ArrayOf(count) select several;
        var any = parts.Select(QueryNode.Any);
        return Gen.OneOf(
            any,
            parts.Select(QueryNode.All),
            from count in Gen.Choose(2, 3) from all in any.ArrayOf(count) select QueryNode.All(all),
            from count in Gen.Choose(2, 3) from some in parts.Select(QueryNode.All).ArrayOf(count) select QueryNode.Any(some));
    }

    public static Gen<string> Text { get; } =
        from words in WordText.ListOf()
        from separators in Gen.Elements(" ", " ", " ", "-", ", ", "\n", "’s ", "C ").ListOf(words.Count)
        select string.Concat(words.Zip(separators, (word, separator) => word + separator));

    public static Gen<ArticleFields> Article { get; } =
        from title in Gen.OneOf(Text.Select(text => (string?)text), Gen.Constant((string?)null))
        from text in Text
        from outlet in Gen.Elements(null, "a.bc", "abc.example", "b")
        from author in Gen.OneOf(Text.Select(text => (string?)text), Gen.Constant((string?)null))
        from language in Gen.Elements(null, "en", "en-GB", "UR_pk", "uk")
        from kind in Gen.Elements("opinion", "news", null)
        select new ArticleFields(title, text, outlet, author, language, kind);

    /// <summary>Holds if it does by looking at each word of each paragraph, phrase by phrase.</summary>
    public static bool Holds(QueryNode node, ArticleFields article) => node switch
    {
        NotNode not => !Holds(not.Operand, article),
        AndNode and => and.Parts.All(part => Holds(part, article)),
        OrNode or => or.Parts.Any(part => Holds(part, article)),
        WordNode { Field: QueryField.Lang } tag => Tags(article.Language).Any(t => Is(tag, t)),
        NearNode near => Paragraphs(article, near.Parts[0].PlaceField!.Value).Any(words => Chains(near, 0, null, words)),
        _ => Paragraphs(article, node.PlaceField!.Value).Any(words => Places(node, words).Any()),
    };

    /// <summary>Whether the parts from one on can be placed, given the place of the one before.</summary>
    private static bool Chains(NearNode near, int part, (int First, int Last)? before, string[] words) => part == near.Parts.Count
        || Places(near.Parts[part], words).Any(place => IsNear(before, place, part == 0 ? 0 : near.Distances[part - 1]) && Chains(near, part + 1, place, words));

    private static bool IsNear((int First, int Last)? one, (int First, int Last) other, int distance) => one is not { } before
        || (other.First > before.Last && other.First - before.Last <= distance)
        || (before.First > other.Last && before.First - other.Last <= distance);

    private static IEnumerable<(int First, int Last)> Places(QueryNode node, string[] words) => node switch
    {
        OrNode or => or.Parts.SelectMany(part => Places(part, words)),
        PhraseNode phrase => Enumerable.Range(0, words.Length)
            .Where(start => start + phrase.Words.Count <= words.Length && phrase.Words.Select((word, i) => Is(word, words[start + i])).All(hit => hit))
            .Select(start => (start, start + phrase.Words.Count - 1)),
        _ => Enumerable.Range(0, words.Length).Where(at => Is((WordNode)node, words[at])).Select(at => (at, at)),
    };

    /// <summary>Each paragraph of what a field covers as its words.</summary>
    private static IEnumerable<string[]> Paragraphs(ArticleFields article, QueryField field)
    {
        string?[] texts = field switch
        {
            QueryField.Anywhere => [article.Title, article.Text],
            QueryField.Title => [article.Title],
            QueryField.Outlet => [article.Outlet],
            QueryField.Author => [article.Author],
            _ => [article.Kind],
        };
        return texts.SelectMany(text => (text ?? "").Split('\n')).Select(paragraph => FoldedTokenizerTests.Words(paragraph).ToArray());
    }

    private static IEnumerable<string> Tags(string? language)
    {
        var parts = (language ?? "").ToLowerInvariant().Split('-', '_');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('-', parts.Take(count)));
    }

    private static bool Is(WordNode query, string word) =>
        query.IsPrefix ? word.StartsWith(query.Text, StringComparison.Ordinal) : word == query.Text;

    private static Gen<QueryNode> PlaceIn(QueryField field) =>
        from count in Gen.Elements(1, 1, 2, 3)
        from words in (from text in WordText from prefix in Gen.Elements(false, false, true) select new WordNode(text, prefix, field)).ArrayOf(count)
        select QueryNode.Sequence(words);

    private static Gen<QueryNode> TreeOf(int depth)
    {
        if (depth == 0)
            return Leaf;
        var inner = TreeOf(depth - 1);
        var several = from count in Gen.Choose(2, 3) from parts in inner.ArrayOf(count) select parts;
        return Gen.OneOf(
            Leaf,
            inner.Select(node => (QueryNode)new NotNode(node)),
            several.Select(parts => QueryNode.All(parts)),
            several.Select(parts => QueryNode.Any(parts)));
    }
}
