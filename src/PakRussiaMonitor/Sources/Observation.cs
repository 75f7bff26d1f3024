using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// Keeps for how long a source was observed. Two good fetches that share items cover the time between them: what came in between is in the
/// second. So is an unchanged feed. Stretches lie between starts of fetches, and the newest grows in place. Everything here runs in the
/// transaction that finishes a fetch or its response, so that a kill neither loses nor invents time.
/// </summary>
/// <remarks>
/// Replayed folders are no observation. An empty feed shares nothing, so that a new stretch begins with it. While a source was paused
/// or away nobody looked, yet when it then still shares items, nothing was missed and that time is covered.
/// </remarks>
internal static class Observation
{
    /// <summary>After a response was read whole: the time since the newest stretch is covered, or a new stretch begins.</summary>
    public static async Task Read(DbConnection connection, long response)
    {
        var fetch = await connection.QueryFirstOrDefaultAsync<(string Source, long StartedAt, long Apart)?>(
            """
            SELECT f.source, f.started_at, r.apart FROM response r JOIN "fetch" f ON f.response = r.id JOIN source s ON s.id = r.source
            WHERE r.id = @response AND s.kind <> 'Replay'
            """,
            new { response });
        if (fetch is var (source, at, apart))
            await (apart == 0 ? Continue(connection, source, at) : Begin(connection, source, at));
    }

    /// <summary>
    /// After a fetch that found the feed as it was: so it was all the time since its newest body was fetched. As long as that body is not
    /// read, or turned out to be no feed, that says nothing; once it is, the next such fetch says it for this one too.
    /// </summary>
    /// <param name="at">When the fetch began, Unix milliseconds.</param>
    public static async Task Confirm(DbConnection connection, string source, long at)
    {
        var isFollowed = await connection.ExecuteScalarAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM source WHERE id = @source AND kind <> 'Replay')
               AND NOT EXISTS (SELECT 1 FROM response WHERE source = @source AND state = 'Pending')
               AND coalesce((SELECT outcome FROM "fetch" WHERE source = @source AND response IS NOT NULL ORDER BY id DESC LIMIT 1), 'Fetched') = 'Fetched'
            """,
            new { source });
        if (isFollowed)
            await Continue(connection, source, at);
    }

    private static async Task Continue(DbConnection connection, string source, long at)
    {
        await ForgetTheFuture(connection, source, at);
        var grown = await connection.ExecuteAsync(
            "UPDATE observed SET until_ms = @at WHERE source = @source AND from_ms = (SELECT max(from_ms) FROM observed WHERE source = @source)", new { source, at });
        if (grown == 0)
            await Begin(connection, source, at);
    }

    /// <summary>A stretch that never came to have a length makes way, so that a feed that never shares anything has one row.</summary>
    private static async Task Begin(DbConnection connection, string source, long at)
    {
        await ForgetTheFuture(connection, source, at);
        await connection.ExecuteAsync("DELETE FROM observed WHERE source = @source AND from_ms = until_ms", new { source });
        await connection.ExecuteAsync("INSERT INTO observed (source, from_ms, until_ms) VALUES (@source, @at, @at) ON CONFLICT DO NOTHING", new { source, at });
    }

    /// <summary>What lies ahead was told by a clock that was wrong. If it is this one that is, the first fetch by the right one covers it again.</summary>
    private static async Task ForgetTheFuture(DbConnection connection, string source, long at)
    {
        await connection.ExecuteAsync("DELETE FROM observed WHERE source = @source AND from_ms > @at", new { source, at });
        await connection.ExecuteAsync("UPDATE observed SET until_ms = @at WHERE source = @source AND until_ms > @at", new { source, at });
    }
}
