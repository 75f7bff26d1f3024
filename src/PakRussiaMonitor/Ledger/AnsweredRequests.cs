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

    /// <summary>Of HTTP; null while it is under way.</summary>
    public long? Status { get; init; }

    /// <summary>JSON, by name.</summary>
    public string? Headers { get; init; }

    public byte[]? Body { get; init; }
}

/// <summary>Answers to requests that may be sent again, kept for 24 hours, the newest 10,000 of each caller.</summary>
public sealed class AnsweredRequests(IDatabase database, TimeProvider time)
{
    private const int MostPerCaller = 10_000;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>Longer than any request may take: its process has ended, and what it did is not known.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(15);

    private const string Mine = "caller = @Caller AND key = @Key";

    /// <summary>When it began, Unix milliseconds, for who has it to answer now; or the earlier one.</summary>
    public Task<(long BegunAt, EarlierRequest? Earlier)> Begin(RequestClaim claim, CancellationToken cancellation) => database.Write<(long, EarlierRequest?)>(
        async connection =>
        {
            var now = time.GetUtcNow();
            var row = new
            {
                claim.Caller, claim.Key, claim.Request, now = now.ToUnixTimeMilliseconds(), expired = (now - Kept).ToUnixTimeMilliseconds(),
                abandoned = (now - Abandoned).ToUnixTimeMilliseconds(), MostPerCaller,
            };
            await connection.ExecuteAsync("DELETE FROM answered_request WHERE begun_at <= @expired", row);
            await connection.ExecuteAsync($"DELETE FROM answered_request WHERE {Mine} AND status IS NULL AND begun_at <= @abandoned", row);
            var rows = await connection.ExecuteAsync(
                "INSERT INTO answered_request (caller, key, request, begun_at) VALUES (@Caller, @Key, @Request, @now) ON CONFLICT (caller, key) DO NOTHING", row);
            if (rows == 0)
            {
                var earlier = await connection.QueryFirstOrDefaultAsync<EarlierRequest>(
                    $"SELECT request AS Request, status AS Status, headers AS Headers, body AS Body FROM answered_request WHERE {Mine}", row);
                return (row.now, earlier ?? new() { Request = claim.Request }); // forgotten between the two: as if under way
            }

            await connection.ExecuteAsync(
                """
                DELETE FROM answered_request WHERE caller = @Caller AND begun_at <
                (SELECT begun_at FROM answered_request WHERE caller = @Caller ORDER BY begun_at DESC LIMIT 1 OFFSET @MostPerCaller)
                """,
                row);
            return (row.now, null);
        },
        cancellation);

    public Task Complete(RequestClaim claim, long begunAt, int status, string headers, byte[] body, CancellationToken cancellation) => database.Write(
        connection => connection.ExecuteAsync(
            $"UPDATE answered_request SET status = @status, headers = @headers, body = @body WHERE {Mine} AND begun_at = @begunAt",
            new { claim.Caller, claim.Key, begunAt, status = (long)status, headers, body }),
        cancellation);

    /// <summary>As if it had never been sent.</summary>
    public Task Forget(RequestClaim claim, long begunAt, CancellationToken cancellation) => database.Write(
        connection => connection.ExecuteAsync(
            $"DELETE FROM answered_request WHERE {Mine} AND begun_at = @begunAt AND status IS NULL", new { claim.Caller, claim.Key, begunAt }),
        cancellation);
}
