using System.Globalization;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>A fetch's outcome in an operator's words.</summary>
/// <param name="Title">Two or three words.</param>
/// <param name="Sentence">The cause and, where something is wrong, the remedy.</param>
public sealed record FetchDiagnosis(string Title, string Sentence)
{
    /// <summary>Reads outcome, host, status, sizes and times; a caller that knows more sets the outcome first.</summary>
    public static FetchDiagnosis Of(FetchResult result)
    {
        var host = result.Url.IsAbsoluteUri && result.Url.Host.Length > 0 ? result.Url.Host : result.Url.IsFile ? "The folder" : "The host";
        if (result.Url.IsFile && result.Refusal is null && result.Outcome is not (FetchOutcome.Fetched or FetchOutcome.Unchanged))
            return new("No folder", $"The folder {result.Url.LocalPath} cannot be read by the service: {result.Detail} Put it right, or delete the source.");
        var via = result.Redirects > 0 ? $" after {Count(result.Redirects, "redirect")}" : "";
        return result.Outcome switch
        {
            FetchOutcome.Fetched => new("Fetched", $"{host} sent {Size(result.Body?.Length ?? 0)}{via}."),
            FetchOutcome.NotModified => new("Not modified", $"{host} says that nothing has changed since the last fetch."),
            FetchOutcome.Unchanged => new("Unchanged", $"{host} sent the same bytes as last time."),
            FetchOutcome.Deferred => new("Put off", $"{host} is being fetched from already, so this fetch waits its turn{Until(result, " until ")}."),
            FetchOutcome.InvalidUrl => new("Invalid address", Refusal(result, host)
                ?? $"{result.Url} is no http or https address that can be fetched. Correct it or paste the feed's address again."),
            FetchOutcome.AddressRefused => new("Address refused", Refusal(result, host)
                ?? $"{host} leads to a network that this service does not fetch from. Use the feed's public address."),
            FetchOutcome.UnknownHost => new("Unknown host", $"No address is known for {host}. Check the spelling; if it is right, the site may have moved or its name lapsed."),
            FetchOutcome.Unreachable => new("Unreachable", $"{host} did not answer, or broke off{Tries(result)}. It is tried again later; if that goes on, open the site in a browser to see whether it still exists."),
            FetchOutcome.InsecureConnection => new("Insecure connection", $"No secure connection to {host}: its certificate or its TLS is not valid. Tell the site's owner, or try the http:// address if the site offers one."),
            FetchOutcome.TimedOut => new("Timed out", $"{host} was too slow: {Size(result.WireBytes)} in {result.Took.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s{Tries(result)}. It is tried again later; if that goes on, look for a shorter feed on the site."),
            FetchOutcome.TooLarge => new("Too large", $"{host} sent more than a feed may have ({result.Detail ?? Size(result.WireBytes)}). Look for a shorter feed on the site, or raise {FetchOptions.Section}:{nameof(FetchOptions.MaxWireBytes)} and {nameof(FetchOptions.MaxBodyBytes)}."),
            FetchOutcome.RedirectLoop => new("Redirects without end", $"The redirects lead nowhere: {Count(result.Redirects, "redirect")}, the last to {result.Url}. Open the address in a browser and register the one that it ends at."),
            FetchOutcome.NotAFeed => NotAFeed(result, host),
            FetchOutcome.AccessDenied => new("Access denied", $"{host} refuses access (status {result.Status}). Look for a public feed of the site, or ask its owner to admit this service."),
            FetchOutcome.MissingCredentials => new("No credentials", $"{host} was not asked: {result.Detail ?? "the environment variable that should hold user:password is not set"}. Set it where the service runs and start that again, or change the source's settings."),
            FetchOutcome.NotFound => new("Not found", $"{host} has nothing at {result.Url.PathAndQuery} (status {result.Status}). Open the site and look for its RSS or Atom address."),
            FetchOutcome.Gone => new("Gone", $"{host} says that this feed is gone for good (status {result.Status}). It is not fetched any more; look on the site for a successor."),
            FetchOutcome.Throttled => new("Asked to wait", $"{host} asks for fewer requests (status {result.Status}). Nothing to do: the next fetch waits{Until(result, " until ")}."),
            FetchOutcome.ServerError => new("Server error", $"{host} answered with status {result.Status}{Tries(result)}. It is tried again {(result.RetryAt is null ? "later" : Until(result, "after "))}; if that goes on, open the address in a browser or tell the site's owner."),
            FetchOutcome.CircuitOpen => new("Left alone", $"{host} failed so often just now that it is left alone{Until(result, " until ")}. Nothing to do: it is tried again then."),
            FetchOutcome.NoLinks => new("No links", $"The selector finds no link to an article in {host}{result.Url.AbsolutePath}. The page may have been rebuilt: open it, and give the source a selector that fits."),
            FetchOutcome.RobotsRefused => new("Refused by robots.txt", $"{host} asks in its robots.txt that {result.Url.AbsolutePath} be left alone, so it is. Ask its owner to admit PakRussiaMonitor, or do without the page's text."),
            FetchOutcome.RobotsUnknown => new("No robots.txt", $"{host} did not say what may be fetched from it: {result.Detail} Its pages are tried again later."),
            FetchOutcome.NotAPage => new("Not a web page", $"{host}{result.Url.AbsolutePath} is no web page{(result.ContentType is { } type ? $" ({type.Split(';')[0].Trim()})" : "")}. The feed's own text stays."),
            FetchOutcome.NoText => new("No text", $"No article was found in {host}{result.Url.AbsolutePath}. The site may need a browser or a login; the feed's own text stays."),
            _ => throw new ArgumentOutOfRangeException(nameof(result), result.Outcome, "An outcome without a diagnosis."),
        };
    }

