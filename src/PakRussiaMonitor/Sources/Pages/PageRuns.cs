using System.Security.Cryptography;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Sources.Robots;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>
/// Fetches linked pages, each under a claim of its own and the rules of its site: its pacing, in which all pages of a host share one place, and its
/// robots.txt. What comes goes to <see cref="PageIntake"/>.
/// </summary>
public sealed partial class PageRuns(
    PageTable pages, SourceTable sources, FeedFetcher fetcher, RobotsFiles robots, PageIntake intake, IActors actors, TimeProvider time, ILogger<PageRuns> logger)
{
    /// <summary>Redirects to other sites, each a fetch under the rules of that site.</summary>
    private const int MostHops = 5;

    /// <summary>Pages of one host that a run takes on where nothing paces them.</summary>
    private const int MostInARow = 50;

    /// <summary>As far apart as a site's starts: what comes sooner would only be put off.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, DateTimeOffset> resting = new(StringComparer.Ordinal);

    /// <summary>This process's name among those that ask a site for a place.</summary>
    private readonly string who = "pages:" + Convert.ToHexString(RandomNumberGenerator.GetBytes(8));

    /// <summary>Claims up to <paramref name="most"/> due pages, no two of one host.</summary>
    public async Task<IReadOnlyList<LinkedPage>> Claim(int most, CancellationToken cancellation)
    {
        if (!await pages.AnyPending(cancellation))
            return [];
        var now = time.GetUtcNow();
        string[] hosts;
        lock (resting)
        {
            foreach (var host in resting.Where(rest => rest.Value <= now || rest.Value > now + FetchSchedule.Longest).Select(rest => rest.Key).ToArray())
                resting.Remove(host);
            hosts = [.. resting.Keys];
        }

        return await pages.Claim(most, hosts, null, cancellation);
    }

    /// <summary>Runs a claimed page and gives it back. On loopback, which is not paced, the host's next ones follow at once.</summary>
    /// <exception cref="StorageException">The database failed; the claim runs out by itself.</exception>
    public async Task Run(LinkedPage page, CancellationToken cancellation)
    {
        if (!new Uri(page.AtUrl).IsLoopback)
        {
            await RunPaced(page, cancellation);
            return;
        }

        var left = MostInARow;
        for (var next = page; next is not null && left-- > 0;)
        {
            await StepOrGiveBack(next, cancellation);
            next = left > 0 && await pages.Claim(1, [], next.Host, cancellation) is [var other] ? other : null;
        }
    }

    private async Task RunPaced(LinkedPage page, CancellationToken cancellation)
    {
        var site = actors.Site(page.Host);
        var slot = await site.Reserve(who, cancellation);
        if (slot.StartsAt > time.GetUtcNow())
        {
            LetRest(page.Host, slot.StartsAt);
            await pages.Release(page, cancellation);
            return;
        }

        try
        {
            await StepOrGiveBack(page, cancellation);
        }
        finally
        {
            LetRest(page.Host, time.GetUtcNow() + Rest);
            await site.Release(who, CancellationToken.None);
        }
    }

    private async Task StepOrGiveBack(LinkedPage page, CancellationToken cancellation)
    {
        try
        {
            await Step(page, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await pages.Release(page, CancellationToken.None); // another process goes on at once
            throw;
        }
    }

    /// <summary>One fetch: of the site's robots.txt where that is not known, else of the page.</summary>
    private async Task Step(LinkedPage page, CancellationToken cancellation)
    {
        using var span = Spans.Start("page.fetch");
        span?.SetTag("monitor.source.id", page.Source);
        if (await sources.Find(page.Source, cancellation) is not { } source)
        {
            await Note(page, new(PageState.Failed, FetchOutcome.InvalidUrl, "Its source has been deleted."), cancellation);
            return;
        }

        var url = new Uri(page.AtUrl);
        if (robots.Known(url) is not { } answer)
        {
            answer = await robots.Ask(url, cancellation);
            if (!url.IsLoopback && answer.Rules is not null)
            {
                await pages.Release(page, cancellation); // the page itself is another start on the host
                return;
            }
        }

        if (answer.RetryAt is { } until)
            await actors.Site(url.IdnHost).Pause(until, cancellation);
        if (answer.Rules is null)
            await Fail(page, new(FetchOutcome.RobotsUnknown, url) { Detail = answer.Trouble, RetryAt = answer.RetryAt }, cancellation);
        else if (!answer.Rules.Allow(url))
            await Fail(page, new(FetchOutcome.RobotsRefused, url), cancellation);
        else
            await Fetch(page, source, url, cancellation);
    }

    private async Task Fetch(LinkedPage page, RegisteredSource source, Uri url, CancellationToken cancellation)
    {
        var result = await fetcher.Fetch(new(url) { Follows = next => next.IdnHost == url.IdnHost && robots.Known(next)?.Rules?.Allow(next) == true }, cancellation);
        Measures.FetchedBytes.Add(result.WireBytes);
        if (result.RetryAt is { } until)
            await actors.Site(result.Url.IdnHost).Pause(until, cancellation);
        if (result.LeadsTo is { } next)
            await Move(page, result, next, cancellation);
        else if (result.Body is null)
            await Fail(page, result, cancellation);
        else
            await Note(page, await intake.Take(page, source, result, cancellation), cancellation);
    }

    /// <summary>On to where a redirect leads, as one more due page of that site.</summary>
    private Task Move(LinkedPage page, FetchResult result, Uri next, CancellationToken cancellation)
    {
        if (page.Hops >= MostHops || next.AbsoluteUri.Length > PageOffers.LongestUrl)
            return Fail(page, result with { Outcome = FetchOutcome.RedirectLoop, Url = next, Redirects = page.Hops + 1 }, cancellation);
        if (next.Scheme is not ("http" or "https"))
            return Fail(page, result with { Outcome = FetchOutcome.InvalidUrl, Url = next }, cancellation);
        var step = new PageStep(PageState.Pending, FetchOutcome.Deferred, $"It has moved to {next.Host}, where it is fetched next.")
        {
            Attempts = page.Attempts, LeadsTo = next, Hops = page.Hops + 1, DueAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        return pages.Note(page, step, cancellation);
    }

    private Task Fail(LinkedPage page, FetchResult result, CancellationToken cancellation) =>
        Note(page, PageSchedule.Failed(result.Outcome, FetchDiagnosis.Of(result).Sentence, page.Attempts, result.RetryAt, time.GetUtcNow()), cancellation);

    /// <param name="step">Null: what came was noted with the response that it is, or another process has taken the page over.</param>
    private async Task Note(LinkedPage page, PageStep? step, CancellationToken cancellation)
    {
        if (step is null || !await pages.Note(page, step, cancellation))
            return;
        Measures.Pages.Add(1, "outcome", Label<FetchOutcome>.Of(step.Outcome));
        if (step.State == PageState.Failed)
            Log.GivenUp(logger, page.Source, page.Host, step.Outcome, step.Attempts, step.Sentence);
        else
            Log.Noted(logger, page.Source, page.Host, step.Outcome, step.State);
    }

    private void LetRest(string host, DateTimeOffset until)
    {
        lock (resting)
            resting[host] = until;
    }

    private static partial class Log
    {
        [LoggerMessage(701, LogLevel.Information, "Page of {Source} at {Host}: {Outcome}, now {State}")]
        public static partial void Noted(ILogger logger, string source, string host, FetchOutcome outcome, PageState state);

        [LoggerMessage(702, LogLevel.Warning, "Page of {Source} at {Host} given up: {Outcome}, {Attempts} attempts. {Sentence}")]
        public static partial void GivenUp(ILogger logger, string source, string host, FetchOutcome outcome, int attempts, string sentence);
    }
}
