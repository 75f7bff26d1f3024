using System.Buffers;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>The title of a page's article, and every form of it that may stand above the text.</summary>
internal sealed class PageTitle
{
    private const int Longest = 300;
    private const int ShortestPart = 12;
    private const int MostHeadings = 60;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", " / ", " ~ "];

    private readonly HashSet<string> forms = new(StringComparer.Ordinal);

    private PageTitle(string? text, PageNode? place) => (Text, Place) = (text, place);

    public string? Text { get; }

    /// <summary>What shows the title to the reader; null when nothing does.</summary>
    public PageNode? Place { get; }

    /// <param name="given">What the caller knows it to be, for instance from the feed; null when it knows nothing.</param>
    public static PageTitle Of(PageTree tree, PageMetadata metadata, string? given)
    {
        var headings = Headings(tree);
        var sites = headings.FindAll(head => IsSite(head, metadata.SiteName));
        var own = headings.Except(sites).ToList();
        var heads = own.FindAll(head => head.Node.Tag == "h1");
        var site = metadata.SiteName ?? sites.FirstOrDefault()?.Text;
        var said = new[] { metadata.Data.Headline, metadata.First("og:title"), metadata.First("twitter:title"), metadata.DocumentTitle }
            .Where(text => text is { Length: > 0 }).Select(text => text!).ToList();
        var shown = Confirmed(heads, said) ?? PartOf(own, said) ?? Alike(heads, said);
        if (shown is null && said.Count > 0)
            shown = InText(tree, metadata.DocumentTitle ?? said[0]);
        else if (shown is null)
            shown = heads.Find(head => head.Text.Length >= ShortestPart) ?? heads.FirstOrDefault() ?? sites.Find(head => head.Node.Tag == "h1");
        var text = shown?.Text ?? (said.Count > 0 ? WithoutSite(said[0], site) : null);
        var title = new PageTitle(text ?? given, shown?.Node);
        foreach (var form in said.Append(text).Append(given))
            title.AddForm(form, site);
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

    private static List<Head> Headings(PageTree tree)
    {
        var headings = new List<Head>();
        foreach (var node in tree.Nodes)
        {
            if (node.Tag is "h1" or "h2" or "h3" && headings.Count < MostHeadings && tree.TextOf(node) is { Length: > 0 and <= Longest } text)
                headings.Add(new(node, Windows1252.Repair(text, out _), LeadsHome(tree, node)));
        }

        return headings;
    }

    /// <summary>The name of the site, in a heading at the top of each of its pages: it links to the front page.</summary>
    private static bool IsSite(Head head, string? site) => head.LeadsHome || (site is not null && head.Form == Fold(site));

    private static bool LeadsHome(PageTree tree, PageNode heading)
    {
        for (var i = heading.Index; i < heading.End; i++)
        {
            if (tree.Nodes[i].Tag == "a" && IsHome(tree.Nodes[i]))
                return true;
        }

        return heading.Parent is { Tag: "a" } around && IsHome(around);
    }

    private static bool IsHome(PageNode link) =>
        link.Attribute("href") is { } href && (href is "/" or "./" or "../" or "index.html" or "/index.html" or "/index.php" || (Uri.TryCreate(href, UriKind.Absolute, out var url) && url is { AbsolutePath: "/", Query.Length: 0, Fragment.Length: 0 }));

    /// <summary>A first heading that the page's own description confirms is the best witness.</summary>
    private static Head? Confirmed(List<Head> heads, List<string> said)
    {
        var folded = said.ConvertAll(Fold);
        return heads.Find(head => head.Form.Length > 5 && folded.Exists(text => text == head.Form || (text.StartsWith(head.Form, StringComparison.Ordinal) && head.Form.Length * 10 >= text.Length * 3)))
            ?? heads.Find(head => head.Form.Length >= 10 && folded.Exists(text => text.Length > 8 && (head.Form.Contains(text, StringComparison.Ordinal) || text.Contains(head.Form, StringComparison.Ordinal))));
    }

    /// <summary>Blogs give the h1 to their own name: then a lesser heading that is one end of what the page calls itself.</summary>
    private static Head? PartOf(List<Head> headings, List<string> said)
    {
        var parts = said.SelectMany(Ends).Select(Fold).Where(part => part.Length >= 5).ToHashSet(StringComparer.Ordinal);
        return headings.Find(head => parts.Contains(head.Form));
    }

    private static Head? Alike(List<Head> heads, List<string> said) =>
        heads.Where(head => head.Text.Length >= 15).MaxBy(head => said.Max(text => (double?)Overlap(head.Text, text)) ?? 0) is { } close && said.Exists(text => Overlap(close.Text, text) >= .5) ? close : null;

    /// <summary>Old pages have no headings: a line of the text that is one end of the document's title.</summary>
    private static Head? InText(PageTree tree, string said)
    {
        var parts = Ends(said).Where(part => part.Length >= Math.Max(ShortestPart, .4 * said.Length)).DistinctBy(Fold).ToDictionary(Fold, StringComparer.Ordinal);
        foreach (var node in tree.Nodes)
        {
            if (node.IsText && !node.InLink && node.Length >= ShortestPart && node.Length <= said.Length && parts.TryGetValue(Fold(node.Text), out var part))
                return new(node, part, false);
        }

        return null;
    }

    /// <summary>The whole, and what stands before and behind each mark that may part it from the site's name.</summary>
    private static HashSet<string> Ends(string said)
    {
        var ends = new HashSet<string>(StringComparer.Ordinal) { said };
        foreach (var separator in (ReadOnlySpan<string>)[.. Separators, ": ", "_"])
        {
            for (var at = said.IndexOf(separator, StringComparison.Ordinal); at > 0 && ends.Count < 20; at = said.IndexOf(separator, at + 1, StringComparison.Ordinal))
            {
                ends.Add(said[..at].Trim());
                ends.Add(said[(at + separator.Length)..].Trim());
            }
        }

        return ends;
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
        if (siteForm.Length > 0 && title.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && Fold(title[..colon]) == siteForm)
            return title[(colon + 2)..].Trim();
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

    private sealed record Head(PageNode Node, string Text, bool LeadsHome)
    {
        public string Form { get; } = Fold(Text);
    }
}
