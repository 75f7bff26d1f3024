using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// Numbers that the database knows, read by index when somebody looks and at most every few seconds. Every process on the same
/// database tells the same: take the greatest of them, not the sum. While the database cannot be read there are none.
/// </summary>
internal sealed class StoredGauges(IDatabase database, TimeProvider time) : IGauges, IDisposable
{
    private const double FreshSeconds = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim reading = new(1);
    private Stored? stored;
    private long readAt;

    public IEnumerable<Gauge> Gauges =>
    [
        new("pakrussia.ledger.head", "{row}", "The newest sequence number of the ledger.", () => Read(now => [Gauge.Value(now.Head)])),
        new("pakrussia.responses.pending", "{response}", "Stored responses whose items are not all counted yet.", () => Read(now => [Gauge.Value(now.Pending)])),
        new("pakrussia.cleaning.alarms", "{source}", "Sources of whose latest articles cleaning removes much more than it used to.", () => Read(now => [Gauge.Value(now.Alarms)])),
        new("pakrussia.sources.due", "{source}", "Sources that are due and wait for a place to be fetched.", () => Read(now => [Gauge.Value(now.Due)])),
        new("pakrussia.sources", "{source}", "Registered sources, by state.", () => Read(now => now.Sources.Select(
            state => Gauge.Value(state.Value, "state", Label<SourceState>.Of(state.Key))))),
    ];

    private bool IsFresh => stored is not null && Measures.SecondsSince(Volatile.Read(ref readAt)) < FreshSeconds;

    public async Task Refresh(CancellationToken cancellation)
    {
        if (IsFresh)
            return;
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await reading.WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            if (!IsFresh)
                stored = await database.Read(async connection => await Ask(connection), either.Token);
        }
        catch (Exception failure) when (failure is StorageException or OperationCanceledException)
        {
            stored = null;
        }
        finally
        {
            Volatile.Write(ref readAt, Stopwatch.GetTimestamp());
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    /// <summary>Who scrapes has refreshed before. The OTLP exporter cannot, and its thread has nothing else to do.</summary>
    private IEnumerable<Measurement<double>> Read(Func<Stored, IEnumerable<Measurement<double>>> of)
    {
        if (Measures.SecondsSince(Volatile.Read(ref readAt)) >= FreshSeconds)
            Refresh(CancellationToken.None).GetAwaiter().GetResult();
        return stored is { } now ? of(now) : [];
    }

    private async Task<Stored> Ask(System.Data.Common.DbConnection connection)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var states = await connection.QueryAsync<(string State, long Number)>("SELECT state, count(*) FROM source GROUP BY state");
        return new(
            await LedgerReader.Head(connection),
            await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM response WHERE state = 'Pending'"),
            await connection.ExecuteScalarAsync<long>(
                "SELECT count(*) FROM source WHERE state = 'Active' AND next_due_at <= @now AND coalesce(lease_until, 0) <= @now", new { now }),
            await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM source_cleaning c JOIN source s ON s.id = c.source WHERE c.alarm = 1 AND s.state <> 'Retired'"),
            states.Where(row => Enum.TryParse<SourceState>(row.State, out _)).ToDictionary(row => Enum.Parse<SourceState>(row.State), row => row.Number));
    }

    private sealed record Stored(long Head, long Pending, long Due, long Alarms, IReadOnlyDictionary<SourceState, long> Sources);
}
