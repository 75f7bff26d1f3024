using System.Buffers;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>The title of a page's article, and every form of it that may stand above the text.</summary>
internal sealed class PageTitle
{
    private const int Longest = 300;
    private const int ShortestPart = 12;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ~ "];

    private readonly HashSet<string> forms = new(StringComparer.Ordinal);

    private PageTitle(string? text) => Text = text;

    public string? Text { get; }

    /// <param name="given">What the caller knows it to be, for instance from the feed; null when it knows nothing.</param>
    public static PageTitle Of(PageTree tree, PageMetadata metadata, string? given)
    {
        var heads = tree.Nodes.Where(node => node.Tag == "h1").Take(20).Select(tree.TextOf).Where(text => text.Length is > 0 and <= Longest).ToList();
        var said = new[] { metadata.Data.Headline, metadata.First("og:title"), metadata.First("twitter:title"), metadata.DocumentTitle }
            .Where(text => text is { Length: > 0 }).Select(text => text!).ToList();
        var title = new PageTitle(Best(heads, said, metadata) ?? given);
        foreach (var form in said.Concat(heads.Where(head => head == title.Text)).Append(given))
            title.AddForm(form, metadata.SiteName);
        return title;
    }

    /// <summary>The line says nothing but the title.</summary>
    public bool Is(string line) => line.Length <= Longest && Fold(line) is { Length: > 0 } folded && forms.Contains(folded);

    /// <summary>Letters and digits alone, in lower case.</summary>
    public static string Fold(string text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var length = 0;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                buffer[length++] = char.ToLowerInvariant(c);
        }

        var folded = new string(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return folded;
    }

    /// <summary>A first heading that the page's own description confirms is the best witness; else that description, without the site's name.</summary>
    private static string? Best(List<string> heads, List<string> said, PageMetadata metadata)
    {
        var folded = said.ConvertAll(Fold);
        foreach (var head in heads)
        {
            var form = Fold(head);
            if (form.Length > 5 && folded.Exists(text => text == form || (text.StartsWith(form, StringComparison.Ordinal) && form.Length * 10 >= text.Length * 3)))
                return head;
        }

        foreach (var head in heads)
        {
            var form = Fold(head);
            if (form.Length >= 10 && folded.Exists(text => text.Length > 8 && (form.Contains(text, StringComparison.Ordinal) || text.Contains(form, StringComparison.Ordinal))))
                return head;
        }

        if (heads.Where(head => head.Length >= 15).MaxBy(head => said.Max(text => (double?)Overlap(head, text)) ?? 0) is { } close && said.Exists(text => Overlap(close, text) >= .5))
            return close;
        if (said.Count > 0)
            return WithoutSite(said[0], metadata.SiteName);
        return heads.Find(head => head.Length >= ShortestPart) ?? heads.FirstOrDefault();
    }

    /// <summary>The share of the shorter one's words that both have.</summary>
    private static double Overlap(string left, string right)
    {
        var (a, b) = (Words(left), Words(right));
        return Math.Min(a.Count, b.Count) is > 2 and var least ? (double)a.Intersect(b).Count() / least : 0;
    }

    private static HashSet<string> Words(string text) => [.. text.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private void AddForm(string? text, string? site)
    {
        if (text is null)
            return;
        forms.Add(Fold(text));
        forms.Add(Fold(WithoutSite(text, site)));
        forms.Remove("");
    }

    /// <summary>"The title - The Site": the site's name goes when it is known, or when it is the shorter end by far.</summary>
    public static string WithoutSite(string title, string? site)
    {
        var siteForm = site is null ? "" : Fold(site);
        foreach (var separator in Separators)
        {
            var last = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (last <= 0)
                continue;
            var (head, tail) = (title[..last].Trim(), title[(last + separator.Length)..].Trim());
            if (siteForm.Length > 0 && Fold(tail) == siteForm)
                return head;
            var first = title.IndexOf(separator, StringComparison.Ordinal);
            if (siteForm.Length > 0 && Fold(title[..first]) == siteForm)
                return title[(first + separator.Length)..].Trim();
            if (head.Length >= ShortestPart && tail.Split(' ').Length <= 5 && tail.Length < head.Length)
                return head;
        }

        return title;
    }
}
