using System.Buffers;
using System.Globalization;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>When a page's article was published: by what the page says of itself, by its elements, its address, and last by its visible text.</summary>
internal static class PageDate
{
    private static readonly string[] UpdateWords = ["updat", "modif", "review", "edited", "revised", "aktualis", "mis à jour", "actualiza", "обновлен", "изменен"];

    /// <summary>Since when somebody is a user, or the site has its rights.</summary>
    private static readonly string[] UserWords = ["joined", "member since", "registered", "©", "copyright"];

    private static readonly string[] FirstWords = ["originally published on ", "first published on ", "originally appeared on ", "originally posted on ", "was published on "];

    private static readonly SearchValues<string> AnyFirstWords = SearchValues.Create(FirstWords, StringComparison.OrdinalIgnoreCase);

    private const int MostLines = 60;
    private const int MostNodesAbove = 60;
    private const int LongestFirst = 40;
    private const int LongestDateLine = 160;

    private static readonly string[] Names =
    [
        "article:published_time", "og:article:published_time", "og:published_time", "article:published", "datePublished", "parsely-pub-date", "sailthru.date",
        "pubdate", "w-published-date", "published-date", "published", "publish_time", "publicationdate", "publication-date", "article.created", "created", "first-published", "dc:date", "publishdate", "publish_date", "publish-date", "publication_date", "published_date", "date.issued", "dc.date.issued", "dcterms.created", "dc.date.created",
        "dc.date", "dcterms.date", "citation_publication_date", "citation_online_date", "cXenseParse:recs:publishtime", "cxenseparse:publishtime", "ptime", "originalpublicationdate",
        "article.published", "displaydate", "analyticsattributes.articledate", "date", "article_date_original", "og:pubdate", "timestamp", "release_date", "article:create_time",
    ];

    /// <summary>Better than nothing: a page that was changed had been published.</summary>
    private static readonly string[] NamesOfChanges = ["article:modified_time", "og:updated_time", "dateModified", "last-modified", "lastmod", "updated", "dcterms.modified", "article:modified"];

    /// <param name="title">What shows the article's title, where that is known.</param>
    public static DateTimeOffset? Find(PageTree tree, PageMetadata metadata, PageNode container, PageNode? title, string? url) =>
        OnItsOwnDay(
            FirstPublished(tree, container) ?? Shown(tree, container, title, Credible(metadata.Data.Published) ?? First(metadata, Names))
                ?? InElements(tree, container, Math.Max(0, (title?.Index ?? 0) - MostNodesAbove), container.End) ?? InAddress(url) ?? InText(tree, container, title, ofUpdates: false) ?? InElements(tree, null, container.End, tree.Nodes.Count) ?? InText(tree, container, title, ofUpdates: true) ?? Credible(metadata.Data.Modified) ?? First(metadata, NamesOfChanges),
            InAddress(url));

    /// <summary>
    /// What the page shows its readers between title and text goes before what it says to machines, where the two are days apart: templates
    /// fill the one with care. A date that is called an update is none of publication.
    /// </summary>
    private static DateTimeOffset? Shown(PageTree tree, PageNode container, PageNode? title, DateTimeOffset? said)
    {
        if (said is null || title is null)
            return said;
        for (var i = Math.Max(0, title.Index - 30); i < Math.Min(tree.Nodes.Count, title.End + 60); i++)
        {
            var node = tree.Nodes[i];
            if (node.IsText || !(node.Tag == "time" || (node.Hints & NameHints.Date) != 0) || node.End - node.Index > 8 || IsUpdate(node) || IsOfOthers(node, container))
                continue;
            var text = tree.TextOf(node);
            if (text.Length is < 6 or > 60 || IsCalledUpdate(text) || IsCalledUpdate(TextBefore(tree, i)) || DateInLine.Find(text) is not { } shown)
                continue;
            return (shown - said.Value).Duration() > TimeSpan.FromDays(2) ? shown : said;
        }

        return said;
    }

