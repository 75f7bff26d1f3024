namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// Recursive descent over the lexer's tokens: any := all (OR all)*, all := not ([AND] not)*, not := NOT* (words | "(" any ")").
/// Stops at the first error. The recursion is bounded by <see cref="TopicQuery.MaxNesting"/>.
/// </summary>
internal sealed class QueryParser
{
    private readonly QueryLexer lexer;
    private QueryToken? before;
    private QueryToken here;
    private int nesting;
    private QueryError? error;

    public QueryParser(string text)
    {
        lexer = new QueryLexer(text);
        here = lexer.Read();
    }

    /// <param name="OpenAt">Position of the NOT due to which a text with none of the words would match; null if none would.</param>
    private readonly record struct Parsed(QueryNode Node, int? OpenAt);

    public (QueryNode? Root, QueryError? Error) Parse()
    {
        if (ParseAny() is not { } parsed)
            return (null, error);
        if (here.Kind != QueryTokenKind.End)
            Fail(here.Start, "This parenthesis closes nothing. Remove it, or open one before it.");
        else if (parsed.OpenAt is { } not)
            Fail(not, "With this NOT nearly every article would match. Say beside it, with AND, what must occur.");
        return (parsed.Node, error);
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
        while (Take(QueryTokenKind.And) || here.Kind is QueryTokenKind.Words or QueryTokenKind.Not or QueryTokenKind.Open or QueryTokenKind.Broken);
        return new(QueryNode.All([.. parts.Select(p => p.Node)]), parts.TrueForAll(p => p.OpenAt is not null) ? parts[0].OpenAt : null);
    }

    private Parsed? ParseNot()
    {
        if (here.Kind != QueryTokenKind.Not)
            return ParseOperand();
        var not = here.Start;
        return Nested(ParseNot) is { } operand
            ? new(new NotNode(operand.Node), operand.OpenAt is null ? not : null)
            : null;
    }

    private Parsed? ParseOperand()
    {
        var words = here.Words;
        if (Take(QueryTokenKind.Words))
            return new(QueryNode.Sequence(words), null);
        if (here.Kind != QueryTokenKind.Open)
            return FailForWantOfOperand();

        var open = here.Start;
        if (Nested(ParseAny) is not { } inner)
            return null;
        return Take(QueryTokenKind.Close) ? inner : Fail(here.Start, $"Close the parenthesis opened at {open}.");
    }

    /// <summary>Takes the token that opens a level and what stands in that level.</summary>
    private Parsed? Nested(Func<Parsed?> parse)
    {
        if (nesting == TopicQuery.MaxNesting)
            return Fail(here.Start, "More than 100 parentheses and NOTs stand inside one another. Remove those that are not needed.");
        nesting++;
        Advance();
        var parsed = parse();
        nesting--;
        return parsed;
    }

    private Parsed? FailForWantOfOperand()
    {
        if (here.Error is { } error)
            return Fail(error.Position, error.Message);
        return (before?.Kind, here.Kind) switch
        {
            (QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Not, _) =>
                Fail(before.Start, $"{Name(before)} has nothing after it. Write a word there, or remove {Name(before)}."),
            (_, QueryTokenKind.And or QueryTokenKind.Or) =>
                Fail(here.Start, $"{Name(here)} has nothing before it. Write a word there, or remove {Name(here)}."),
            (QueryTokenKind.Open, QueryTokenKind.Close) =>
                Fail(before.Start, "There is nothing between these parentheses. Write a word there, or remove them."),
            (QueryTokenKind.Open, _) => Fail(here.Start, $"Write a word after the parenthesis opened at {before.Start}, and close it."),
            (_, QueryTokenKind.Close) => Fail(here.Start, "This parenthesis closes nothing. Remove it, or open one before it."),
            _ => Fail(here.Start, "The query is empty. Write at least one word."),
        };
    }

    private static string Name(QueryToken token) => token.Kind.ToString().ToUpperInvariant();

    private bool Take(QueryTokenKind kind)
    {
        if (here.Kind != kind)
            return false;
        Advance();
        return true;
    }

    private void Advance()
    {
        before = here;
        here = lexer.Read();
    }

    private Parsed? Fail(int position, string message)
    {
        error ??= new QueryError(position, message);
        return null;
    }
}
