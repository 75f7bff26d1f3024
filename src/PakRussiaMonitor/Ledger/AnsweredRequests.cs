using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>A request under the key that its sender gave it.</summary>
/// <param name="Caller">The id of the API key; empty where none is needed.</param>
/// <param name="Request">A hash of what is asked.</param>
public sealed record RequestClaim(string Caller, string Key, byte[] Request);

/// <summary>What became of a request that was sent under the same key before.</summary>
public sealed record EarlierRequest
{
    public byte[] Request { get; init; } = [];

    /// <summary>Of HTTP; null while it is under way, 0 where it changed something and its answer is lost.</summary>
    public long? Status { get; init; }

    /// <summary>JSON, by name.</summary>
    public string? Headers { get; init; }

    public byte[]? Body { get; init; }
}

/// <summary>
/// Answers to requests that may be sent again, kept for 24 hours, the newest 10,000 of each caller. That a request changed something is written
/// in the transaction of the change (see <see cref="Audit"/>), its answer after it: whatever happens between the two, nothing is done again.
/// </summary>
public sealed class AnsweredRequests(IDatabase database, TimeProvider time)
{
    private const int MostPerCaller = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Longer than any request may take: the process that had it has ended.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(15);

    private const string Mine = "caller = @Caller AND key = @Key";

    /// <summary>The hashes of those that this process has not answered yet.</summary>
    private readonly ConcurrentDictionary<(string Caller, string Key), byte[]> underWay = new();

    /// <summary>When it began, Unix milliseconds, for who has it to answer now; or the earlier one.</summary>
    public async Task<(long BegunAt, EarlierRequest? Earlier)> Begin(RequestClaim claim, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (underWay.GetOrAdd((claim.Caller, claim.Key), claim.Request) is var here && here != claim.Request)
            return (now.ToUnixTimeMilliseconds(), new() { Request = here });
        var isOurs = false;
        try
        {
            var earlier = await database.Write(connection => Begin(connection, claim, now), cancellation);
            isOurs = earlier is null;
            return (now.ToUnixTimeMilliseconds(), earlier);
        }
        finally
        {
            if (!isOurs)
                underWay.TryRemove((claim.Caller, claim.Key), out _);
        }
    }

    public async Task Complete(RequestClaim claim, long begunAt, int status, string headers, byte[] body, CancellationToken cancellation)
    {
        await database.Write(
            connection => connection.ExecuteAsync(
                $"UPDATE answered_request SET status = @status, headers = @headers, body = @body WHERE {Mine} AND begun_at = @begunAt",
                new { claim.Caller, claim.Key, begunAt, status = (long)status, headers, body }),
            cancellation);
        underWay.TryRemove((claim.Caller, claim.Key), out _);
    }

    /// <summary>As if it had never been sent, unless it changed something.</summary>
    public async Task Forget(RequestClaim claim, long begunAt, CancellationToken cancellation)
    {
        underWay.TryRemove((claim.Caller, claim.Key), out _);
        await database.Write(
            connection => connection.ExecuteAsync(
                $"DELETE FROM answered_request WHERE {Mine} AND begun_at = @begunAt AND status IS NULL", new { claim.Caller, claim.Key, begunAt }),
            cancellation);
    }

    /// <summary>In the transaction of what it changes.</summary>
    internal static Task MarkDone(DbConnection connection, RequestClaim claim) => connection.ExecuteAsync(
        $"UPDATE answered_request SET status = 0 WHERE {Mine} AND status IS NULL", new { claim.Caller, claim.Key });

    private async Task<EarlierRequest?> Begin(DbConnection connection, RequestClaim claim, DateTimeOffset now)
    {
        // Where no other process may be at it, what this one does not have to answer was abandoned.
        var abandoned = (database.IsShared ? now - Abandoned : now).ToUnixTimeMilliseconds();
        var row = new
        {
            claim.Caller, claim.Key, claim.Request, now = now.ToUnixTimeMilliseconds(), expired = (now - Kept).ToUnixTimeMilliseconds(), abandoned, MostPerCaller,
        };
        await connection.ExecuteAsync("DELETE FROM answered_request WHERE begun_at <= @expired", row);
        await connection.ExecuteAsync($"DELETE FROM answered_request WHERE {Mine} AND status IS NULL AND begun_at <= @abandoned", row);
        var rows = await connection.ExecuteAsync(
            "INSERT INTO answered_request (caller, key, request, begun_at) VALUES (@Caller, @Key, @Request, @now) ON CONFLICT (caller, key) DO NOTHING", row);
        if (rows == 0)
        {
            return await connection.QueryFirstOrDefaultAsync<EarlierRequest>(
                $"""
                SELECT request AS Request, CASE WHEN status = 0 AND begun_at > @abandoned THEN NULL ELSE status END AS Status, headers AS Headers, body AS Body
                FROM answered_request WHERE {Mine}
                """,
                row) ?? new() { Request = claim.Request }; // forgotten between the two: as if under way
        }

        await connection.ExecuteAsync(
            """
            DELETE FROM answered_request WHERE caller = @Caller AND begun_at <
            (SELECT begun_at FROM answered_request WHERE caller = @Caller ORDER BY begun_at DESC LIMIT 1 OFFSET @MostPerCaller)
            """,
            row);
        return null;
    }
}
