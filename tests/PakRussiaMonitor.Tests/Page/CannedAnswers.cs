using Microsoft.AspNetCore.Http;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>
/// A small world in the API's own shapes: one topic with days, one wholly undated, one empty; 55 articles, among them one
/// with removed spans, one without a title, one in Urdu, one whose title is markup, one whose title never breaks.
/// </summary>
internal static class CannedAnswers
{
    public const int AsOf = 48211;
    public const string HostileTitle = "<img src=x onerror=alert(1)> & <b>bold</b>";

    private const string Seen = "2026-11-21T17:00:00Z";
    private static readonly string[] Paragraphs = ["The first paragraph stands.", "The second one goes on, and ends here."];
    private static readonly string Text = string.Join('\n', Paragraphs);

    public static object Topics(string? clock) => new
    {
        asOf = AsOf,
        clock = clock ?? "published",
        topics = new[]
        {
            Topic("relationship", "Pakistan and Russia", total: 55, undated: clock == "seen" ? 0 : 2, perDay: 3),
            Topic("energy", "Economy and energy", total: 5, undated: clock == "seen" ? 0 : 5, perDay: 0),
            Topic("quiet", "A topic with a name so long that it has to break somewhere, even where the window is wide", 0, 0, 0),
        },
    };

    public static object Counts(string id, string unit, string clock, string bucket, long asOf)
    {
        var total = TotalOf(id, unit);
        var undated = clock == "seen" || unit is "outlets" or "authors" ? 0 : id == "energy" ? total : 2;
        return new
        {
            topic = id, revision = 3, asOf, clock, unit, bucket, timeZone = "UTC", total, undated,
            buckets = new[]
            {
                new { start = "2026-11-19T00:00:00Z", count = 3 },
                new { start = "2026-11-21T00:00:00Z", count = total - undated - 3 },
            },
            groups = Array.Empty<object>(),
            note = (string?)null,
            receipt = $"/api/v1/topics/{id}/articles?unit={unit}&asOf={asOf}",
        };
    }

    /// <summary>Pages of 50; a span of time holds the first three articles.</summary>
    public static object Receipt(string id, string unit, string? from, int cursor)
    {
        var total = from is null ? TotalOf(id, unit) : 3;
        var page = Enumerable.Range(1, total).Skip(cursor).Take(50).Select(Row).ToArray();
        return new { topic = id, revision = 3, asOf = AsOf, total, articles = page, next = cursor + 50 < total ? $"{cursor + 50}" : null };
    }

    public static IResult? Article(int id) => id > 55 ? null : Results.Json(new
    {
        id, title = TitleOf(id), titleIsExcerpt = id == 2, url = id == 1 ? "https://paper.example/opinion/1" : null, outlet = "paper.example",
        author = "A. Writer", published = PublishedOf(id), seen = Seen, language = id == 3 ? "ur" : "en", kind = "opinion", piece = $"p{id}",
        text = Text, truncated = id == 1, revision = 1, removedCount = id == 1 ? 4 : 0,
        sources = new[] { new { id = "a1", name = "Paper opinion" } },
        topics = new[] { new { id = "relationship", name = "Pakistan and Russia" } },
    });

    public static IResult? Cleaning(int id) => id > 55 ? null : Results.Json(new
    {
        id, text = Text,
        removed = id != 1 ? [] : new[]
        {
            new { at = 0, text = "By A. Writer", rule = "byline" },
            new { at = Paragraphs[0].Length, text = "Read more: another story", rule = "inline-headline" },
            new { at = Text.Length, text = "Leave a comment", rule = "comment-form" },
            new { at = Text.Length, text = "Your name (required)", rule = "comment-form" },
        },
        rules = new object[] { new { rule = "byline", count = 1, explanation = "Told by the service." }, new { rule = "inline-headline", count = 1, explanation = "Points to another article." }, new { rule = "comment-form", count = 2, explanation = "A form for comments." } },
    });

    public static object Sources() => new
    {
        sources = new[] { OneSource("a1", "Paper opinion", "failing", "The address answers with a page, not a feed."), OneSource("a2", "Daily", "ok", "Fetched.") },
    };

    public static object Source(string id) => OneSource(id, id == "a1" ? "Paper opinion" : "Daily", "ok", "Fetched.");

    public static object Fetches(string id) => new { fetches = new[] { Fetch(ok: false), Fetch(ok: true) } };

    public static object FetchNow(string id) => Fetch(ok: true);

    public static IResult Add(string url) => url.StartsWith("http", StringComparison.Ordinal)
        ? Results.Json(new { source = OneSource("n1", new Uri(url).Host, "new", "Just added."), firstFetch = Fetch(ok: true) }, statusCode: 201)
        : Results.Problem(type: "/problems/invalid-url", title: "This is not a web address.", detail: "Start it with https://.", statusCode: 400);

    private static int TotalOf(string id, string unit) => (id, unit) switch
    {
        (_, "outlets") => 4,
        (_, "authors") => 6,
        ("relationship", "pieces") => 40,
        ("relationship", _) => 55,
        (_, "pieces") => 4,
        _ => 5,
    };

    private static object Topic(string id, string name, int total, int undated, int perDay) => new
    {
        id, name, query = "pakistan* AND russia*", revision = 3, asOf = AsOf,
        articles = new { last24Hours = perDay, last7Days = perDay * 7, previous7Days = perDay * 8, total, undated },
        pieces = new { last24Hours = perDay, last7Days = perDay * 7, previous7Days = perDay * 8, total = total == 55 ? 40 : total, undated },
        outlets = 4, authors = 6,
        days = Enumerable.Range(8, 14).Select(d => new { day = $"2026-11-{d:00}", articles = perDay, pieces = perDay }),
    };

    private static object Row(int id) => new
    {
        id, title = TitleOf(id), titleIsExcerpt = id == 2, url = (string?)null, outlet = "paper.example", author = "A. Writer",
        published = PublishedOf(id), seen = Seen, language = "en", kind = "opinion", piece = $"p{id}",
    };

    private static string? PublishedOf(int id) => id == 2 ? null : "2026-11-19T08:00:00Z";

    private static string TitleOf(int id) => id switch
    {
        1 => "A road to the north",
        2 => "When the winter came the two neighbours",
        3 => "پاکستان اور روس کے تعلقات",
        4 => HostileTitle,
        5 => new string('w', 200),
        _ => $"Column number {id}",
    };

    private static object OneSource(string id, string name, string state, string sentence) => new
    {
        id, name, url = $"https://{id}.example/a/very/long/address/without/any/space/that/must/not/widen/the/page/feed.xml", kind = "feed", state = "active",
        health = new { state, sentence }, articles = 41, lastFetchedAt = Seen, nextDueAt = Seen,
        fetches = Enumerable.Range(0, 20).Select(i => new { at = Seen, outcome = i < 3 ? "notAFeed" : "fetched", ok = i >= 3 }),
    };

    private static object Fetch(bool ok) => new
    {
        at = Seen, outcome = ok ? "fetched" : "notAFeed", ok, sentence = ok ? "10 items, 3 of them new." : "The answer is a page. Give the feed's address.",
        status = 200, bytes = 12_345, items = ok ? 10 : (int?)null, newArticles = ok ? 3 : (int?)null, quarantined = 0, tookMs = 120,
    };
}
