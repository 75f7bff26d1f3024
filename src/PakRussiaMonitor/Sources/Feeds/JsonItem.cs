using PakRussiaMonitor.Actors;
using System.Text.Json;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>An item as JSON Feed says it.</summary>
internal sealed class JsonItem
{
    private readonly DistinctTexts authors = [];
    private readonly DistinctTexts tags = [];
    private string? id, url, externalUrl, title, language, published, modified, html, text, summary;

    public void Read(ref JsonTokens json, string name)
    {
        switch (name)
        {
            case "id":
                id ??= json.Scalar();
                break;
            case "url":
                url ??= json.Text();
                break;
            case "external_url":
                externalUrl ??= json.Text();
                break;
            case "title":
                title ??= json.Line();
                break;
            case "content_html":
                html ??= json.Text();
                break;
            case "content_text":
                text ??= json.Text();
                break;
            case "summary":
                summary ??= json.Text();
                break;
            case "date_published":
                published ??= json.Scalar();
                break;
            case "date_modified":
                modified ??= json.Scalar();
                break;
            case "language":
                language ??= json.Line();
                break;
            case "author" or "authors":
                ReadAuthors(ref json, authors);
                break;
            case "tags" when json.Is(JsonTokenType.StartArray):
                while (json.Element())
                    tags.AddIfAny(json.Line());
                break;
            default:
                json.Skip();
                break;
        }
    }

    /// <summary>An author or a list of them; 1.0 has one, 1.1 a list, and some feeds only a name.</summary>
    public static void ReadAuthors(ref JsonTokens json, DistinctTexts authors)
    {
        if (json.Is(JsonTokenType.StartArray))
        {
            while (json.Element())
                ReadAuthor(ref json, authors);
        }
        else
        {
            ReadAuthor(ref json, authors);
        }
    }

    private static void ReadAuthor(ref JsonTokens json, DistinctTexts authors)
    {
        if (!json.Is(JsonTokenType.StartObject))
        {
            authors.AddIfAny(PersonName.From(json.Line()));
            return;
        }

        while (json.Property() is { } name)
        {
            if (name == "name")
                authors.AddIfAny(PersonName.From(json.Line()));
            else
                json.Skip();
        }
    }

    public FeedItem ToFeedItem(FeedDraft feed)
    {
        var content = FeedTexts.Of(html, Markup.Html, null) ?? FeedTexts.Of(text, Markup.Text, null);
        return new()
        {
            Id = FeedDraft.Id(id),
            Url = feed.Url(url, null) ?? feed.Url(externalUrl, null) ?? (FeedLinks.IsAbsoluteWeb(id) ? feed.Url(id, null) : null),
            Title = title,
            Author = PersonName.Join(authors),
            Published = feed.Date(published),
            Updated = feed.Date(modified),
            Language = language ?? feed.Language,
            Categories = [.. tags],
            Content = feed.Based(content, null),
            Summary = FeedTexts.Of(summary, Markup.Text, null),
        };
    }
}
