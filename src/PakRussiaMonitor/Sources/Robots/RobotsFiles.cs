using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Sources.Robots;

/// <summary>
/// The robots.txt of the sites whose pages are fetched, kept in memory for a day and under a bound. A site without one (4xx) allows everything; one
/// that does not answer (5xx, no connection) allows nothing for now (RFC 9309, 2.3.1).
/// </summary>
public sealed class RobotsFiles(FeedFetcher fetcher, TimeProvider time)
{
    /// <summary>How this service calls itself in its User-Agent.</summary>
    public const string Agent = "PakRussiaMonitor";

    private const int MostSites = 1_000;
    private const long MostWeight = 8_000_000;
    private static readonly TimeSpan Keep = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeepFailure = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Kept> sites = new(StringComparer.Ordinal);

    /// <summary>What is known of the address' site; null when it has to be asked.</summary>
    public RobotsAnswer? Known(Uri url)
    {
        lock (sites)
            return sites.TryGetValue(Site(url), out var kept) && kept.Until > time.GetUtcNow() ? kept.Answer : null;
    }

    /// <summary>Asks the address' site, with one fetch under the rules of every fetch.</summary>
    public async Task<RobotsAnswer> Ask(Uri url, CancellationToken cancellation)
    {
        var result = await fetcher.Fetch(new(new Uri(url, "/robots.txt")), cancellation);
        var answer = Read(result);
        Put(Site(url), new(answer, time.GetUtcNow() + (answer.Rules is null ? KeepFailure : Keep)));
        return answer;
    }

    private static RobotsAnswer Read(FetchResult result) => result switch
    {
        { Body: { } body } => new(RobotsRules.Parse(body, Agent)),
        // 429 is a wish to wait, not an absence.
        { Status: >= 400 and < 500 and not 429, Outcome: not FetchOutcome.Throttled } => new(RobotsRules.Open),
        _ => new(null, FetchDiagnosis.Of(result).Sentence, result.RetryAt),
    };

    private static string Site(Uri url) => url.GetLeftPart(UriPartial.Authority);

    private void Put(string site, Kept kept)
    {
        lock (sites)
        {
            sites[site] = kept;
            while (sites.Count > MostSites || (sites.Count > 1 && sites.Values.Sum(one => one.Answer.Rules?.Weight ?? 0) > MostWeight))
                sites.Remove(sites.MinBy(one => one.Value.Until).Key);
        }
    }

    private sealed record Kept(RobotsAnswer Answer, DateTimeOffset Until);
}

/// <param name="Rules">Null: the site did not say, so nothing is fetched for now.</param>
/// <param name="Trouble">Why it did not say.</param>
/// <param name="RetryAt">Before this the site wants no request.</param>
public sealed record RobotsAnswer(RobotsRules? Rules, string? Trouble = null, DateTimeOffset? RetryAt = null);
