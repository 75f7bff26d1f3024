using System.Text.Json.Serialization;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Articles.Templates;

/// <summary>
/// What a source's articles repeat at their edges. A line is template once it stood in <see cref="FewestArticles"/> different articles and in at
/// least a fifth of those that came since it was first seen, so that a site's new footer is learned as fast as an old one. Paragraphs
/// are never asked: a standing quote may be part of the text. Bounded by pruning what did not come again.
/// </summary>
/// <param name="articles">New articles learned from, revisions not counted.</param>
public sealed class TemplateBook(long articles, List<TemplateLine> lines, RemovedShares shares)
{
    public const int FewestArticles = 8, OneIn = 5;

    /// <summary>A line of a fifth of the articles stays away for so many in a row once in 70,000 times.</summary>
    private const int ForgetCandidateAfter = 50;

    /// <summary>A template line that the site no longer has.</summary>
    private const int ForgetTemplateAfter = 1_000;

    private const int MostLines = 200;

    public long Articles { get; private set; } = articles;

    /// <summary>Those that came in most articles first.</summary>
    public IReadOnlyList<TemplateLine> Lines { get; private set; } = lines;

    public RemovedShares Shares { get; private set; } = shares;

    /// <summary>True when other lines are template than before.</summary>
    /// <param name="now">Unix milliseconds.</param>
    public bool Learn(IReadOnlyList<CleaningTrace> traces, long now)
    {
        var known = Lines.ToDictionary(line => line.Text, StringComparer.Ordinal);
        var before = known.Values.Where(line => line.IsTemplate).Select(line => line.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var trace in traces)
        {
            Articles++;
            foreach (var text in trace.EdgeLines)
                known[text] = (known.GetValueOrDefault(text) ?? new(text, 0, Articles, Articles, now, now, false)).SeenIn(Articles, now);
        }

        Lines = [.. known.Values
            .Select(line => line with { IsTemplate = line.IsTemplate || line.IsFrequent(Articles) })
            .Where(line => Articles - line.LastArticle < (line.IsTemplate ? ForgetTemplateAfter : ForgetCandidateAfter))
            .OrderByDescending(line => line.IsTemplate).ThenByDescending(line => line.LastArticle).ThenBy(line => line.Text, StringComparer.Ordinal)
            .Take(MostLines)
            .OrderByDescending(line => line.Articles).ThenBy(line => line.Text, StringComparer.Ordinal)];
        Shares = Shares.With(traces.Select(trace => trace.RemovedPermille));
        return !before.SetEquals(Lines.Where(line => line.IsTemplate).Select(line => line.Text));
    }
}

/// <summary>A line of a source's edges, stored as JSON in short names. Times are Unix milliseconds.</summary>
/// <param name="Articles">How many articles had it.</param>
/// <param name="FirstArticle">Which of the source's articles had it first, counted from 1.</param>
public sealed record TemplateLine(
    [property: JsonPropertyName("t")] string Text, [property: JsonPropertyName("n")] long Articles, [property: JsonPropertyName("f")] long FirstArticle,
    [property: JsonPropertyName("l")] long LastArticle, [property: JsonPropertyName("a")] long FirstSeenAt, [property: JsonPropertyName("b")] long LastSeenAt,
    [property: JsonPropertyName("s")] bool IsTemplate)
{
    /// <summary>The part of the articles since it was first seen that had it, when the source has come to so many.</summary>
    public double Share(long articles) => Articles / (double)Math.Max(1, articles - FirstArticle + 1);

    public TemplateLine SeenIn(long article, long now) => this with { Articles = Articles + 1, LastArticle = article, LastSeenAt = now };

    public bool IsFrequent(long articles) =>
        Articles >= TemplateBook.FewestArticles && Articles * TemplateBook.OneIn >= articles - FirstArticle + 1;
}
