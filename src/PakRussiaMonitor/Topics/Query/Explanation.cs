using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>Why an article belongs to a topic, or what it lacked.</summary>
/// <param name="Clauses">What the query joins with AND at its top, one by one.</param>
/// <param name="NearMiss">Null where it matches, and where more than one thing is missing.</param>
public sealed record Explanation(bool Matches, IReadOnlyList<ClauseReport> Clauses, NearMiss? NearMiss)
{
    /// <summary>Places given per clause; how many there are is said in full.</summary>
    public const int MostPlaces = 20;

    public static Explanation Of(TopicQuery query, ArticleFields article, IReadOnlyList<RemovedSpan> removed)
    {
        var root = query.Root;
        var tokens = new ArticleTokens(article, []);
        var clauses = root is AndNode and ? and.Parts : [root];
        var matches = tokens.Holds(root);
        return new(matches, [.. clauses.Select(clause => ClauseReport.Of(clause, tokens))], matches ? null : NearMiss.Find(root, tokens, article, removed));
    }
}

/// <param name="Clause">In its canonical form.</param>
/// <param name="Places">How many places make it hold; of a NOT that does not hold, those that forbid it.</param>
/// <param name="Found">The first of them.</param>
public sealed record ClauseReport(string Clause, bool Holds, int Places, IReadOnlyList<FoundPlace> Found)
{
    internal static ClauseReport Of(QueryNode clause, ArticleTokens tokens)
    {
        var holds = tokens.Holds(clause);
        var found = tokens.Evidence(clause is NotNode not && !holds ? not.Operand : clause).ToArray();
        return new(clause.ToString(), holds, found.Length, [.. found.Take(Explanation.MostPlaces)]);
    }
}

/// <param name="Clause">The word, phrase or NEAR that was found.</param>
/// <param name="Field">title, text, outlet, author, lang, kind, or removed: what cleaning took out.</param>
/// <param name="Start">UTF-16 offset in the field; in what was removed, the offset in the removed span.</param>
/// <param name="Length">In UTF-16 units.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Rule">The rule that removed it, where it was.</param>
public sealed record FoundPlace(string Clause, string Field, int Start, int Length, string Text, string? Rule);

public enum NearMissReason
{
    /// <summary>All but one clause hold.</summary>
    OneClauseFailed,

    /// <summary>The query holds for the article together with what cleaning removed from it.</summary>
    OnlyInRemovedText,
}

/// <param name="Clause">What failed, in canonical form.</param>
/// <param name="Found">Where what failed stands in removed text; where a forbidden word stands.</param>
public sealed record NearMiss(NearMissReason Reason, string Clause, IReadOnlyList<FoundPlace> Found)
{
    /// <summary>For a person, in a sentence.</summary>
    public string Sentence => Reason == NearMissReason.OneClauseFailed
        ? $"Only one clause fails: {QueryError.Quote(Clause)}."
        : $"It would match, had cleaning not removed the text in which {QueryError.Quote(Clause)} stands.";

    internal static NearMiss? Find(QueryNode root, ArticleTokens tokens, ArticleFields article, IReadOnlyList<RemovedSpan> removed)
    {
        var failures = tokens.Failures(root);
        var withRemoved = removed.Count == 0 ? tokens : new ArticleTokens(article, removed);
        if (withRemoved.Holds(root))
            return new(NearMissReason.OnlyInRemovedText, Join(failures), [.. failures.SelectMany(withRemoved.Evidence).Take(Explanation.MostPlaces)]);
        if (failures is not [var only])
            return null;
        var forbidden = only is NotNode not ? tokens.Evidence(not.Operand) : [];
        return new(NearMissReason.OneClauseFailed, only.ToString(), [.. forbidden.Take(Explanation.MostPlaces)]);
    }

    private static string Join(IReadOnlyList<QueryNode> nodes) => string.Join(" AND ", nodes.Select(node => node is OrNode ? $"({node})" : node.ToString()));
}