    private static string? Refusal(FetchResult result, string host) =>
        result.Refusal is null || result.Redirects == 0
            ? result.Refusal?.Sentence
            : $"The feed redirects to {(result.Url.IsFile ? "a file" : host)}. {result.Refusal.Sentence}";

    private static FetchDiagnosis NotAFeed(FetchResult result, string host)
    {
        if (result.Offered is [var only])
            return new("A web page", $"{host}{result.Url.AbsolutePath} is a web page. It offers this feed: {Name(only)}. Use that address.");
        if (result.Offered.Count > 1)
            return new("A web page", $"{host}{result.Url.AbsolutePath} is a web page. It offers these feeds: {Names(result.Offered)}. Use the address of the one that you want.");
        var type = result.ContentType?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        var what = type is "text/html" or "application/xhtml+xml" ? "is an HTML page, not a feed"
            : result.Body is { Length: 0 } ? "is empty, so no feed"
            : type.Length > 0 ? $"is no feed that can be read ({type})"
            : "is no feed that can be read";
        return new("Not a feed", $"{host}{result.Url.AbsolutePath} {what}. Open the site and look for its RSS or Atom address; an article's or a home page's address will not do.");
    }

    /// <summary>Why a fetch is put off; when it comes stands behind it.</summary>
    internal static string Busy(Uri url) => $"{url.IdnHost} is being fetched from just now or asked for a pause.";

    private static string Names(IReadOnlyList<OfferedFeed> feeds)
    {
        const int most = 5;
        var names = string.Join(", ", feeds.Take(most).Select(Name));
        return feeds.Count > most ? $"{names} and {feeds.Count - most} more" : names;
    }

    private static string Name(OfferedFeed feed) => feed.Title is null ? feed.Url : $"“{QueryError.Quote(feed.Title)}” {feed.Url}";

    private static string Tries(FetchResult result) => result.Attempts > 1 ? $", {result.Attempts} times in a row" : "";

    private static string Until(FetchResult result, string before) =>
        result.RetryAt is { } at ? before + at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC" : "";

    internal static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static string Size(long bytes) => bytes switch
    {
        < 1_000 => Count((int)bytes, "byte"),
        < 1_000_000 => $"{bytes / 1_000} kB",
        _ => (bytes / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture) + " MB",
    };
}
