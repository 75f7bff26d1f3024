using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// A source's whole run, under its lease: one fetch, then slice after slice until everything it brought is counted. A run that
/// failed leaves its source alone for some seconds; one that was stopped gives it back at once, so that another process goes on.
/// </summary>
public sealed partial class SourceRuns(IActors actors, SourceTable sources, SourceLeases leases, TimeProvider time, ILogger<SourceRuns> logger)
{
    /// <summary>The name under which a site knows what an earlier process did.</summary>
    private const string Before = "before";

    private const string Elsewhere = "Another process is fetching this source just now.";

    /// <summary>
    /// At the start of the only process: to a host, one that was killed a moment ago was the same visitor. What that one began counts
    /// as a start of now, so that no site is asked again too soon.
    /// </summary>
    public async Task KeepDistance(CancellationToken cancellation)
    {
        var asked = (await sources.AskedSince(time.GetUtcNow() - Site.BetweenStarts, cancellation)).Select(url => new Uri(url));
        foreach (var host in asked.Where(url => !url.IsFile && !url.IsLoopback).Select(url => url.IdnHost).Distinct())
        {
            var site = actors.Site(host);
            await site.Reserve(Before, cancellation);
            await site.Release(Before, cancellation);
        }
    }

    /// <summary>Fetches now; put off when another process is at it.</summary>
    public async Task<FetchReport> Run(string id, CancellationToken cancellation)
    {
        if (await leases.Take(id, cancellation) is not { } lease)
        {
            return await sources.Find(id, cancellation) is null
                ? await actors.Source(id).Fetch(cancellation) // which says so
                : new(FetchOutcome.Deferred, Elsewhere, time.GetUtcNow());
        }

        try
        {
            return await Run(id, lease, cancellation);
        }
        catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new(FetchOutcome.Deferred, Elsewhere, time.GetUtcNow());
        }
    }

    /// <summary>Runs a source whose lease is held already, and gives it back.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, or another process took the source over.</exception>
    public Task<FetchReport> Run(string id, SourceLease lease, CancellationToken cancellation) => Under(
        id,
        lease,
        async stop =>
        {
            var started = time.GetTimestamp();
            var report = await actors.Source(id).Fetch(stop);
            Log.Ended(logger, id, report, await DrainAll(id, stop), time.GetElapsedTime(started));
            return report;
        },
        cancellation);

    /// <summary>Makes articles of what is stored and not counted yet, and gives the lease back.</summary>
    /// <exception cref="OperationCanceledException">It was stopped, or another process took the source over.</exception>
    public Task<Drained> Drain(string id, SourceLease lease, CancellationToken cancellation) => Under(
        id,
        lease,
        async stop =>
        {
            var started = time.GetTimestamp();
            var drained = await DrainAll(id, stop);
            Log.TakenUp(logger, id, drained.Items, drained.New, drained.Quarantined, (long)time.GetElapsedTime(started).TotalMilliseconds);
            return drained;
        },
        cancellation);

    private async Task<Drained> DrainAll(string id, CancellationToken cancellation)
    {
        var all = new Drained(0, 0, 0);
        while (true)
        {
            var slice = await actors.Source(id).Drain(cancellation);
            all = new(all.Items + slice.Items, all.New + slice.NewArticles, all.Quarantined + slice.Quarantined);
            if (!slice.More)
                return all;
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private async Task<T> Under<T>(string id, SourceLease lease, Func<CancellationToken, Task<T>> run, CancellationToken cancellation)
    {
        using var scope = Log.Of(logger, id);
        using var span = Spans.Start(Spans.SourceRun);
        span?.SetTag("monitor.source.id", id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lease.Lost);
        var release = false;
        try
        {
            var result = await run(stop.Token);
            release = true;
            return result;
        }
        finally
        {
            await lease.GiveBack(release || cancellation.IsCancellationRequested);
        }
    }

    /// <summary>What became of the items of a run.</summary>
    public readonly record struct Drained(int Items, int New, int Quarantined);

    private static partial class Log
    {
        /// <summary>Whatever is said while a source is run carries its id.</summary>
        public static readonly Func<ILogger, string, IDisposable?> Of = LoggerMessage.DefineScope<string>("Source {Source}");

        public static void Ended(ILogger logger, string id, FetchReport report, Drained drained, TimeSpan took)
        {
            var milliseconds = (long)took.TotalMilliseconds;
            if (report.DeferredUntil is { } until)
                Deferred(logger, id, until);
            else if (report.Outcome is FetchOutcome.Fetched or FetchOutcome.NotModified or FetchOutcome.Unchanged)
                Fetched(logger, id, report.Outcome, drained.Items, drained.New, drained.Quarantined, milliseconds);
            else
                NotFetched(logger, id, report.Outcome, milliseconds, report.Sentence);
        }

        [LoggerMessage(211, LogLevel.Information, "Fetched {Source}: {Outcome}, {Items} items, {New} new, {Quarantined} set aside, {Milliseconds} ms")]
        public static partial void Fetched(ILogger logger, string source, FetchOutcome outcome, int items, int @new, int quarantined, long milliseconds);

        [LoggerMessage(212, LogLevel.Warning, "Could not fetch {Source}: {Outcome}, {Milliseconds} ms. {Sentence}")]
        public static partial void NotFetched(ILogger logger, string source, FetchOutcome outcome, long milliseconds, string sentence);

        [LoggerMessage(214, LogLevel.Debug, "{Source} is put off to {Until}")]
        public static partial void Deferred(ILogger logger, string source, DateTimeOffset until);

        [LoggerMessage(213, LogLevel.Information, "Took up what was fetched of {Source} before: {Items} items, {New} new, {Quarantined} set aside, {Milliseconds} ms")]
        public static partial void TakenUp(ILogger logger, string source, int items, int @new, int quarantined, long milliseconds);
    }
}