    /// <summary>"This article was originally published on 26 Sep 2019": below a text that has been brought up to date.</summary>
    private static DateTimeOffset? FirstPublished(PageTree tree, PageNode container)
    {
        for (var i = container.Index; i < Math.Min(tree.Nodes.Count, container.End + MostNodesAbove); i++)
        {
            var text = tree.Nodes[i].Text;
            if (!text.AsSpan().ContainsAny(AnyFirstWords))
                continue;
            foreach (var words in FirstWords)
            {
                if (text.IndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
                    && DateInLine.Find(text.Substring(at + words.Length, Math.Min(LongestFirst, text.Length - at - words.Length))) is { } date)
                    return date;
            }
        }

        return null;
    }

    private static bool IsCalledUpdate(string text) =>
        UpdateWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>"Published 3 May, updated 5 May": the part that comes first.</summary>
    private static string UpToUpdate(string text)
    {
        var end = UpdateWords.Select(word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(text.Length).Min();
        return text[..end];
    }

    private static bool IsOfUser(string text) => UserWords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string TextBefore(PageTree tree, int index)
    {
        for (var i = index - 1; i > 0 && i > index - 12; i--)
        {
            if (tree.Nodes[i].IsText && tree.Nodes[i].Length > 0)
                return tree.Nodes[i].Text.Length < 40 ? tree.Nodes[i].Text : "";
        }

        return "";
    }

    private static DateTimeOffset? First(PageMetadata metadata, string[] names)
    {
        foreach (var name in names)
        {
            if (Credible(metadata.First(name)) is { } date)
                return date;
        }

        return null;
    }

    /// <summary>The same moment, in whole hours from Greenwich, on the day that the outlet itself writes into the address.</summary>
    private static DateTimeOffset? OnItsOwnDay(DateTimeOffset? date, DateTimeOffset? day)
    {
        if (date is not { } moment || day is not { } own || moment.Offset != TimeSpan.Zero || moment.TimeOfDay == TimeSpan.Zero)
            return date;
        var before = own.AddDays(1) <= moment ? (moment - own.AddDays(1)).TotalHours : 0;
        var after = moment < own ? (own - moment).TotalHours : 0;
        return before is > 0 and < 12 ? moment.ToOffset(TimeSpan.FromHours(-Math.Floor(before) - 1))
            : after is > 0 and <= 13 ? moment.ToOffset(TimeSpan.FromHours(Math.Ceiling(after))) : date;
    }

    /// <summary>ISO dates keep their offset: the day on which it was published is that of the outlet's own clock.</summary>
    private static DateTimeOffset? Credible(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        text = text.Trim();
        var isIso = text.Length >= 10 && text[4] == '-' && text[7] == '-';
        if (!(isIso && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)) && !WrittenDate.TryParse(text, out date))
            return null;
        return date.Year is >= 1990 and < 2100 ? date : null;
    }

    private static DateTimeOffset? InElements(PageTree tree, PageNode? container, int from, int to)
    {
        DateTimeOffset? found = null;
        for (var i = from; i < to; i++)
        {
            var node = tree.Nodes[i];
            if (node.IsText || (found is not null && container is not null && node.Index > container.Index))
                continue;
            if (node.Attribute("itemprop") is "datePublished" or "dateCreated"
                && (Credible(node.Attribute("datetime")) ?? Credible(node.Attribute("content")) ?? Credible(tree.TextOf(node))) is { } published)
                return published;
            if (node.Tag != "time" || node.Attribute("itemprop") == "dateModified" || IsAside(node, container))
                continue;
            found ??= Credible(node.Attribute("datetime")) ?? Credible(tree.TextOf(node));
        }

        return found;
    }

    /// <summary>Dates of comments and of other articles say nothing of this one.</summary>
    private static bool IsAside(PageNode node, PageNode? container)
    {
        if (IsUpdate(node))
            return true;
        foreach (var ancestor in node.Ancestors())
        {
            if (container is not null && ancestor.Holds(container))
                return false;
            if ((ancestor.Tag is "aside" or "footer" && container is not null && ancestor.Index > container.Index) || ancestor.Tag == "nav" || (ancestor.Hints & (NameHints.Comments | NameHints.Related | NameHints.Navigation)) != 0)
                return true;
        }

        return false;
    }

