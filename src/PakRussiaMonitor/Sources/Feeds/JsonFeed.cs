using System.Globalization;
using System.Text.Json;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>JSON Feed 1.0 and 1.1, read token by token: what comes before a fault is kept.</summary>
internal static class JsonFeed
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 64 };

    /// <summary>Null when it was read into <paramref name="feed"/>; else what the JSON is instead.</summary>
    public static string? Read(ReadOnlyMemory<byte> body, FeedDraft feed, FeedWarnings warnings)
    {
        feed.Format = "";
        try
        {
            var json = new JsonTokens(new Utf8JsonReader(body.Span, Options), warnings);
            if (json.Next() && json.Is(JsonTokenType.StartObject))
                ReadFeed(ref json, feed);
        }
        catch (JsonException e)
        {
            if (feed.Format.Length == 0 && feed.Items.Count == 0)
                return "JSON that is not well-formed";
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture, $"The document is not well-formed JSON (line {e.LineNumber + 1}); the {feed.Items.Count} items that were complete by then were read."));
        }

        if (feed.Format.Length == 0 && feed.Items.TrueForAll(item => item is { Id: null, Url: null }))
            return "JSON";
        feed.Format = feed.Format.Length == 0 ? "json1.1" : feed.Format;
        return null;
    }

    private static void ReadFeed(ref JsonTokens json, FeedDraft feed)
    {
        var authors = new DistinctTexts();
        while (json.Property() is { } name)
        {
            switch (name)
            {
                case "version":
                    feed.Format = Format(json.Text()) ?? feed.Format;
                    break;
                case "title":
                    feed.Title ??= json.Line();
                    break;
                case "home_page_url":
                    feed.Link ??= FeedLinks.Resolve(json.Text() ?? "", feed.Base);
                    break;
                case "language":
                    feed.Language ??= json.Line();
                    break;
                case "author" or "authors":
                    JsonItem.ReadAuthors(ref json, authors);
                    break;
                case "items" when json.Is(JsonTokenType.StartArray):
                    while (json.Element())
                        ReadItem(ref json, feed);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }

        // The feed's authors may stand behind its items.
        for (var i = 0; i < feed.Items.Count && authors.Count > 0; i++)
            feed.Items[i] = feed.Items[i].Author is null ? feed.Items[i] with { Author = PersonName.Join(authors) } : feed.Items[i];
    }

    private static void ReadItem(ref JsonTokens json, FeedDraft feed)
    {
        if (!json.Is(JsonTokenType.StartObject) || !feed.HasRoom())
        {
            json.Skip();
            return;
        }

        var item = new JsonItem();
        while (json.Property() is { } name)
            item.Read(ref json, name);
        feed.Items.Add(item.ToFeedItem(feed));
    }

    private static string? Format(string? version) => version switch
    {
        null => null,
        _ when !version.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) => null,
        _ when version.TrimEnd('/').EndsWith("1.1", StringComparison.Ordinal) => "json1.1",
        _ => "json1.0",
    };
}
