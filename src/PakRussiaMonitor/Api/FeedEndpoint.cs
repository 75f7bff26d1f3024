using System.ComponentModel;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Api;

/// <summary>Serves a topic's Atom feed.</summary>
internal static class FeedEndpoint
{
    private const int Entries = 50;

    public static void MapFeed(this RouteGroupBuilder topics) => topics.MapGet("/{id}/feed.atom", Get)
        .WithSummary("A topic's articles as an Atom feed, the last seen first, 50 to a page.")
        .WithDescription(
            "Ids of entries stay the same. The strong ETag changes with the feed alone: send it with If-None-Match and get 304. Problems: invalid-parameter, unknown-parameter, "
            + "invalid-cursor, foreign-cursor, unknown-topic, topic-being-built, topic-retired.")
        .Produces<string>(200, AtomFeed.ContentType).Produces(304).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(410);

    private static async Task<IResult> Get(
        string id, string? kind, [Description("articles, or pieces: a text that several outlets carry once.")] string? unit, string? cursor,
        TopicTable table, TopicHistory history, LedgerReader ledger, LedgerFollower follower, HttpContext http, CancellationToken cancellation)
    {
        var (query, problem) = new CountsParameters(null, null, null, null, unit, null, kind, "seen", null).Read();
        if (query is null)
            return problem!;
        if (query.Unit is not (Unit.Articles or Unit.Pieces))
            return Problems.InvalidParameter("unit", unit, "Write one of articles, pieces.");
        var question = PageCursor.Fingerprint("feed", id, query.Unit.ToString(), kind);
        var place = string.IsNullOrEmpty(cursor) ? null : PageCursor.Read(cursor, 3);
        if (!string.IsNullOrEmpty(cursor) && place is null)
            return Problems.InvalidCursor(cursor);
        if (place is not null && place.Asked != question)
            return Problems.ForeignCursor();
        var (now, unknown) = await TopicEndpoints.Find(id, null, table, cancellation);
        if (now is null)
            return unknown!;

        // At the topic's own last number, so that what happens to others changes nothing here.
        var asOf = place?.Numbers[0] ?? await follower.LastOf(id, cancellation);
        var (topic, none) = await TopicEndpoints.Find(id, asOf, table, cancellation);
        if (topic is null)
            return none!;
        var receipt = ReceiptEndpoint.ToReceipt(query, topic, asOf, null, Entries + 1);
        var lines = await ledger.Receipt(place is null ? receipt : receipt with { After = (place.Numbers[1], place.Numbers[2]) }, cancellation);
        var shown = lines.Take(Entries).ToArray();
        var next = lines.Count > Entries ? new PageCursor([asOf, shown[^1].Minute, shown[^1].Article], question).ToString() : null;
        var created = (await history.Of(id, cancellation))[^1].CreatedAt;
        var host = $"{http.Request.Scheme}://{http.Request.Host}";
        return Answer(http, AtomFeed.Write(new(
            topic, created, shown, $"{host}{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}", $"{host}{http.Request.PathBase}/",
            next is null ? null : host + NextPage.Address(http.Request, next))));
    }

    private static IResult Answer(HttpContext http, byte[] body)
    {
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
        http.Response.Headers.CacheControl = "no-cache"; // ask each time, with the tag
        return Results.Bytes(body, AtomFeed.ContentType, entityTag: tag);
    }
}
