using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>The receipt: the list of articles that a count counted.</summary>
internal static class ReceiptEndpoint
{
    private const int DefaultLimit = 50, MostLimit = 500;

    public static async Task<Results<Ok<ReceiptView>, ProblemHttpResult>> List(
        string id, [AsParameters] CountsParameters parameters, string? cursor, int? limit, TopicTable table, IActors actors, LedgerReader ledger,
        Panels panels, HttpResponse response, CancellationToken cancellation)
    {
        if (!ReceiptCursor.TryRead(cursor, out var position))
            return Problems.InvalidCursor(cursor!);
        var (query, panel, problem) = await PanelParameter.Read(parameters, panels, cancellation, position?.Panel);
        if (query is null)
            return problem!;
        if (limit is < 1 or > MostLimit)
            return Problems.InvalidParameter("limit", limit.Value.ToString(CultureInfo.InvariantCulture), $"Write a number from 1 to {MostLimit}.");
        var asked = ReceiptCursor.Fingerprint(id, query);
        if (position is not null && (position.Asked != asked || (query.AsOf is not null && query.AsOf != position.AsOf)))
            return Problems.ForeignCursor();

        var head = await ledger.Head(cancellation);
        var asOf = position?.AsOf ?? query.AsOf ?? head;
        if (asOf > head)
            return Problems.InvalidParameter("asOf", parameters.AsOf, "The ledger has not come that far.");
        var (topic, unknown) = await TopicEndpoints.Find(id, asOf, table, cancellation);
        if (topic is null)
            return unknown!;
        // One more than asked for tells whether there is a next page.
        var most = limit ?? DefaultLimit;
        var lines = await ledger.Receipt(ToReceipt(query, topic, asOf, position, most + 1), cancellation);
        var counts = await actors.Topic(id).Counts(query with { AsOf = asOf, Bucket = null, By = null, Unit = query.Unit == Unit.Pieces ? Unit.Pieces : Unit.Articles }, cancellation);
        var next = lines.Count > most ? new ReceiptCursor(asOf, lines[most - 1].Minute, lines[most - 1].Article, asked, query.Panel ?? "").ToString() : null;
        NextPage.Link(response.HttpContext, next);
        return TypedResults.Ok(new ReceiptView(id, topic.Revision, asOf, counts.Total, [.. lines.Take(most).Select(ArticleRow.From)], next, PanelView.From(panel)));
    }

    public static ReceiptQuery ToReceipt(CountsQuery query, TopicRevision topic, long asOf, ReceiptCursor? position, int limit) => new(
        topic.Topic, topic.Revision, asOf, query.Clock == Clock.Published, query.Unit == Unit.Pieces,
        query.From is { } from ? Minutes.Of(from) : null, query.To is { } to ? Minutes.Of(to) : null, query.Kind,
        position is null ? null : (position.Minute, position.Article), limit, query.Panel);
}

internal sealed record ReceiptView(string Topic, int Revision, long AsOf, long Total, IReadOnlyList<ArticleRow> Articles, string? Next, PanelView? Panel);

/// <param name="Title">Where no title is known, the text's first words.</param>
internal sealed record ArticleRow(
    long Id, string Title, bool TitleIsExcerpt, string? Url, string Outlet, string? Author, DateTimeOffset? Published, DateTimeOffset Seen,
    string? Language, string Kind, string Piece)
{
    public static ArticleRow From(ReceiptLine line) => new(
        line.Article, line.Title ?? Excerpt.Of(line.Opening), line.Title is null, line.Url, line.Outlet, line.Author,
        line.PublishedAt is { } published ? DateTimeOffset.FromUnixTimeMilliseconds(published) : null,
        DateTimeOffset.FromUnixTimeMilliseconds(line.SeenAt), line.Language, line.Kind, line.Piece.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A text's first words, for want of a title.</summary>
internal static class Excerpt
{
    private const int Length = 90;

    public static string Of(string text)
    {
        var line = text.Split('\n', 2)[0];
        if (line.Length <= Length)
            return line;
        var end = line.LastIndexOf(' ', Length);
        return line[..(end > Length / 2 ? end : char.IsHighSurrogate(line[Length - 1]) ? Length - 1 : Length)] + "…";
    }
}

/// <summary>Where a page of a receipt ended, at the sequence number that all its pages share. Opaque to callers.</summary>
/// <param name="Asked">What was asked, in short: with another question the place would mean nothing.</param>
/// <param name="Panel">Empty where there is none.</param>
internal sealed record ReceiptCursor(long AsOf, long Minute, long Article, string Asked, string Panel)
{
    public static string Fingerprint(string topic, CountsQuery query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{topic}|{query.From?.UtcTicks}|{query.To?.UtcTicks}|{query.Unit == Unit.Pieces}|{query.Kind}|{query.Clock}|{query.Panel}"))).AsSpan(0, 6));

    /// <summary>True with null where there is no cursor; false where there is one that was never given out.</summary>
    public static bool TryRead(string? text, out ReceiptCursor? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (text.Length > 200 || !Base64Url.IsValid(text))
            return false;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        if (parts.Length != 5 || !long.TryParse(parts[0], out var asOf) || !long.TryParse(parts[1], out var minute) || !long.TryParse(parts[2], out var article))
            return false;
        cursor = new(asOf, minute, article, parts[3], parts[4]);
        return true;
    }

    public override string ToString() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{AsOf}.{Minute}.{Article}.{Asked}.{Panel}")));
}
