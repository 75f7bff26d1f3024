namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// Recursive descent over the lexer's tokens: any := all (OR all)*, all := not ([AND] not)*, not := NOT* (words | "(" any ")").
/// Stops at the first error. The recursion is bounded by <see cref="TopicQuery.MaxNesting"/>.
/// </summary>
internal sealed class QueryParser
{
    private readonly QueryLexer _lexer;
    private QueryToken? _before;
    private QueryToken _here;
    private int _nesting;
    private QueryError? _error;

    public QueryParser(string text)
    {
        _lexer = new QueryLexer(text);
        _here = _lexer.Read();
    }

    /// <param name="OpenAt">Position of the NOT due to which a text with none of the words would match; null if none would.</param>
    private readonly record struct Parsed(QueryNode Node, int? OpenAt);

    public (QueryNode? Root, QueryError? Error) Parse()
    {
        if (ParseAny() is not { } parsed)
            return (null, _error);
        if (_here.Kind != QueryTokenKind.End)
            Fail(_here.Start, "This parenthesis closes nothing. Remove it, or open one before it.");
        else if (parsed.OpenAt is { } not)
            Fail(not, "With this NOT nearly every article would match. Say beside it, with AND, what must occur.");
        return (parsed.Node, _error);
    }

    private Parsed? ParseAny()
    {
        var parts = new List<Parsed>();
        do
        {
            if (ParseAll() is not { } part)
                return null;
            parts.Add(part);
        }
        while (Take(QueryTokenKind.Or));
        return new(QueryNode.Any([.. parts.Select(p => p.Node)]), parts.Find(p => p.OpenAt is not null).OpenAt);
    }

    private Parsed? ParseAll()
    {
        var parts = new List<Parsed>();
        do
        {
            if (ParseNot() is not { } part)
                return null;
            parts.Add(part);
        }
        while (Take(QueryTokenKind.And) || _here.Kind is QueryTokenKind.Words or QueryTokenKind.Not or QueryTokenKind.Open or QueryTokenKind.Broken);
        return new(QueryNode.All([.. parts.Select(p => p.Node)]), parts.TrueForAll(p => p.OpenAt is not null) ? parts[0].OpenAt : null);
    }

    private Parsed? ParseNot()
    {
        if (_here.Kind != QueryTokenKind.Not)
            return ParseOperand();
        var not = _here.Start;
        return Nested(ParseNot) is { } operand
            ? new(new NotNode(operand.Node), operand.OpenAt is null ? not : null)
            : null;
    }

    private Parsed? ParseOperand()
    {
        var words = _here.Words;
        if (Take(QueryTokenKind.Words))
            return new(QueryNode.Sequence(words), null);
        if (_here.Kind != QueryTokenKind.Open)
            return FailForWantOfOperand();

        var open = _here.Start;
        if (Nested(ParseAny) is not { } inner)
            return null;
        return Take(QueryTokenKind.Close) ? inner : Fail(_here.Start, $"Close the parenthesis opened at {open}.");
    }

    /// <summary>Takes the token that opens a level and what stands in that level.</summary>
    private Parsed? Nested(Func<Parsed?> parse)
    {
        if (_nesting == TopicQuery.MaxNesting)
            return Fail(_here.Start, "More than 100 parentheses and NOTs stand inside one another. Remove those that are not needed.");
        _nesting++;
        Advance();
        var parsed = parse();
        _nesting--;
        return parsed;
    }

    private Parsed? FailForWantOfOperand()
    {
        if (_here.Error is { } error)
            return Fail(error.Position, error.Message);
        return (_before?.Kind, _here.Kind) switch
        {
            (QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Not, _) =>
                Fail(_before.Start, $"{Name(_before)} has nothing after it. Write a word there, or remove {Name(_before)}."),
            (_, QueryTokenKind.And or QueryTokenKind.Or) =>
                Fail(_here.Start, $"{Name(_here)} has nothing before it. Write a word there, or remove {Name(_here)}."),
            (QueryTokenKind.Open, QueryTokenKind.Close) =>
                Fail(_before.Start, "There is nothing between these parentheses. Write a word there, or remove them."),
            (QueryTokenKind.Open, _) => Fail(_here.Start, $"Write a word after the parenthesis opened at {_before.Start}, and close it."),
            (_, QueryTokenKind.Close) => Fail(_here.Start, "This parenthesis closes nothing. Remove it, or open one before it."),
            _ => Fail(_here.Start, "The query is empty. Write at least one word."),
        };
    }

    private static string Name(QueryToken token) => token.Kind.ToString().ToUpperInvariant();

    private bool Take(QueryTokenKind kind)
    {
        if (_here.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void Advance()
    {
        _before = _here;
        _here = _lexer.Read();
    }

    private Parsed? Fail(int position, string message)
    {
        _error ??= new QueryError(position, message);
        return null;
    }
}
