using System.Globalization;
using System.Text;

namespace PakRussiaMonitor.Topics.Query;

/// <summary>
/// Prints a query canonically: folded words, explicit AND, every word with its field, no parenthesis that changes nothing.
/// Parsing it gives the same tree.
/// </summary>
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
                PrintField(word, text);
                PrintWord(word, text);
                break;
            case PhraseNode phrase:
                PrintField(phrase.Words[0], text);
                text.Append('"');
                foreach (var (i, word) in phrase.Words.Index())
                    PrintWord(word, text.Append(i > 0 ? " " : ""));
                text.Append('"');
                break;
            case NotNode not:
                text.Append("NOT ");
                Print(not.Operand, not.Operand is AndNode or OrNode, text);
                break;
            case NearNode near:
                Join(near.Parts, i => $" NEAR/{near.Distances[i].ToString(CultureInfo.InvariantCulture)} ", part => part is OrNode, text);
                break;
            case AndNode and:
                Join(and.Parts, _ => " AND ", part => part is OrNode, text);
                break;
            case OrNode or:
                Join(or.Parts, _ => " OR ", _ => false, text);
                break;
        }
    }

    private static void PrintField(WordNode word, StringBuilder text)
    {
        if (word.Field != QueryField.Anywhere)
            text.Append(QueryFields.NameOf(word.Field)).Append(':');
    }

    private static void PrintWord(WordNode word, StringBuilder text) => text.Append(word.Text).Append(word.IsPrefix ? "*" : "");

    private static void Print(QueryNode node, bool parenthesised, StringBuilder text)
    {
        if (parenthesised)
            text.Append('(');
        Print(node, text);
        if (parenthesised)
            text.Append(')');
    }

    private static void Join(IReadOnlyList<QueryNode> parts, Func<int, string> separator, Func<QueryNode, bool> needsParentheses, StringBuilder text)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                text.Append(separator(i - 1));
            Print(parts[i], needsParentheses(parts[i]), text);
        }
    }
}
