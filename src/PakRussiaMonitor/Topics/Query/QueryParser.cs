namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// Recursive descent over the lexer's tokens: any := all (OR all)*, all := not ([AND] not)*, not := NOT* near,
/// near := operand (NEAR/n operand)*, operand := [field] (words | "(" any ")").
/// Stops at the first error. The recursion is bounded by <see cref="TopicQuery.MaxNesting"/>.
/// </summary>
internal sealed class QueryParser
{
    private readonly QueryLexer lexer;
    private QueryToken? before;
    private QueryToken here;
    private int nesting;
    private int nears;
    private QueryField field;
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
        while (Take(QueryTokenKind.And) || here.Kind is QueryTokenKind.Words or QueryTokenKind.Not or QueryTokenKind.Open or QueryTokenKind.Field or QueryTokenKind.Broken);
        return new(QueryNode.All([.. parts.Select(p => p.Node)]), parts.TrueForAll(p => p.OpenAt is not null) ? parts[0].OpenAt : null);
    }

    private Parsed? ParseNot()
    {
        if (here.Kind != QueryTokenKind.Not)
            return ParseNear();
        var not = here.Start;
        return Nested(ParseNot) is { } operand
            ? new(new NotNode(operand.Node), operand.OpenAt is null ? not : null)
            : null;
    }

    private Parsed? ParseNear()
    {
        var start = here.Start;
        if (ParseOperand() is not { } first)
            return null;
        if (here.Kind != QueryTokenKind.Near)
            return first;
        var parts = new List<QueryNode> { first.Node };
        var distances = new List<int>();
        var place = CanStandNear(first.Node, null, start);
        while (place is not null && here.Kind == QueryTokenKind.Near)
        {
            if (++nears > TopicQuery.MaxNears)
                return Fail(here.Start, $"The query has more than {TopicQuery.MaxNears} NEARs. Split it into several topics.");
            distances.Add(here.Number);
            Advance();
            start = here.Start;
            if (here.Kind == QueryTokenKind.Not)
                return Fail(start, "NOT cannot stand beside NEAR. Write the NOT before the whole, as in a NOT (b NEAR/5 c).");
            if (ParseOperand() is not { } next)
                return null;
            parts.Add(next.Node);
            place = CanStandNear(next.Node, place, start);
        }
        return place is null ? null : new(new NearNode(parts, distances), null);
    }

    /// <summary>The field of everything that stands beside a NEAR; null where it cannot stand there.</summary>
    private QueryField? CanStandNear(QueryNode node, QueryField? others, int start)
    {
        if (node.PlaceField is not { } own)
            Fail(start, "Beside NEAR there may be words, phrases, and alternatives of one field in parentheses, as in (a OR b) NEAR/5 c. Put the rest beside it with AND.");
        else if (others is not null && others != own)
            Fail(start, "What stands near must be looked for in the same field. Write the field before both, as in title:a NEAR/5 title:b.");
        return error is null ? node.PlaceField : null;
    }

    private Parsed? ParseOperand()
    {
        if (here.Kind == QueryTokenKind.Field)
            return ParseField();
        var words = here.Words;
        var start = here.Start;
        if (Take(QueryTokenKind.Words))
            return CheckValue(words, start) ? new(QueryNode.Sequence(InField(words)), null) : null;
        if (here.Kind != QueryTokenKind.Open)
            return FailForWantOfOperand();

        var open = here.Start;
        if (Nested(ParseAny) is not { } inner)
            return null;
        return Take(QueryTokenKind.Close) ? inner : Fail(here.Start, $"Close the parenthesis opened at {open}.");
    }

    private Parsed? ParseField()
    {
        if (field != QueryField.Anywhere)
            return Fail(here.Start, $"A field cannot stand inside {QueryFields.NameOf(field)}:. Close that one before, and join them with AND.");
        field = here.Field;
        Advance();
        var parsed = ParseOperand();
        field = QueryField.Anywhere;
        return parsed;
    }

    /// <summary>A language is one tag, however its parts are joined.</summary>
    private IReadOnlyList<WordNode> InField(IReadOnlyList<WordNode> words) => field == QueryField.Lang
        ? [new(string.Join('-', words.Select(word => word.Text)), words[^1].IsPrefix, field)]
        : [.. words.Select(word => word with { Field = field })];

    /// <summary>Refuses what no article can have, since it would silently match nothing.</summary>
    private bool CheckValue(IReadOnlyList<WordNode> words, int start)
    {
        if (field == QueryField.Kind && !QueryFields.Kinds.Any(kind => words is [var word] && (word.IsPrefix ? kind.StartsWith(word.Text, StringComparison.Ordinal) : kind == word.Text)))
            Fail(start, $"No article is of this kind. Write one of {string.Join(", ", QueryFields.Kinds)}.");
        else if (field == QueryField.Lang && !(words[0].Text is { Length: 2 or 3 } tag && tag.All(char.IsAsciiLetterLower)))
            Fail(start, "A language is written by its code of two or three letters, as in lang:ur or lang:en-gb. Write the code.");
        return error is null;
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
            (QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Not or QueryTokenKind.Near or QueryTokenKind.Field, _) =>
                Fail(before.Start, $"{Name(before)} has nothing after it. Write a word there, or remove {Name(before)}."),
            (_, QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Near) =>
                Fail(here.Start, $"{Name(here)} has nothing before it. Write a word there, or remove {Name(here)}."),
            (QueryTokenKind.Open, QueryTokenKind.Close) =>
                Fail(before.Start, "There is nothing between these parentheses. Write a word there, or remove them."),
            (QueryTokenKind.Open, _) => Fail(here.Start, $"Write a word after the parenthesis opened at {before.Start}, and close it."),
            (_, QueryTokenKind.Close) => Fail(here.Start, "This parenthesis closes nothing. Remove it, or open one before it."),
            _ => Fail(here.Start, "The query is empty. Write at least one word."),
        };
    }

    private static string Name(QueryToken token) => token.Kind switch
    {
        QueryTokenKind.Field => QueryFields.NameOf(token.Field) + ":",
        QueryTokenKind.Near => $"NEAR/{token.Number}",
        _ => token.Kind.ToString().ToUpperInvariant(),
    };

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
