using System.Net;
using System.Security.Cryptography;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Sources.Folders;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Sources;

/// <summary>A registered feed. Between turns it remembers at most the items of the response that it is draining.</summary>
public sealed partial class Source(
    string id, SourceTable sources, ResponseTable responses, FeedFetcher fetcher, SourceDrain drain, IActors actors, TimeProvider time,
    CrashPoints points, ILogger<Source> logger) : ISource
{
    /// <summary>Some servers answer 304 for ever: after this long the validators are dropped and the feed is fetched in full.</summary>
    private static readonly TimeSpan ValidatorsKeep = TimeSpan.FromDays(8);

    public async Task<FetchReport> Fetch(CancellationToken cancellation)
    {
        using var span = Spans.Start("source.fetch");
        var report = await FetchInTurn(cancellation);
        var outcome = Label<FetchOutcome>.Of(report.Outcome);
        Measures.Fetches.Add(1, "outcome", outcome);
        if (span is not null)
        {
            span.SetTag("monitor.source.id", id).SetTag("monitor.fetch.outcome", outcome);
            if (report.Outcome is not (FetchOutcome.Fetched or FetchOutcome.NotModified or FetchOutcome.Unchanged or FetchOutcome.Deferred))
                span.Fail(outcome, report.Sentence);
        }

        return report;
    }

    public Task<DrainReport> Drain(CancellationToken cancellation) => drain.Slice(cancellation);

    private async Task<FetchReport> FetchInTurn(CancellationToken cancellation)
    {
        if (await sources.Find(id, cancellation) is not { } source)
            return new(FetchOutcome.InvalidUrl, $"There is no source '{id}'. It may have been deleted.");
        var url = new Uri(source.Url);
        if (source.Kind != SourceKind.Feed || url.IsLoopback)
            return await Fetch(source, url, cancellation);

        var site = actors.Site(url.IdnHost);
        Reservation slot;
        using (Spans.Start("site.reserve"))
            slot = await site.Reserve(id, cancellation);
        if (slot.StartsAt > time.GetUtcNow())
        {
            await sources.Reschedule(source, slot.StartsAt, cancellation);
            return new(FetchOutcome.Deferred, $"{FetchDiagnosis.Busy(url)} The fetch starts by itself at {slot.StartsAt:u}.", slot.StartsAt);
        }

        try
        {
            return await Fetch(source, url, cancellation);
        }
        finally
        {
            await site.Release(id, CancellationToken.None);
        }
    }

    private async Task<FetchReport> Fetch(RegisteredSource source, Uri url, CancellationToken cancellation)
    {
        var started = time.GetUtcNow();
        if (source.NextDueAt is { } due && due <= started.ToUnixTimeMilliseconds())
            Measures.FetchDelay.Record((started.ToUnixTimeMilliseconds() - due) / 1000.0);
        var fresh = source.ValidatorsAt is { } at && started - DateTimeOffset.FromUnixTimeMilliseconds(at) < ValidatorsKeep;
        var own = SourceLogin.Read(source.Settings, out var missing);
        var result = source.Kind == SourceKind.Folder ? FolderFeed.Read(url)
            : missing is not null ? new(FetchOutcome.MissingCredentials, url) { Detail = missing }
            : await fetcher.Fetch(
                new(url, fresh ? source.ETag : null, fresh ? source.LastModified : null, source.Kind == SourceKind.Replay ? Endpoint(url) : null, own), cancellation);
        var (outcome, detail, hash) = Judge(source, result);
        var diagnosis = FetchDiagnosis.Of(result with { Outcome = outcome, Detail = detail, Offered = Offered(result, outcome) });
        if (result.RetryAt is { } until && source.Kind == SourceKind.Feed)
            await actors.Site(result.Url.IdnHost).Pause(until, cancellation); // who asked for it may be where a redirect led
        points.Reached(CrashPoints.FetchReceived);
        bool saved;
        using (Spans.Start("response.store"))
            saved = await responses.Save(Finish(source, started, result, outcome, diagnosis.Sentence, hash), cancellation);
        if (!saved)
            return new(FetchOutcome.Deferred, "This source was fetched by another process or removed meanwhile; what came now is left out.", time.GetUtcNow());
        Measures.FetchDuration.Record(result.Took.TotalSeconds);
        Measures.FetchedBytes.Add(result.WireBytes);
        Log.Answered(logger, id, result.Url.IdnHost, outcome, result.Status, result.Attempts, result.Detail);
        return new(outcome, diagnosis.Sentence);
    }

    /// <summary>What came is a feed, the same feed as last time, or something else under a feed's address.</summary>
    private static (FetchOutcome Outcome, string? Detail, byte[]? Hash) Judge(RegisteredSource source, FetchResult result)
    {
        if (result.Body is not { } body)
            return (result.Outcome, result.Detail, null);
        var what = "no web page";
        if (source.Settings.ArticleLinks is null ? !FeedSniffer.LooksLikeFeed(body, out what) : !PageFeeds.IsPage(body, result.ContentType))
            return (FetchOutcome.NotAFeed, what, null);
        var hash = SHA256.HashData(body);
        return source.BodyHash is { } last && last.AsSpan().SequenceEqual(hash)
            ? (FetchOutcome.Unchanged, result.Detail, null)
            : (FetchOutcome.Fetched, result.Detail, hash);
    }

    private static IReadOnlyList<OfferedFeed> Offered(FetchResult result, FetchOutcome outcome) =>
        outcome == FetchOutcome.NotAFeed && result.Body is { } body && PageFeeds.IsPage(body, result.ContentType)
            ? PageFeeds.Of(body, result.ContentType, result.Url)
            : [];

    private FinishedFetch Finish(RegisteredSource source, DateTimeOffset started, FetchResult result, FetchOutcome outcome, string sentence, byte[]? hash)
    {
        // A page in the feed's place says nothing of the feed: validators and known items stay as they were.
        var good = PastFetch.IsOk(outcome);
        var now = time.GetUtcNow();
        var weight = FetchSchedule.Weight(source.FailureWeight, outcome);
        var (interval, floor) = Pace(source, result, outcome, started);
        var move = SourceMove.After(source.Move, result, good, now);
        var settled = move?.IsSettled(now) == true;
        var mayAdopt = !source.Settings.HasPrivate || PrivateHeaders.AreKnownAt(new(source.Url), result.Url);
        var full = outcome is FetchOutcome.Fetched or FetchOutcome.Unchanged;
        // With the validators of a feed that broke off, a 304 would hide the rest of it: the next fetch is a full one.
        var (etag, lastModified) = full && source.Settings.ArticleLinks is null && !FeedSniffer.IsWhole(result.Body) ? (null, null) : (result.ETag, result.LastModified);
        return new(
            id, started.ToUnixTimeMilliseconds(), (long)result.Took.TotalMilliseconds, outcome, sentence, result.Status, result.WireBytes, result.Attempts,
            result.Url.AbsoluteUri, result.ContentType, hash is null ? null : result.Body, hash,
            full ? etag : good ? etag ?? source.ETag : source.ETag,
            full ? lastModified : good ? lastModified ?? source.LastModified : source.LastModified,
            full ? now.ToUnixTimeMilliseconds() : source.ValidatorsAt,
            FetchSchedule.NextDue(outcome, weight, interval, floor, result.RetryAt, now)?.ToUnixTimeMilliseconds(),
            weight, source.Fence)
        {
            IntervalSeconds = (long)interval.TotalSeconds,
            FloorSeconds = (long)floor.TotalSeconds,
            Move = move,
            Adopts = settled && mayAdopt ? move!.To : null,
            Note = settled && !mayAdopt ? $"It has moved for good to {move!.To}, which is not sent the headers and the password of this source. If that site may have them, register its address." : null,
        };
    }

    /// <summary>The interval after this fetch and the least that the publisher asks for; what a new body says of both is known when it is drained.</summary>
    private static (TimeSpan Interval, TimeSpan Floor) Pace(RegisteredSource source, FetchResult result, FetchOutcome outcome, DateTimeOffset started)
    {
        var interval = TimeSpan.FromSeconds(source.IntervalSeconds);
        if (source.Settings.IntervalMinutes is not null || interval == TimeSpan.Zero)
            return (interval, TimeSpan.Zero);
        if (!PastFetch.IsOk(outcome))
            return (interval, TimeSpan.FromSeconds(source.FloorSeconds));
        var asked = TimeSpan.FromSeconds(source.AskedSeconds);
        return (
            outcome == FetchOutcome.Fetched ? interval : FetchSchedule.Adapt(interval, 1, source.NextDueAt > started.ToUnixTimeMilliseconds()),
            asked > result.FreshFor ? asked : result.FreshFor);
    }

    private static IPEndPoint Endpoint(Uri url) => new(IPAddress.Parse(url.Host), url.Port);

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Debug, "{Host} answered {Source}: {Outcome} {Status} after {Attempts} attempts ({Detail})")]
        public static partial void Answered(ILogger logger, string source, string host, FetchOutcome outcome, int? status, int attempts, string? detail);
    }
}
