using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
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
        validators_at AS ValidatorsAt, body_hash AS BodyHash, settings AS SettingsJson, version AS Version, fence AS Fence,
        asked_seconds AS AskedSeconds, floor_seconds AS FloorSeconds, moved_to AS MovedTo, moved_times AS MovedTimes, moved_since AS MovedSince
        """;

    /// <summary>A lease that ends much later than any does was taken by a clock that was wrong; it keeps nobody out.</summary>
    private const string IsFree = "coalesce(source.lease_until, 0) NOT BETWEEN @now + 1 AND @wrong";

    private const string IsDue = "state = 'Active' AND next_due_at <= @now";

    private const string TakeLease = "UPDATE source SET lease_until = @until, lease_owner = @owner, fence = fence + 1";

    /// <summary>This process among those that share the database.</summary>
    private readonly string owner = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));

    /// <summary>How long a source is left alone after its process died. The runs under way renew theirs, see <see cref="SourceLeases"/>.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a source is left alone after its run failed. Where a silo has died calls fail at once until the others know it, half a
    /// minute later: with a whole lease after each failure the next try could come as late as a minute after the death.
    /// </summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>Whether other processes may run sources of this database too.</summary>
    public bool IsShared => database.IsShared;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Registers a feed, or with a file: address a folder, that is due at once. False when a source with this URL is registered already.</summary>
    /// <param name="lease">For so long no other process runs it.</param>
    /// <param name="settings">Null: none.</param>
    public Task<bool> Add(string id, Uri url, string name, TimeSpan lease, CancellationToken cancellation, SourceSettings? settings = null) => database.Write(
        async connection =>
        {
            var rows = await connection.ExecuteAsync(
                """
                INSERT INTO source (id, url, name, kind, state, created_at, next_due_at, lease_until, lease_owner, interval_seconds, settings)
                SELECT @id, @url, @name, @kind, 'Active', @now, @now, @leaseUntil, @owner, @interval, @settings
                WHERE NOT EXISTS (SELECT 1 FROM source WHERE url = @url AND state <> 'Retired') ON CONFLICT DO NOTHING
                """,
                new { id, url = url.AbsoluteUri, name, kind = (url.IsFile ? SourceKind.Folder : SourceKind.Feed).ToString(), now = Now, leaseUntil = Now + (long)lease.TotalMilliseconds, owner, interval = (int)FirstInterval.TotalSeconds, settings = (settings ?? SourceSettings.None).ToJson() });
            if (rows == 1)
                await Audit.Write(connection, Now, "source.add", id, url.AbsoluteUri);
            return rows == 1;
        },
        cancellation);

    /// <summary>
    /// Registers a replayed folder at the loopback address where it is served just now, and takes its lease. False: another process is
    /// replaying it, or died of that less than a lease ago.
    /// </summary>
    public async Task<bool> PutReplay(string id, Uri endpoint, string name, CancellationToken cancellation) => await Write(
        $"""
        INSERT INTO source (id, url, name, kind, state, created_at, lease_until, lease_owner, interval_seconds)
        VALUES (@id, @url, @name, 'Replay', 'Active', @now, @until, @owner, 0)
        ON CONFLICT (id) DO UPDATE SET url = excluded.url, name = excluded.name, state = 'Active', etag = NULL, last_modified = NULL, body_hash = NULL,
            lease_until = excluded.lease_until, lease_owner = excluded.lease_owner, fence = source.fence + 1
        WHERE @alone OR source.lease_owner = @owner OR {IsFree}
        """,
        new { id, url = endpoint.AbsoluteUri, name, alone = !database.IsShared }, cancellation) == 1;

    public Task<RegisteredSource?> Find(string id, CancellationToken cancellation) => database.Read(connection => Find(connection, id), cancellation);

    internal static Task<RegisteredSource?> Find(DbConnection connection, string id) =>
        connection.QueryFirstOrDefaultAsync<RegisteredSource>($"SELECT {Columns} FROM source WHERE id = @id AND state <> 'Retired'", new { id });

    public Task<RegisteredSource?> FindByUrl(Uri url, CancellationToken cancellation) => database.Read(
        connection => connection.QueryFirstOrDefaultAsync<RegisteredSource>(
            $"SELECT {Columns} FROM source WHERE url = @url AND state <> 'Retired'", new { url = url.AbsoluteUri }),
        cancellation);

    public Task<IReadOnlyList<RegisteredSource>> All(CancellationToken cancellation) => database.Read<IReadOnlyList<RegisteredSource>>(
        async connection => (await connection.QueryAsync<RegisteredSource>(
            $"SELECT {Columns} FROM source WHERE state <> 'Retired' ORDER BY created_at, id")).AsList(),
        cancellation);

    /// <summary>Takes up to <paramref name="most"/> due sources; no other process gets them while the lease lasts.</summary>
    /// <param name="failed">Only those whose last fetch failed, or only the others; null: any.</param>
    public async Task<IReadOnlyList<string>> ClaimDue(int most, CancellationToken cancellation, bool? failed = null)
    {
        var wanted = failed switch { null => IsDue, true => $"{IsDue} AND failure_weight > 0", false => $"{IsDue} AND failure_weight = 0" };
        // Asked every second, and mostly there are none: a look costs much less than a transaction that changes nothing.
        if (!await database.Read(connection => connection.ExecuteScalarAsync<bool>($"SELECT EXISTS (SELECT 1 FROM source WHERE {wanted} AND {IsFree})", With(null)), cancellation))
            return [];
        var claimed = await Claim(wanted, most, cancellation);
        if (claimed.Count > 0)
            points.Reached(CrashPoints.FetchClaimed);
        return claimed;
    }

    /// <summary>Takes up to <paramref name="most"/> sources with stored responses that nobody makes articles of, because their process died.</summary>
    public Task<IReadOnlyList<string>> ClaimPending(int most, CancellationToken cancellation) => Claim(
        "state <> 'Retired' AND id IN (SELECT source FROM response WHERE state = 'Pending')", most, cancellation);

    /// <summary>Takes one source, be it due or not, or renews the lease on it. False: another process has it, or there is none.</summary>
    public async Task<bool> Claim(string id, CancellationToken cancellation) => await Write(
        $"{TakeLease} WHERE id = @id AND (lease_owner = @owner OR {IsFree})", new { id }, cancellation) == 1;

    /// <summary>Prolongs leases that this process holds; those that it still has.</summary>
    public Task<IReadOnlyList<string>> Renew(IEnumerable<string> ids, CancellationToken cancellation) => database.Write<IReadOnlyList<string>>(
        async connection => (await connection.QueryAsync<string>(
            "UPDATE source SET lease_until = @until WHERE lease_owner = @owner AND id IN (SELECT value FROM json_each(@ids)) RETURNING id",
            With(new { ids = JsonSerializer.Serialize(ids) }))).AsList(),
        cancellation);

    /// <summary>The addresses of sources and pages that were being fetched when an earlier process died, and of sources of which a fetch began since a moment.</summary>
    public Task<IReadOnlyList<string>> AskedSince(DateTimeOffset moment, CancellationToken cancellation) => database.Read<IReadOnlyList<string>>(
        async connection => (await connection.QueryAsync<string>(
            """
            SELECT url FROM source WHERE lease_until > @now
            UNION SELECT source.url FROM "fetch" JOIN source ON source.id = "fetch".source WHERE "fetch".started_at > @since
            UNION SELECT at_url FROM page WHERE lease IS NOT NULL AND lease_until > @now
            """,
            new { now = Now, since = moment.ToUnixTimeMilliseconds() })).AsList(),
        cancellation);

    /// <summary>Gives a lease back, if this process still has it.</summary>
    public Task<int> Release(string id, CancellationToken cancellation) => Write(
        "UPDATE source SET lease_until = NULL, lease_owner = NULL WHERE id = @id AND lease_owner = @owner", new { id }, cancellation);

    /// <summary>Gives a lease back that ends soon, if this process still has it: what failed is tried again, here or elsewhere, but not at once.</summary>
    public Task<int> ReleaseSoon(string id, CancellationToken cancellation) => Write(
        "UPDATE source SET lease_until = @now + @pause, lease_owner = NULL WHERE id = @id AND lease_owner = @owner AND lease_until > @now + @pause",
        new { id, pause = (long)AfterFailure.TotalMilliseconds }, cancellation);

    /// <summary>Names a source as its feed calls itself, unless an operator has changed it since it was read. That is no operator's change, so its version stays.</summary>
    public Task<int> Rename(RegisteredSource source, string name, CancellationToken cancellation) => Write(
        "UPDATE source SET name = @name WHERE id = @Id AND version = @Version", new { source.Id, source.Version, name }, cancellation);

    /// <summary>Puts a source off to a moment, unless it has changed hands or been fetched since it was read.</summary>
    public Task<int> Reschedule(RegisteredSource source, DateTimeOffset due, CancellationToken cancellation) => Write(
        "UPDATE source SET next_due_at = @due WHERE id = @Id AND fence = @Fence AND kind = 'Feed'",
        new { source.Id, source.Fence, due = due.ToUnixTimeMilliseconds() }, cancellation);

    /// <summary>
    /// After a start, or when the clock was set back: nothing is due later than its own pace allows, so that a clock that once
    /// was wrong does no lasting harm. A host's own wish to wait is kept by its site. At the start of the only process that
    /// the database can have, leases of an earlier one are over at once; elsewhere they run out.
    /// </summary>
    public async Task Recover(TimeSpan longestInterval, bool atStart, CancellationToken cancellation)
    {
        const string stretched = "interval_seconds * (1 + failure_weight)";
        const string pace = $"1000 * CASE WHEN {stretched} < floor_seconds THEN floor_seconds ELSE {stretched} END";
        const string latest = $"@now + CASE WHEN {pace} < @longest THEN CAST({pace} AS BIGINT) ELSE @longest END";
        await Write(
            $"UPDATE source SET next_due_at = {latest} WHERE next_due_at > {latest}", new { longest = (long)longestInterval.TotalMilliseconds }, cancellation);
        if (atStart && !database.IsShared)
            await Write("UPDATE source SET lease_until = NULL, lease_owner = NULL WHERE lease_owner <> @owner", null, cancellation);
        points.Reached(CrashPoints.ScheduleRecovered);
    }

    private Task<IReadOnlyList<string>> Claim(string wanted, int most, CancellationToken cancellation) => database.Write<IReadOnlyList<string>>(
        async connection => (await connection.QueryAsync<string>(
            $"""
            {TakeLease} WHERE id IN (SELECT id FROM source WHERE {wanted} AND {IsFree} ORDER BY next_due_at LIMIT @most)
            AND {IsFree} -- asked again of a row that another process has just taken
            RETURNING id
            """,
            With(new { most }))).AsList(),
        cancellation);

    private Task<int> Write(string sql, object? parameters, CancellationToken cancellation) =>
        database.Write(connection => connection.ExecuteAsync(sql, With(parameters)), cancellation);

    /// <summary>With the moment, this process and the end of a lease that begins now, here or by the clock of another machine.</summary>
    private DynamicParameters With(object? parameters)
    {
        var (now, lease) = (Now, (long)Lease.TotalMilliseconds);
        var all = new DynamicParameters(parameters);
        all.AddDynamicParams(new { now, owner, until = now + lease, wrong = now + (2 * lease) });
        return all;
    }
}
