using System.Text;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>Prints a query canonically: folded words, explicit AND, no parenthesis that changes nothing. Parsing it gives the same tree.</summary>
internal static class QueryPrinter
{
    public static string Print(QueryNode node)
    {
        var text = new StringBuilder();
        Print(node, text);
        return text.ToString();
    }

    private static void Print(QueryNode node, StringBuilder text)
    {
        switch (node)
        {
            case WordNode word:
                text.Append(word.Text).Append(word.IsPrefix ? "*" : "");
                break;
            case PhraseNode phrase:
                text.Append('"');
                Join(phrase.Parts, " ", _ => false, text);
                text.Append('"');
                break;
            case NotNode not:
                text.Append("NOT ");
                Print(not.Operand, not.Operand is AndNode or OrNode, text);
                break;
            case AndNode and:
                Join(and.Parts, " AND ", part => part is OrNode, text);
                break;
            case OrNode or:
                Join(or.Parts, " OR ", _ => false, text);
                break;
        }
    }

    private static void Print(QueryNode node, bool parenthesised, StringBuilder text)
    {
        if (parenthesised)
            text.Append('(');
        Print(node, text);
        if (parenthesised)
            text.Append(')');
    }

    private static void Join(IReadOnlyList<QueryNode> parts, string separator, Func<QueryNode, bool> needsParentheses, StringBuilder text)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                text.Append(separator);
            Print(parts[i], needsParentheses(parts[i]), text);
        }
    }
}
