using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Api;

/// <summary>
/// Every problem the API answers with (RFC 9457). The type is stable; title and detail are for people and name the remedy.
/// </summary>
internal static partial class Problems
{
    private const int LongestQuote = 80;

    public static ProblemHttpResult InvalidParameter(string name, string? value, string remedy) => Make(
        StatusCodes.Status400BadRequest, "invalid-parameter", $"'{name}' is not understood", $"{name}={Short(value)} is not understood. {remedy}");

    public static ProblemHttpResult UnknownParameter(string name, IReadOnlyList<string> known) => Make(
        StatusCodes.Status400BadRequest, "unknown-parameter", "There is no such parameter",
        $"'{Short(name)}' is no parameter here. {(known.Count == 0 ? "There are none." : $"Write one of {string.Join(", ", known)}.")}");

    public static ProblemHttpResult TooManyBuckets(string sentence) => Make(
        StatusCodes.Status400BadRequest, "too-many-buckets", "This would be too long an answer", $"{sentence} Ask for a shorter range, larger buckets, or without groups.");

    public static ProblemHttpResult ForeignCursor() => Make(
        StatusCodes.Status400BadRequest, "foreign-cursor", "This cursor is of another question",
        "'cursor' leads on in the list that gave it only. Send it with the parameters of that list, or leave it out.");

    public static ProblemHttpResult TooManyStreams() => Make(
        StatusCodes.Status503ServiceUnavailable, "too-many-streams", "All streams are taken", "As many streams are open as this service allows (Events:MostStreams). Try again later.");

    public static ProblemHttpResult TooManyRequests(int seconds) => Make(
        StatusCodes.Status429TooManyRequests, "too-many-requests", "Too many requests", $"This caller has had its requests of this minute. Try again in {seconds} s (Retry-After); an operator can allow more (Requests:PerMinute).");

    public static ProblemHttpResult TimedOut() => Make(
        StatusCodes.Status504GatewayTimeout, "request-timeout", "This took too long", "It was given up. Ask for less at a time, or try again later; what was recorded until then stays.");

    public static ProblemHttpResult InvalidIdempotencyKey(int longest) => Make(
        StatusCodes.Status400BadRequest, "invalid-idempotency-key", "This cannot be an Idempotency-Key", $"Send it once, with 1 to {longest} printable ASCII characters, such as a new UUID for each thing that is to be done.");

