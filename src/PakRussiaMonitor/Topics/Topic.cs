using System.Diagnostics;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// Running aggregates of one topic. It is asked, never told: each question first reads the ledger from its cursor to the
/// head, so an answer is never older than the question.
/// </summary>
public sealed class Topic(string id, TopicTable topics, LedgerReader ledger, IActorState<TopicSnapshot> state, TimeProvider time) : ITopic
{
    private static readonly TimeSpan SnapshotEvery = TimeSpan.FromSeconds(30);

    private Tally? tally;
    private int revision;
    private long savedCursor;
    private DateTimeOffset savedAt;

    public async Task<TopicCounts> Counts(CountsQuery query, CancellationToken cancellation)
    {
        if (query.AsOf is null && query.Revision is null)
        {
            var current = await CatchUp(cancellation);
            return current.Count(id, revision, query);
        }

        var past = query.Revision ?? await CurrentRevision(query.AsOf, cancellation);
        var frozen = new Tally();
        frozen.Add(await ledger.Slice(id, past, 0, query.AsOf, cancellation));
        return frozen.Count(id, past, query);
    }

    public async Task<TopicOverview> Overview(Clock clock, CancellationToken cancellation)
    {
        var current = await CatchUp(cancellation);
        var now = time.GetUtcNow();
        WindowCounts Windows(Unit unit)
        {
            long Since(TimeSpan span) => current.Count(id, revision, new(From: now - span, Unit: unit, Clock: clock)).Total;
            var all = current.Count(id, revision, new(Unit: unit, Clock: clock));
            return new(Since(TimeSpan.FromDays(1)), Since(TimeSpan.FromDays(7)), all.Total, all.Undated);
        }

        return new(
            id, revision, current.Cursor, Windows(Unit.Articles), Windows(Unit.Pieces),
            current.Count(id, revision, new(Unit: Unit.Outlets, Clock: clock)).Total,
            current.Count(id, revision, new(Unit: Unit.Authors, Clock: clock)).Total,
            Days(current, now, clock));
    }

    private List<DayCount> Days(Tally current, DateTimeOffset now, Clock clock)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var first = new DateTimeOffset(today.AddDays(-13).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Dictionary<DateOnly, long> PerDay(Unit unit) => current
            .Count(id, revision, new(From: first, Bucket: Bucket.Day, Unit: unit, Clock: clock))
            .Buckets.ToDictionary(bucket => DateOnly.FromDateTime(bucket.Start.UtcDateTime), bucket => bucket.Count);
        var articles = PerDay(Unit.Articles);
        var pieces = PerDay(Unit.Pieces);
        return [.. Enumerable.Range(-13, 14).Select(today.AddDays)
            .Select(day => new DayCount(day, articles.GetValueOrDefault(day), pieces.GetValueOrDefault(day)))];
    }

    private async Task<Tally> CatchUp(CancellationToken cancellation)
    {
        using var span = Spans.Start("topic.catch_up");
        var asked = Stopwatch.GetTimestamp();
        // The head is that of the moment at which the revision was current: a change of revision cannot come between.
        var (now, head) = await topics.Newest(id, cancellation) ?? throw new UnknownTopicException(id);
        if (tally is null || revision != now)
        {
            var loaded = new Tally();
            if (await state.Load(id, cancellation) is { } snapshot && snapshot.Revision == now)
                loaded.Add(snapshot.Slice);
            (tally, revision, savedCursor) = (loaded, now, loaded.Cursor);
        }

        Measures.LedgerLag.Record(Math.Max(0, head - tally.Cursor));
        span?.SetTag("monitor.topic.id", id).SetTag("monitor.topic.lag", head - tally.Cursor);
        tally.Add(await ledger.Slice(id, revision, tally.Cursor, head, cancellation));
        Measures.CatchUpDuration.Record(Measures.SecondsSince(asked));
        await SaveNowAndThen(cancellation);
        return tally;
    }

    private async Task SaveNowAndThen(CancellationToken cancellation)
    {
        if (tally!.Cursor == savedCursor || time.GetUtcNow() - savedAt < SnapshotEvery)
            return;
        savedAt = time.GetUtcNow();
        try
        {
            await state.Save(id, new(revision, tally.ToSlice()), cancellation);
            savedCursor = tally.Cursor;
        }
        catch (StorageException)
        {
            // A snapshot only saves time. Where the disk is full, questions are answered all the same.
        }
    }

    private async Task<int> CurrentRevision(long? asOf, CancellationToken cancellation) =>
        (await topics.RevisionAt(id, asOf, cancellation))?.Revision ?? throw new UnknownTopicException(id);
}

/// <summary>A topic's sums as they were at a sequence number.</summary>
public sealed record TopicSnapshot(int Revision, LedgerSlice Slice);

/// <summary>There is no topic of this id.</summary>
public sealed class UnknownTopicException(string id) : Exception($"There is no topic '{id}'. GET /api/v1/topics lists them all.");
