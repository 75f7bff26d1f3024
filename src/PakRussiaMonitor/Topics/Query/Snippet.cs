namespace PakRussiaMonitor.Topics.Query;

/// <summary>The words around a place that makes an article match.</summary>
/// <param name="Clause">What was found there.</param>
/// <param name="Field">title, text, outlet, author, lang or kind.</param>
/// <param name="Text">In one line; an ellipsis stands for what is left out.</param>
/// <param name="Start">UTF-16 offset in <paramref name="Text"/> of what was found.</param>
/// <param name="Length">In UTF-16 units.</param>
public sealed record Snippet(string Clause, string Field, string Text, int Start, int Length)
{
    private const int Before = 80, After = 160;

    /// <summary>Around the first place in the text, else in the title, else wherever it is. Null where nothing was found.</summary>
    public static Snippet? Of(Explanation why, ArticleFields article)
    {
        var found = why.Clauses.Where(clause => clause.Holds).SelectMany(clause => clause.Found).ToArray();
        var place = Array.Find(found, one => one.Field == "text") ?? Array.Find(found, one => one.Field == "title") ?? found.FirstOrDefault();
        return place?.Field switch
        {
            null => null,
            "text" => Cut(place, article.Text),
            "title" => Cut(place, article.Title ?? ""),
            _ => new(place.Clause, place.Field, place.Text, 0, place.Text.Length),
        };
    }

    private static Snippet Cut(FoundPlace place, string text)
    {
        var (from, to) = (place.Start - Before, Math.Min(place.Start + place.Length, place.Start + After) + After);
        from = from <= 0 ? 0 : WordFrom(text, from, place.Start);
        to = to >= text.Length ? text.Length : WordEnd(text, to, Math.Min(place.Start + place.Length, to));
        var lead = from > 0 ? "…" : "";
        var cut = text[from..to].Replace('\n', ' ');
        return new(place.Clause, place.Field, $"{lead}{cut}{(to < text.Length ? "…" : "")}", place.Start - from + lead.Length, Math.Min(place.Length, to - place.Start));
    }

    /// <summary>Behind the first space, so that no word begins in its middle; in a text without spaces no pair is parted.</summary>
    private static int WordFrom(string text, int from, int last)
    {
        var space = text.AsSpan(from, last - from).IndexOfAny(' ', '\n');
        return space >= 0 ? from + space + 1 : char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    private static int WordEnd(string text, int to, int first)
    {
        var space = text.AsSpan(first, to - first).LastIndexOfAny(' ', '\n');
        return space > 0 ? first + space : char.IsLowSurrogate(text[to]) ? to - 1 : to;
    }
}
