using System.Net;
using System.Text.Json;

namespace PakRussiaMonitor.Articles.Extraction.Pages;

/// <summary>What a page's JSON-LD says of its article. Each part is null when nothing credible says it.</summary>
internal sealed record LinkedData
{
    private const int DeepestWalk = 8;
    private const int MostNodes = 2_000;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static LinkedData None { get; } = new();

    public string? Headline { get; private init; }

    public IReadOnlyList<string> Authors { get; private init; } = [];

    public string? Published { get; private init; }

    public string? Modified { get; private init; }

    public string? Publisher { get; private init; }

    public string? Language { get; private init; }

    public string? Section { get; private init; }

    public string? Body { get; private init; }

    /// <summary>Of the node that all this comes from, for instance <c>NewsArticle</c>.</summary>
    public string? Type { get; private init; }

    public static LinkedData Read(IReadOnlyList<string> scripts)
    {
        var documents = new List<JsonDocument>();
        try
        {
            foreach (var script in scripts)
            {
                if (Parse(script) is { } document)
                    documents.Add(document);
            }

            var nodes = new List<JsonElement>();
            foreach (var document in documents)
                Collect(document.RootElement, nodes, 0);
            return nodes.Count == 0 ? None : Of(nodes);
        }
        finally
        {
            documents.ForEach(document => document.Dispose());
        }
    }

    private static LinkedData Of(List<JsonElement> nodes)
    {
        var article = nodes.OrderByDescending(Rank).First();
        if (Rank(article) == 0)
            return None with { Publisher = NameOf(nodes.Find(node => TypeOf(node) is "WebSite"), nodes) };
        return new()
        {
            Type = TypeOf(article),
            Headline = Text(article, "headline") ?? (Rank(article) > 1 ? Text(article, "name") : null),
            Authors = [.. Names(article, "author", nodes).Concat(Names(article, "creator", nodes)).Distinct()],
            Published = Text(article, "datePublished") ?? Text(article, "dateCreated") ?? Text(article, "uploadDate"),
            Modified = Text(article, "dateModified"),
            Publisher = Names(article, "publisher", nodes).FirstOrDefault() ?? NameOf(nodes.Find(node => TypeOf(node) is "WebSite"), nodes),
            Language = Text(article, "inLanguage"),
            Section = Text(article, "articleSection"),
            Body = Text(article, "articleBody"),
        };
    }

    private static int Rank(JsonElement node)
    {
        if (TypeOf(node) is not { } type)
            return 0;
        if (type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "Report" or "LiveBlogPosting" or "SocialMediaPosting" or "DiscussionForumPosting" or "Review" or "Recipe")
            return Has(node, "headline") || Has(node, "datePublished") || Has(node, "author") ? 4 : 3;
        if (type is "WebPage" or "ItemPage" or "AboutPage" or "FAQPage" or "CreativeWork" or "VideoObject" or "PodcastEpisode")
            return Has(node, "datePublished") ? 2 : 1;
        return 0;
    }

    private static bool Has(JsonElement node, string name) => node.TryGetProperty(name, out _);

    private static JsonDocument? Parse(string script)
    {
        var json = script.Trim().TrimEnd(';');
        if (json.StartsWith("<!--", StringComparison.Ordinal) || json.StartsWith("/*", StringComparison.Ordinal) || json.StartsWith("//", StringComparison.Ordinal))
            json = json[Math.Max(0, json.AsSpan().IndexOfAny('{', '['))..];
        return TryParse(json) ?? TryParse(WithoutControls(json));
    }

    private static JsonDocument? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, Lenient);
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Line breaks within strings are the usual mistake.</summary>
    private static string WithoutControls(string json) => string.Create(json.Length, json, static (characters, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            characters[i] = char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? ' ' : from[i];
    });

    private static void Collect(JsonElement element, List<JsonElement> nodes, int depth)
    {
        if (depth > DeepestWalk || nodes.Count > MostNodes)
            return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, nodes, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (TypeOf(element) is not null)
                nodes.Add(element);
            foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage", "hasPart", "author", "publisher", "liveBlogUpdate", "itemReviewed", "review", "subjectOf"])
            {
                if (element.TryGetProperty(name, out var inner) && inner.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                    Collect(inner, nodes, depth + (name == "liveBlogUpdate" ? 3 : 1));
            }
        }
    }

    private static string? TypeOf(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty("@type", out var type))
            return null;
        if (type.ValueKind == JsonValueKind.Array)
            type = type.EnumerateArray().FirstOrDefault(item => item.ValueKind == JsonValueKind.String && item.GetString()!.EndsWith("Article", StringComparison.Ordinal)) is { ValueKind: JsonValueKind.String } found
                ? found : type.EnumerateArray().FirstOrDefault();
        return type.ValueKind == JsonValueKind.String ? LastPart(type.GetString()!) : null;
    }

    private static string LastPart(string type) => type[(type.LastIndexOfAny(['/', ':']) + 1)..];

    private static IEnumerable<string> Names(JsonElement node, string property, List<JsonElement> nodes)
    {
        if (!node.TryGetProperty(property, out var value))
            yield break;
        var items = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value];
        foreach (var item in items.Take(20))
        {
            if (item.ValueKind == JsonValueKind.String ? Decode(item.GetString()) is { } name : (name = NameOf(item, nodes)!) is not null)
                yield return name;
        }
    }

    /// <summary>By its name, or by the name of the node that it refers to.</summary>
    private static string? NameOf(JsonElement node, List<JsonElement> nodes)
    {
        if (node.ValueKind != JsonValueKind.Object)
            return null;
        if (Text(node, "name") is { } name)
            return name;
        return Text(node, "@id") is { } id && nodes.Find(other => Text(other, "@id") == id && other.TryGetProperty("name", out _)) is { ValueKind: JsonValueKind.Object } found
            ? Text(found, "name") : null;
    }

    private static string? Text(JsonElement node, string property)
    {
        if (!node.TryGetProperty(property, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array)
            value = value.EnumerateArray().FirstOrDefault();
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("name", out var inner))
            value = inner;
        return value.ValueKind == JsonValueKind.String ? Decode(value.GetString()) : null;
    }

    private static string? Decode(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return CanonicalText.Of(text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text).Trim() is { Length: > 0 } decoded ? decoded : null;
    }
}
