using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// A topic's query: words, "phrases", prefix*, AND, OR, NOT (in capitals; AND may be left out and binds tighter than OR,
/// NOT binds tightest) and parentheses. A word with a hyphen or apostrophe inside is a phrase.
/// A phrase stands within one paragraph of one field.
/// </summary>
public sealed record TopicQuery
{
    /// <summary>UTF-16 units that a query may have.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Parentheses and NOTs that may stand inside one another.</summary>
    public const int MaxNesting = 100;

    /// <summary>Words that a query may have, those of phrases included.</summary>
    public const int MaxWords = 1_000;

    private TopicQuery(string text, QueryNode root) => (Text, Root) = (text, root);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    public QueryNode Root { get; }

    /// <summary>The printed form that all ways of writing this query share; it shows what is really looked for.</summary>
    public string Canonical => Root.ToString();

    /// <summary>Never throws on a bad query: what is wrong with it is part of the answer.</summary>
    public static QueryParse Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
        {
            var length = text.Length.ToString("N0", CultureInfo.InvariantCulture);
            return new(new QueryError(MaxLength, $"The query has {length} characters, more than 65,536. Split it into several topics."));
        }
        var (root, error) = new QueryParser(text).Parse();
        return error is null ? new(new TopicQuery(text, root!)) : new(error);
    }
}

/// <summary>Either a query or what is wrong with it.</summary>
public sealed record QueryParse
{
    internal QueryParse(TopicQuery query) => Query = query;

    internal QueryParse(QueryError error) => Error = error;

    public TopicQuery? Query { get; }

    public QueryError? Error { get; }

    [MemberNotNullWhen(true, nameof(Query))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsValid => Error is null;
}

/// <param name="Position">UTF-16 offset in the query, from 0; its length where something is missing at the end.</param>
/// <param name="Message">What is wrong and how to put it right, in whole sentences.</param>
public sealed record QueryError(int Position, string Message);
