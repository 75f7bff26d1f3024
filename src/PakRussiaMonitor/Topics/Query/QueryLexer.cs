namespace PakRussiaMonitor.Topics.Query;

internal enum QueryTokenKind
{
    Words,
    And,
    Or,
    Not,
    Open,
    Close,
    End,

    /// <summary>What stands here cannot be read; nothing behind it was.</summary>
    Broken,
}

/// <param name="Start">UTF-16 offset in the query.</param>
/// <param name="Words">One word, or several that follow one another; empty for other kinds.</param>
internal sealed record QueryToken(QueryTokenKind Kind, int Start, IReadOnlyList<WordNode> Words, QueryError? Error = null);

/// <summary>
/// Cuts a query into words, phrases, operators and parentheses, one token at a time. What other search languages give a meaning that
/// this one does not have (-word, a|b, field:word, NEAR/5) is refused, lest it silently means something else.
/// </summary>
internal sealed class QueryLexer(string text)
{
    private int next;
    private int wordCount;

    /// <summary>The next token; <see cref="QueryTokenKind.End"/> for ever at the end.</summary>
    public QueryToken Read()
    {
        while (next < text.Length && char.IsWhiteSpace(text[next]))
            next++;
        if (next == text.Length)
            return Token(QueryTokenKind.End, next);

        var start = next;
        if (text[start] is '(' or ')')
            return Token(text[next++] == '(' ? QueryTokenKind.Open : QueryTokenKind.Close, start);
        return IsQuote(text[start]) ? ReadPhrase(start) : ReadBare(start);
    }

    private QueryToken ReadPhrase(int start)
    {
        var end = start + 1;
        while (end < text.Length && !IsQuote(text[end]))
            end++;
        if (end == text.Length)
            return Broken(end, $"Close the quotation mark opened at {start}.");
        next = end + 1;
        return ReadWords(start, start + 1, end) ?? Broken(start, "There is no word between these quotation marks. Write one or remove them.");
    }

    private QueryToken ReadBare(int start)
    {
        while (next < text.Length && text[next] is not ('(' or ')') && !IsQuote(text[next]) && !char.IsWhiteSpace(text[next]))
            next++;
        var bare = text.AsSpan(start, next - start);
        return bare switch
        {
            "AND" => Token(QueryTokenKind.And, start),
            "OR" => Token(QueryTokenKind.Or, start),
            "NOT" => Token(QueryTokenKind.Not, start),
            _ => ForeignSyntax(bare, start) ?? ReadWords(start, start, next)
                ?? Broken(start, "There is no word here, only signs. Write a word or remove them."),
        };
    }

    private static QueryToken? ForeignSyntax(ReadOnlySpan<char> bare, int start)
    {
        if (bare.Length > 1 && bare[0] is '-' or '!')
            return Broken(start, $"{bare[0]} does not exclude anything here. Write NOT before what shall not occur.");
        if (bare.IndexOfAny('|', '&') is var sign and >= 0)
        {
            var meant = bare[sign] == '|' ? "OR" : "AND";
            return Broken(start + sign, $"{bare[sign]} is no operator here. Write {meant}, or put the words in quotation marks.");
        }
        if (bare.StartsWith("NEAR/", StringComparison.Ordinal))
            return Broken(start, "NEAR is not known here. Use AND, or a phrase in quotation marks.");
        if (bare.IndexOf(':') is var colon and > 0 && bare[..colon].IndexOfAnyExceptInRange('a', 'z') < 0)
            return Broken(start, $"There is no field {bare[..(colon + 1)]} here. Put the words in quotation marks to look for them.");
        return null;
    }

    /// <summary>The words in text[from..to], or null if there are none.</summary>
    private QueryToken? ReadWords(int start, int from, int to)
    {
        var words = new List<WordNode>();
        var tokens = new FoldedTokenizer(text.AsSpan(from, to - from));
        var done = from;
        while (tokens.Read())
        {
            var (wordStart, wordEnd) = (from + tokens.Start, from + tokens.End);
            if (FindStray(done, wordStart, words) is { } stray)
                return stray;
            if (++wordCount > TopicQuery.MaxWords)
                return Broken(wordStart, "The query has more than 1,000 words. Split it into several topics.");
            var isPrefix = wordEnd < to && text[wordEnd] == '*';
            words.Add(new WordNode(tokens.Word.ToString(), isPrefix));
            done = isPrefix ? wordEnd + 1 : wordEnd;
        }
        return FindStray(done, to, []) ?? (words.Count > 0 ? new QueryToken(QueryTokenKind.Words, start, words) : null);
    }

    /// <summary>A star between two words that belongs to none, or that stands inside one.</summary>
    private QueryToken? FindStray(int from, int to, List<WordNode> before)
    {
        var insideWord = from == to && before is [.., { IsPrefix: true }];
        var star = insideWord ? from - 1 : text.IndexOf('*', from, to - from);
        return star < 0
            ? null
            : Broken(star, "A * may stand only at the end of a word, as in russia*. Remove it, or write the word's beginning before it.");
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    private static QueryToken Token(QueryTokenKind kind, int start) => new(kind, start, []);

    private static QueryToken Broken(int position, string message) =>
        new(QueryTokenKind.Broken, position, [], new QueryError(position, message));
}
