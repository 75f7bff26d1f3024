using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Sources;

/// <summary>Registered sources and their schedule.</summary>
public sealed class SourceTable(IDatabase database, TimeProvider time, CrashPoints points)
{
    /// <summary>How often a new source is fetched until its own pace is known.</summary>
    public static readonly TimeSpan FirstInterval = TimeSpan.FromMinutes(30);

    private const string Columns = """
        id AS Id, url AS Url, name AS Name, kind AS Kind, state AS State, created_at AS CreatedAt, next_due_at AS NextDueAt,
        interval_seconds AS IntervalSeconds, failure_weight AS FailureWeight, etag AS ETag, last_modified AS LastModified,
        validators_at AS ValidatorsAt, body_hash AS BodyHash
        """;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Registers a feed that is due at once. False when a source with this URL is registered already.</summary>
    /// <param name="lease">For so long nobody but the caller runs it.</param>
    public Task<bool> Add(string id, Uri url, string name, TimeSpan lease, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            var rows = await connection.ExecuteAsync(
                """
                INSERT INTO source (id, url, name, kind, state, created_at, next_due_at, lease_until, interval_seconds)
                SELECT @id, @url, @name, 'Feed', 'Active', @now, @now, @leaseUntil, @interval
                WHERE NOT EXISTS (SELECT 1 FROM source WHERE url = @url AND state <> 'Retired') ON CONFLICT DO NOTHING
                """,
                new { id, url = url.AbsoluteUri, name, now = Now, leaseUntil = Now + (long)lease.TotalMilliseconds, interval = (int)FirstInterval.TotalSeconds });
            if (rows == 1)
                await Audit.Write(connection, Now, "operator", "source.add", id, url.AbsoluteUri);
            return rows == 1;
        },
        cancellation);

    /// <summary>Registers a replayed folder at the loopback address where it is served just now.</summary>
    public Task<int> PutReplay(string id, Uri endpoint, string name, CancellationToken cancellation) => database.Write(
        connection => connection.ExecuteAsync(
            """
            INSERT INTO source (id, url, name, kind, state, created_at, interval_seconds) VALUES (@id, @url, @name, 'Replay', 'Active', @now, 0)
            ON CONFLICT (id) DO UPDATE SET url = excluded.url, name = excluded.name, state = 'Active', etag = NULL, last_modified = NULL, body_hash = NULL
            """,
            new { id, url = endpoint.AbsoluteUri, name, now = Now }),
        cancellation);

    public Task<RegisteredSource?> Find(string id, CancellationToken cancellation) => database.Read(
        connection => connection.QueryFirstOrDefaultAsync<RegisteredSource>($"SELECT {Columns} FROM source WHERE id = @id AND state <> 'Retired'", new { id }),
        cancellation);

    public Task<RegisteredSource?> FindByUrl(Uri url, CancellationToken cancellation) => database.Read(
        connection => connection.QueryFirstOrDefaultAsync<RegisteredSource>(
            $"SELECT {Columns} FROM source WHERE url = @url AND state <> 'Retired'", new { url = url.AbsoluteUri }),
        cancellation);

    public Task<IReadOnlyList<RegisteredSource>> All(CancellationToken cancellation) => database.Read<IReadOnlyList<RegisteredSource>>(
        async connection => (await connection.QueryAsync<RegisteredSource>(
            $"SELECT {Columns} FROM source WHERE state <> 'Retired' ORDER BY created_at, id")).AsList(),
        cancellation);

    /// <summary>Takes up to <paramref name="most"/> due sources for as long as the lease lasts; nobody else gets them meanwhile.</summary>
    public async Task<IReadOnlyList<string>> ClaimDue(int most, TimeSpan lease, CancellationToken cancellation)
    {
        var claimed = await database.Write(
            connection => connection.QueryAsync<string>(
                """
                UPDATE source SET lease_until = @until WHERE id IN (
                    SELECT id FROM source WHERE state = 'Active' AND next_due_at <= @now AND coalesce(lease_until, 0) <= @now
                    ORDER BY next_due_at LIMIT @most)
                AND coalesce(lease_until, 0) <= @now -- asked again of a row that another process has just taken
                RETURNING id
                """,
                new { now = Now, until = Now + (long)lease.TotalMilliseconds, most }),
            cancellation);
        if (claimed.AsList() is not { Count: > 0 } ids)
            return [];
        points.Reached(CrashPoints.FetchClaimed);
        return ids;
    }

    /// <summary>Puts a source off to a moment, or makes it due now, and gives back its lease.</summary>
    public Task<int> Reschedule(string id, DateTimeOffset due, CancellationToken cancellation) => database.Write(
        connection => connection.ExecuteAsync(
            "UPDATE source SET next_due_at = @due, lease_until = NULL WHERE id = @id AND kind = 'Feed'",
            new { id, due = due.ToUnixTimeMilliseconds() }),
        cancellation);

    /// <summary>
    /// After a start, or when the clock was set back: no lease of an earlier time holds, and nothing is due later than its own
    /// pace allows, so that a clock that once was wrong does no lasting harm. A host's own wish to wait is kept by its site.
    /// </summary>
    public async Task Recover(TimeSpan longestInterval, CancellationToken cancellation)
    {
        const string pace = "1000 * interval_seconds * (1 + failure_weight)";
        const string latest = $"@now + CASE WHEN {pace} < @longest THEN CAST({pace} AS BIGINT) ELSE @longest END";
        await database.Write(
            connection => connection.ExecuteAsync(
                $"""
                UPDATE source SET lease_until = NULL, next_due_at = CASE WHEN next_due_at > {latest} THEN {latest} ELSE next_due_at END
                WHERE next_due_at IS NOT NULL
                """,
                new { now = Now, longest = (long)longestInterval.TotalMilliseconds }),
            cancellation);
        points.Reached(CrashPoints.ScheduleRecovered);
    }
}
