using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// A topic's query: words, "phrases", prefix*, AND, OR, NOT, NEAR/n (in capitals; NEAR binds tightest, then NOT, AND, which may be left
/// out, and OR), fields (title: outlet: author: lang: kind:) and parentheses. A word with a hyphen or apostrophe inside is a phrase.
/// A phrase stands within one paragraph of one field, and so do the words beside a NEAR.
/// </summary>
public sealed record TopicQuery
{
    /// <summary>UTF-16 units that a query may have.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Parentheses and NOTs that may stand inside one another.</summary>
    public const int MaxNesting = 100;

    /// <summary>Words that a query may have, those of phrases included.</summary>
    public const int MaxWords = 1_000;

    /// <summary>Words that a NEAR may reach over. Paragraphs are further apart than this.</summary>
    public const int MaxDistance = 100;

    /// <summary>NEARs that a query may have.</summary>
    public const int MaxNears = 50;

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
/// <param name="Message">What is wrong and how to put it right, in whole sentences. What it quotes of the query is isolated, so that right-to-left text does not turn the sentence around.</param>
public sealed record QueryError(int Position, string Message)
{
    private const int LongestQuote = 40;
    private const char FirstStrongIsolate = '\u2068', PopIsolate = '\u2069';

    /// <summary>What stands at the position, in short; empty at the end.</summary>
    public string Near(string query)
    {
        var rest = query.AsSpan(Math.Min(Position, query.Length)).TrimStart();
        var end = rest.IndexOfAny(" \t\r\n");
        return Cut(end < 0 ? rest : rest[..end]);
    }

    internal static string Quote(ReadOnlySpan<char> fragment) => $"{FirstStrongIsolate}{Cut(fragment)}{PopIsolate}";

    /// <summary>No control of direction leaves the quotation, and no pair is cut in two.</summary>
    private static string Cut(ReadOnlySpan<char> fragment)
    {
        var length = Math.Min(fragment.Length, LongestQuote);
        if (length < fragment.Length && char.IsHighSurrogate(fragment[length - 1]))
            length--;
        return string.Concat(fragment[..length].ToString().Where(c => c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))))
            + (length < fragment.Length ? "…" : "");
    }
}