    private static bool IsOfOthers(PageNode node, PageNode? container) => node.Ancestors().TakeWhile(ancestor => container is null || !ancestor.Holds(container))
        .Any(ancestor => ancestor.Tag is "nav" || (ancestor.Tag == "footer" && container is not null && ancestor.Index > container.Index) || (ancestor.Hints & (NameHints.Comments | NameHints.Related | NameHints.Navigation)) != 0);

    private static bool IsUpdate(PageNode node) =>
        node.Element?.ClassName is { } name && (name.Contains("updated", StringComparison.OrdinalIgnoreCase) || name.Contains("modified", StringComparison.OrdinalIgnoreCase))
        && !name.Contains("published", StringComparison.OrdinalIgnoreCase);

    /// <summary><c>/2024/05/17/</c>, <c>/2024-05-17-</c> or <c>/20240517/</c>.</summary>
    private static DateTimeOffset? InAddress(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address))
            return null;
        var path = address.AbsolutePath.AsSpan();
        for (var i = 0; i + 9 < path.Length; i++)
        {
            if (path[i] is not ('/' or '-' or '_') || !IsDigits(path.Slice(i + 1, 4)) || path[i + 5] is not ('/' or '-' or '_'))
                continue;
            var rest = path[(i + 6)..];
            var month = Month(rest, out var length);
            if (length == 0 || rest.Length <= length + 1 || rest[length] is not ('/' or '-' or '_'))
                continue;
            var day = Digits(rest[(length + 1)..], out var dayLength);
            if (dayLength is 1 or 2 && Make(int.Parse(path.Slice(i + 1, 4), CultureInfo.InvariantCulture), month, day) is { } date)
                return date;
        }

        return null;
    }

    private static int Month(ReadOnlySpan<char> text, out int length)
    {
        var number = Digits(text, out length);
        if (length is 1 or 2)
            return number;
        length = Math.Max(0, text.IndexOfAny('/', '-', '_'));
        if (length > 0 && DateWords.TryMonth(text[..length], out var month))
            return month;
        length = 0;
        return 0;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static int Digits(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        while (length < text.Length && length < 5 && char.IsAsciiDigit(text[length]))
            length++;
        return length == 0 ? 0 : int.Parse(text[..length], CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset? Make(int year, int month, int day) =>
        year is >= 1990 and < 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day, 0, 0, 0, TimeSpan.Zero) : null;

    /// <summary>A short line around the title that holds a date; one called a date by its class comes first.</summary>
    private static DateTimeOffset? InText(PageTree tree, PageNode container, PageNode? title, bool ofUpdates)
    {
        foreach (var node in tree.Nodes.Take(container.End))
        {
            if (!node.IsText && (node.Hints & NameHints.Date) != 0 && (ofUpdates || !IsUpdate(node)) && !IsOfOthers(node, container) && node.End - node.Index < 30
                && tree.TextOf(node) is { Length: > 5 and < LongestDateLine } text && DateInLine.Find(ofUpdates ? text : UpToUpdate(text)) is { } date)
                return date;
        }

        var seen = 0;
        for (var i = Math.Max(0, (title ?? container).Index - 40); i < tree.Nodes.Count && seen < MostLines; i++)
        {
            var node = tree.Nodes[i];
            if (!node.IsText || node.Length is < 6 or > LongestDateLine)
                continue;
            seen++;
            if (DateInLine.Find(ofUpdates ? node.Text : UpToUpdate(node.Text)) is { } date && !IsAside(node, container) && (ofUpdates || !IsCalledUpdate(TextBefore(tree, i))) && !IsOfUser(node.Text) && !(TextBefore(tree, i).TrimEnd() is [.., ':'] && IsOfUser(TextBefore(tree, i))))
                return date;
        }

        return null;
    }
}
