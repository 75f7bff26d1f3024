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

    /// <summary>Minutes are remembered this far back; questions about older ones go to the ledger.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    /// <summary>Rows read at a time where a topic begins anew, so that memory does not grow with the book.</summary>
    private const int RowsPerSlice = 50_000;

    /// <summary>A larger snapshot would cost more to write, again and again, than to make anew when it is needed.</summary>
    private const int MostInSnapshot = 20_000;

    private Tally? tally;
    private int revision;
    private long currentFrom;
    private long savedCursor;
    private DateTimeOffset savedAt;

    public async Task<TopicCounts> Counts(CountsQuery query, CancellationToken cancellation)
    {
        if (query.Revision is null && await TryCatchUp(cancellation) is { } current && query.Panel is null && current.CanAnswer(query))
        {
            if (query.AsOf is not { } asOf || (asOf >= Math.Max(current.LastChange, currentFrom) && asOf <= current.Cursor))
                return current.CountOf(id, revision, query);
            if (asOf >= currentFrom && current.Cursor - asOf is >= 0 and <= RowsPerSlice
                && current.CountWithout(await ledger.Slice(id, revision, asOf, current.Cursor, cancellation), id, revision, query) is { } before)
                return before;
        }

        return await CountInLedger(query, cancellation);
    }

    /// <summary>The same from the book itself, for what is not remembered.</summary>
    private async Task<TopicCounts> CountInLedger(CountsQuery query, CancellationToken cancellation)
    {
        // Without a number asked for, the newest one and the revision must be of one moment: that of the catching up.
        var (past, asOf) = query switch
        {
            { Revision: { } asked } => (asked, query.AsOf),
            { AsOf: { } number } => (await CurrentRevision(number, cancellation), number),
            _ => (revision, (tally ?? throw new UnknownTopicException(id)).Cursor),
        };
        var range = new LedgerRange(
            query.Clock == Clock.Published, query.From is { } from ? Minutes.Of(from) : null, query.To is { } to ? Minutes.Of(to) : null);
        var frozen = new Tally();
        frozen.Add(await ledger.Slice(id, past, 0, asOf, cancellation, range, query.Panel));
        return frozen.CountOf(id, past, query);
    }

    public async Task<TopicOverview> Overview(Clock clock, CancellationToken cancellation)
    {
        var current = await CatchUp(cancellation);
        var now = time.GetUtcNow();
        WindowCounts Windows(Unit unit)
        {
            long Days(int from, int to = 0) => current.CountOf(id, revision, new(now.AddDays(-from), to == 0 ? null : now.AddDays(-to), Unit: unit, Clock: clock)).Total;
            var all = current.CountOf(id, revision, new(Unit: unit, Clock: clock));
            return new(Days(1), Days(7), Days(14, 7), all.Total, all.Undated);
        }

        return new(
            id, revision, current.Cursor, Windows(Unit.Articles), Windows(Unit.Pieces),
            current.CountOf(id, revision, new(Unit: Unit.Outlets, Clock: clock)).Total,
            current.CountOf(id, revision, new(Unit: Unit.Authors, Clock: clock)).Total,
            Days(current, now, clock));
    }

    private List<DayCount> Days(Tally current, DateTimeOffset now, Clock clock)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var first = new DateTimeOffset(today.AddDays(-13).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Dictionary<DateOnly, long> PerDay(Unit unit) => current
            .CountOf(id, revision, new(From: first, Bucket: Bucket.Day, Unit: unit, Clock: clock))
            .Buckets.ToDictionary(bucket => DateOnly.FromDateTime(bucket.Start.UtcDateTime), bucket => bucket.Count);
        var articles = PerDay(Unit.Articles);
        var pieces = PerDay(Unit.Pieces);
        return [.. Enumerable.Range(-13, 14).Select(today.AddDays)
            .Select(day => new DayCount(day, articles.GetValueOrDefault(day), pieces.GetValueOrDefault(day)))];
    }

    private async Task<Tally> CatchUp(CancellationToken cancellation) => await TryCatchUp(cancellation) ?? throw new UnknownTopicException(id);

    /// <summary>Null where the topic has no current revision: it is not built yet, or was retired.</summary>
    private async Task<Tally?> TryCatchUp(CancellationToken cancellation)
    {
        using var span = Spans.Start("topic.catch_up");
        var asked = Stopwatch.GetTimestamp();
        // The head is that of the moment at which the revision was current: a change of revision cannot come between.
        if (await topics.Newest(id, cancellation) is not var (now, from, head))
            return tally = null;
        if (tally is null || revision != now)
        {
            var known = await state.Load(id, cancellation);
            tally = known is { Traits: not null, Cells: not null } && known.Revision == now ? Tally.From(known) : new();
            (revision, currentFrom, savedCursor) = (now, from, tally.Cursor);
        }

        Measures.LedgerLag.Record(Math.Max(0, head - tally.Cursor));
        span?.SetTag("monitor.topic.id", id).SetTag("monitor.topic.lag", head - tally.Cursor);
        tally.Forget(Minutes.Of(time.GetUtcNow() - Remembered));
        while (tally.Cursor < head)
            tally.Add(await ledger.Slice(id, revision, tally.Cursor, Math.Min(head, tally.Cursor + RowsPerSlice), cancellation));
        Measures.CatchUpDuration.Record(Measures.SecondsSince(asked));
        await SaveNowAndThen(cancellation);
        return tally;
    }

    private async Task SaveNowAndThen(CancellationToken cancellation)
    {
        if (tally!.Cursor == savedCursor || tally.Count > MostInSnapshot || time.GetUtcNow() - savedAt < SnapshotEvery)
            return;
        savedAt = time.GetUtcNow();
        try
        {
            await state.Save(id, tally.ToSnapshot(revision), cancellation);
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
/// <param name="LastChange">The topic's own last sequence number.</param>
/// <param name="Horizon">The first minute that is kept.</param>
/// <param name="Traits">Outlet, author, language and kind, by number.</param>
/// <param name="Cells">Clock, whether it has a minute (0 undated, 1 older, 2 yes), minute, number of the traits, articles, pieces.</param>
public sealed record TopicSnapshot(
    int Revision, long Cursor, long LastChange, long Horizon, IReadOnlyList<string?[]> Traits, IReadOnlyList<long[]> Cells);

/// <summary>There is no topic of this id.</summary>
public sealed class UnknownTopicException(string id) : Exception($"There is no topic '{id}'. GET /api/v1/topics lists them all.")
{
    public string Topic => id;
}