    public static ProblemHttpResult IdempotencyKeyReused() => Make(
        StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused", "This Idempotency-Key is another request's", "Within 24 hours a key stands for the request that it was first sent with. Send a new key with a new request.");

    public static ProblemHttpResult RequestUnderWay() => Make(
        StatusCodes.Status409Conflict, "request-under-way", "Not answered yet", "The request that was first sent with this Idempotency-Key is still under way. Repeat it later to have its answer.");

    public static ProblemHttpResult AnswerLost() => Make(
        StatusCodes.Status409Conflict, "answer-lost", "This was done, and its answer is lost",
        "The request that was first sent with this Idempotency-Key changed something and broke off before it was answered. Nothing is done again. Read what is there now (GET /api/v1/audit tells what was changed), and send what is missing with a new key.");

    public static ProblemHttpResult BadRequest(BadHttpRequestException failure) => UnreadNumber().Match(failure.Message) is { Success: true } number
        ? InvalidParameter(number.Groups[1].Value, number.Groups[2].Value, "Write a whole number.")
        : Make(failure.StatusCode, "bad-request", "The request cannot be read", $"{failure.Message.TrimEnd('.')}. Send JSON as /openapi/v1.json describes it.");

    public static ProblemHttpResult UnsupportedContent() => Make(
        StatusCodes.Status415UnsupportedMediaType, "unsupported-content", "This content is not understood", "Send JSON in UTF-8, with the header Content-Type: application/json.");

    /// <summary>What was refused before any endpoint had it.</summary>
    public static ProblemHttpResult Unmatched(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Make(404, "unknown-address", "There is nothing here", "No operation has this address. /openapi/v1.json lists them all."),
        StatusCodes.Status405MethodNotAllowed => Make(405, "wrong-method", "This cannot be done here", $"This address takes {http.Response.Headers.Allow}."),
        StatusCodes.Status415UnsupportedMediaType => UnsupportedContent(),
        var status => Make(status, "bad-request", "The request cannot be read", "Send it as /openapi/v1.json describes it."),
    };

    public static ProblemHttpResult UnknownTopic(string id) => Make(
        StatusCodes.Status404NotFound, "unknown-topic", "No such topic", $"There is no topic '{id}'. GET /api/v1/topics lists them all.");

    public static ProblemHttpResult TopicBeingBuilt(string id) => Make(
        StatusCodes.Status409Conflict, "topic-being-built", "Not counted yet", $"The topic '{id}' is being counted over what is stored. GET /api/v1/topics/{id}/revisions says how far it has come.");

    public static ProblemHttpResult RetiredTopic(string id) => Make(
        StatusCodes.Status410Gone, "topic-retired", "This topic has ended", $"The topic '{id}' was retired. Ask with an asOf from before, or PUT it again.");

    public static ProblemHttpResult InvalidTopic(string sentence) => Make(StatusCodes.Status400BadRequest, "invalid-topic", "This cannot be a topic", sentence);

    /// <summary>With the place of the mistake, for programs as members of their own.</summary>
    public static ProblemHttpResult InvalidQuery(QueryError error, string query) => TypedResults.Problem(
        type: "/problems/invalid-query", title: "The query cannot be read", statusCode: StatusCodes.Status400BadRequest,
        detail: $"At position {error.Position}: {error.Message}",
        extensions: new Dictionary<string, object?> { ["position"] = error.Position, ["near"] = error.Near(query) });

    public static ProblemHttpResult StaleRevision(string id, int newest) => Make(
        StatusCodes.Status412PreconditionFailed, "stale-revision", "Someone else was first",
        newest == 0 ? $"There is no topic '{id}' to match. Leave If-Match out to make it."
            : $"The newest revision of '{id}' is {newest}. GET /api/v1/topics/{id}/revisions, and send its ETag with If-Match.");

    public static ProblemHttpResult InvalidCursor(string cursor) => Make(
        StatusCodes.Status400BadRequest, "invalid-cursor", "'cursor' is not understood",
        $"cursor={(cursor.Length > 40 ? cursor[..40] + "…" : cursor)} is not of this list. Use it as the page before gave it, with the same parameters.");

    public static ProblemHttpResult UnknownArticle(long id) => Make(
        StatusCodes.Status404NotFound, "unknown-article", "No such article", $"There is no article {id}. The list behind a count names those that there are.");

    public static ProblemHttpResult UnknownPiece(long id) => Make(
        StatusCodes.Status404NotFound, "unknown-piece", "No such piece", $"There is no piece {id}. Every article names its own.");

    public static ProblemHttpResult UnknownSource(string id) => Make(
        StatusCodes.Status404NotFound, "unknown-source", "No such source", $"There is no source '{id}'. GET /api/v1/sources lists them all.");

    public static ProblemHttpResult InvalidSource(string sentence) => Make(
        StatusCodes.Status400BadRequest, "invalid-source", "This cannot be set for a source", sentence);

    public static ProblemHttpResult StaleSource(string id, long newest) => Make(
        StatusCodes.Status412PreconditionFailed, "stale-source", "Someone else was first",
        $"The source '{id}' has been changed since: it is at version {newest}. GET /api/v1/sources/{id}, and send its ETag with If-Match.");

    public static ProblemHttpResult InvalidUrl(string sentence) => Make(
        StatusCodes.Status400BadRequest, "invalid-url", "This address cannot be fetched", sentence);

    public static ProblemHttpResult InvalidOpml(string sentence) => Make(
        StatusCodes.Status400BadRequest, "invalid-opml", "This is no list of feeds", sentence);

    public static ProblemHttpResult SourceExists(string id, string url) => Make(
        StatusCodes.Status409Conflict, "source-exists", "Registered already", $"{url} is registered already, as source '{id}'. Fetch that one, or paste another address.");

    public static ProblemHttpResult ForeignSite() => Make(
        StatusCodes.Status403Forbidden, "foreign-site", "Refused", "A page of another site tried to change something here. Use this service's own page or a program.");

    public static ProblemHttpResult UnknownHost() => Make(
        StatusCodes.Status400BadRequest, "unknown-host", "The service has another name", "Without keys it answers to localhost, 127.0.0.1 and [::1] alone. Ask it by one of these, or set Keys:Required.");

    public static ProblemHttpResult Refused(KeyRefusal refusal)
    {
        var (title, detail) = refusal switch
        {
            KeyRefusal.MissingKey => ("A key is needed", "Send one in the header Authorization: Bearer KEY. An operator makes it with: key create NAME --scope read."),
            KeyRefusal.MalformedKey => ("This is not a key", "Send the header Authorization: Bearer KEY, with the key as it was printed when it was made."),
            KeyRefusal.UnknownKey => ("This key is not known", "Check it for missing characters, or ask an operator for a new one."),
            KeyRefusal.ExpiredKey => ("This key has expired", "Ask an operator for a new one."),
            KeyRefusal.RevokedKey => ("This key is revoked", "Ask an operator for a new one."),
            _ => ("This key may only read", "Changes need a key of scope operate. Ask an operator for one."),
        };
        return Make(
            refusal == KeyRefusal.WrongScope ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized,
            JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.ToString()), title, detail);
    }

    public static ProblemHttpResult Storage(string sentence) => Make(
        StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "The database cannot be used", sentence);

    public static ProblemHttpResult Unexpected() => Make(
        StatusCodes.Status500InternalServerError, "unexpected", "Something went wrong here", "This is a fault of the service; its log says more. Nothing that was recorded is lost.");

    /// <summary>A fetch that brought nothing, as a problem whose type is its outcome.</summary>
    public static ProblemHttpResult Fetch(FetchOutcome outcome, string sentence) => Make(
        outcome switch
        {
            FetchOutcome.InvalidUrl => StatusCodes.Status400BadRequest,
            FetchOutcome.MissingCredentials => StatusCodes.Status409Conflict,
            FetchOutcome.AddressRefused or FetchOutcome.NotAFeed or FetchOutcome.NoLinks or FetchOutcome.NotAPage or FetchOutcome.TooLarge or FetchOutcome.RedirectLoop => StatusCodes.Status422UnprocessableEntity,
            FetchOutcome.Throttled or FetchOutcome.CircuitOpen or FetchOutcome.Deferred => StatusCodes.Status503ServiceUnavailable,
            FetchOutcome.TimedOut => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status502BadGateway,
        },
        JsonNamingPolicy.KebabCaseLower.ConvertName(outcome.ToString()), "The fetch brought no feed", sentence);

    /// <summary>How the framework tells of a parameter that it could not make a number of. All others are read as texts.</summary>
    [GeneratedRegex("""^Failed to bind parameter "\S+ (\w+)" from "(.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex UnreadNumber();

    private static string? Short(string? value) => value?.Length > LongestQuote ? value[..LongestQuote] + "…" : value;

    internal static ProblemHttpResult Make(int status, string type, string title, string detail) =>
        TypedResults.Problem(type: $"/problems/{type}", title: title, statusCode: status, detail: detail);
}
