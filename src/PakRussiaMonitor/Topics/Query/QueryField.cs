namespace PakRussiaMonitor.Topics.Query;

/// <summary>Where a word of a query is looked for.</summary>
public enum QueryField
{
    /// <summary>In title and text: what is written without a field.</summary>
    Anywhere,
    Title,
    Outlet,
    Author,

    /// <summary>The language tag of the text: <c>lang:en</c> holds for en and en-GB.</summary>
    Lang,
    Kind,
}

/// <summary>The fields as a query writes them.</summary>
internal static class QueryFields
{
    /// <summary>What an article can be, as its record says it.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["opinion", "news", "other"];

    public static readonly IReadOnlyList<string> Names = ["title", "outlet", "author", "lang", "kind"];

    public static readonly int Count = Enum.GetValues<QueryField>().Length;

    public static bool TryParse(ReadOnlySpan<char> name, out QueryField field)
    {
        field = QueryField.Anywhere;
        for (var i = 0; i < Names.Count; i++)
        {
            if (name.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
                field = (QueryField)(i + 1);
        }
        return field != QueryField.Anywhere;
    }

    public static string NameOf(QueryField field) => field == QueryField.Anywhere ? "" : Names[(int)field - 1];
}
