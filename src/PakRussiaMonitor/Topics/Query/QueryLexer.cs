using System.Globalization;

namespace PakRussiaMonitor.Topics.Query;

internal enum QueryTokenKind
{
    Words,
    And,
    Or,
    Not,
    Open,
    Close,

    /// <summary><c>NEAR/n</c>, with its number.</summary>
    Near,

    /// <summary><c>title:</c> and its like, with what stands behind it still to be read.</summary>
    Field,
    End,

    /// <summary>What stands here cannot be read; nothing behind it was.</summary>
    Broken,
}

/// <param name="Start">UTF-16 offset in the query.</param>
/// <param name="Words">One word, or several that follow one another; empty for other kinds.</param>
/// <param name="Number">The distance of a NEAR.</param>
internal sealed record QueryToken(
    QueryTokenKind Kind, int Start, IReadOnlyList<WordNode> Words, QueryError? Error = null, int Number = 0, QueryField Field = QueryField.Anywhere);

/// <summary>
/// Cuts a query into words, phrases, operators, fields and parentheses, one token at a time. What other search languages give a meaning
/// that this one does not have (-word, a|b, other fields) is refused, lest it silently means something else.
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
            _ => ReadNear(bare, start) ?? ReadField(bare, start) ?? ForeignSyntax(bare, start) ?? ReadWords(start, start, next)
                ?? Broken(start, "There is no word here, only signs. Write a word or remove them."),
        };
    }

    private static QueryToken? ReadNear(ReadOnlySpan<char> bare, int start)
    {
        if (!bare.StartsWith("NEAR", StringComparison.Ordinal) || (bare.Length > 4 && bare[4] is not ('/' or '~' or ':')))
            return null;
        return bare.Length > 5 && bare[4] == '/' && int.TryParse(bare[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var words)
            && words is >= 1 and <= TopicQuery.MaxDistance
            ? Token(QueryTokenKind.Near, start) with { Number = words }
            : Broken(start, "NEAR needs a number of words from 1 to 100, as in NEAR/5. To look for the word itself put it in quotation marks.");
    }

    /// <summary>What stands behind the colon is read as a token of its own.</summary>
    private QueryToken? ReadField(ReadOnlySpan<char> bare, int start)
    {
        var colon = bare.IndexOf(':');
        if (colon <= 0 || !IsName(bare[..colon]))
            return null;
        if (!QueryFields.TryParse(bare[..colon], out var field))
        {
            var known = string.Join(", ", QueryFields.Names.Select(name => name + ":"));
            return Broken(start, $"There is no field {QueryError.Quote(bare[..(colon + 1)])}. Write one of {known}, or put the words in quotation marks.");
        }
        next = start + colon + 1;
        return Token(QueryTokenKind.Field, start) with { Field = field };
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

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c))
                return false;
        }
        return true;
    }

    private static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    private static QueryToken Token(QueryTokenKind kind, int start) => new(kind, start, []);

    private static QueryToken Broken(int position, string message) =>
        new(QueryTokenKind.Broken, position, [], new QueryError(position, message));
}
