using AngleSharp.Dom;
using PakRussiaMonitor.Articles.Reading;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>What a page says of itself in its head: meta elements, links, title, JSON-LD.</summary>
internal sealed class PageMetadata
{
    private const int MostElements = 500;

    private readonly Dictionary<string, List<string>> values = new(StringComparer.OrdinalIgnoreCase);

    private PageMetadata(LinkedData data) => Data = data;

    public LinkedData Data { get; }

    public string? DocumentTitle { get; private set; }

    public string? CanonicalLink { get; private set; }

    /// <summary>What the html element's lang attribute says.</summary>
    public string? Language { get; private init; }

    public string? SiteName => First("og:site_name") ?? First("application-name") ?? Data.Publisher;

    public static PageMetadata Of(PageTree tree, LinkedData data)
    {
        var metadata = new PageMetadata(data) { Language = tree.Document.DocumentElement.GetAttribute("lang") };
        var inHead = tree.Document.Head?.Children ?? Enumerable.Empty<IElement>();
        var inBody = tree.Nodes.Where(node => node.Tag is "meta" or "link").Select(node => node.Element!);
        foreach (var element in inHead.Concat(inBody).Take(MostElements))
            metadata.Add(element);
        return metadata;
    }

    /// <summary>The first non-empty value of a name, property or itemprop.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.TryGetValue(name, out var found))
                return found[0];
        }

        return null;
    }

    public IReadOnlyList<string> All(string name) => values.TryGetValue(name, out var found) ? found : [];

    private void Add(IElement element)
    {
        switch (element.LocalName)
        {
            case "title":
                DocumentTitle ??= Folded(element.TextContent);
                break;
            case "link" when CanonicalLink is null && element.GetAttribute("rel")?.Contains("canonical", StringComparison.OrdinalIgnoreCase) == true:
                CanonicalLink = element.GetAttribute("href");
                break;
            case "meta" when Folded(element.GetAttribute("content")) is { } content:
                foreach (var attribute in (ReadOnlySpan<string>)["name", "property", "itemprop"])
                {
                    if (element.GetAttribute(attribute) is not { Length: > 0 } name)
                        continue;
                    if (!values.TryGetValue(name, out var list))
                        values[name] = list = [];
                    list.Add(content);
                }

                break;
        }
    }

    private static string? Folded(string? text)
    {
        if (text is null)
            return null;
        var folded = string.Join(' ', CanonicalText.Of(Windows1252.Repair(text, out _)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return folded.Length == 0 ? null : folded;
    }
}
