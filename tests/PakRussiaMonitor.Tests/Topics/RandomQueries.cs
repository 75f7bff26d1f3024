using FsCheck;
using FsCheck.Fluent;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Tests.Topics;

/// <summary>Random queries and texts over so few words that they often meet, and the plainest way to say whether they do.</summary>
internal static class RandomQueries
{
    private static readonly Gen<string> WordText = Gen.Elements("a", "ab", "abc", "b", "bc", "росси", "پاک", "or", "巴");

    private static readonly Gen<WordNode> Word = from text in WordText from prefix in Gen.Elements(false, false, true) select new WordNode(text, prefix);

    private static readonly Gen<QueryNode> Leaf = from count in Gen.Elements(1, 1, 2, 3) from words in Word.ArrayOf(count) select QueryNode.Sequence(words);

    /// <summary>Any tree that the language can write.</summary>
    public static Gen<QueryNode> Tree { get; } = Gen.Sized(size => TreeOf(Math.Min(size, 5)));

    /// <summary>Trees that do not hold for an empty text.</summary>
    public static Gen<QueryNode> Query { get; } = Tree.Where(node => !Holds(node, []));

    public static Gen<string> Text { get; } =
        from words in WordText.ListOf()
        from separators in Gen.Elements(" ", " ", " ", "-", ", ", "\n", "’s ", "C ").ListOf(words.Count)
        select string.Concat(words.Zip(separators, (word, separator) => word + separator));

    /// <summary>Holds if it does by looking at each word of each paragraph, phrase by phrase.</summary>
    public static bool Holds(QueryNode node, IReadOnlyList<string[]> paragraphs) => node switch
    {
        WordNode word => paragraphs.Any(words => words.Any(w => Is(word, w))),
        PhraseNode phrase => paragraphs.Any(words => Enumerable.Range(0, words.Length)
            .Any(start => start + phrase.Words.Count <= words.Length && phrase.Words.Select((word, i) => Is(word, words[start + i])).All(hit => hit))),
        NotNode not => !Holds(not.Operand, paragraphs),
        AndNode and => and.Parts.All(part => Holds(part, paragraphs)),
        OrNode or => or.Parts.Any(part => Holds(part, paragraphs)),
        _ => throw new NotSupportedException(),
    };

    /// <summary>Each paragraph of each field as its words.</summary>
    public static IReadOnlyList<string[]> Paragraphs(params string?[] fields) =>
        [.. fields.SelectMany(field => (field ?? "").Split('\n')).Select(paragraph => FoldedTokenizerTests.Words(paragraph).ToArray())];

    private static bool Is(WordNode query, string word) =>
        query.IsPrefix ? word.StartsWith(query.Text, StringComparison.Ordinal) : word == query.Text;

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
