using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Sources;

/// <summary>What a drained response says of its source's pace: how much of it was known, and how often the feed wants to be fetched.</summary>
internal static class DrainedPace
{
    /// <summary>Counts what was new, in the transaction that ends the drain's last slice, and sets interval and due time anew.</summary>
    /// <param name="now">Unix milliseconds.</param>
    public static async Task Apply(DbConnection connection, DrainStep step, long now)
    {
        if (await connection.QueryFirstOrDefaultAsync<Row>(
            """
            SELECT f.source AS Source, f.started_at AS StartedAt, f.items AS Items, f.known_items AS Known, s.interval_seconds AS IntervalSeconds,
                s.floor_seconds AS FloorSeconds, s.settings AS SettingsJson,
                (SELECT started_at FROM "fetch" p WHERE p.source = f.source AND p.id < f.id ORDER BY id DESC LIMIT 1) AS BeforeAt,
                CASE WHEN f.id = (SELECT max(id) FROM "fetch" n WHERE n.source = f.source) THEN 1 ELSE 0 END AS IsNewest
            FROM "fetch" f JOIN source s ON s.id = f.source WHERE f.response = @Response
            """,
            new { step.Response }) is not { } row)
            return;
        var isFeed = step.Outcome is null;
        await SourceDays.Add(connection, row.Source, row.StartedAt, 0, isFeed ? 0 : -1, isFeed ? row.Items - row.Known : 0);
        if (!isFeed)
            await Disown(connection, row.Source);
        else if (row.IsNewest)
            await Repace(connection, row, step.Pace, now);
    }

    /// <summary>What came looked like a feed and is none: nothing may be concluded from it, its validators least of all.</summary>
    private static Task<int> Disown(DbConnection connection, string source) => connection.ExecuteAsync(
        """
        UPDATE source SET etag = NULL, last_modified = NULL, body_hash = NULL, moved_to = NULL, moved_times = 0, moved_since = NULL,
            failure_weight = failure_weight + 1
        WHERE id = @source
        """,
        new { source });

    private static Task<int> Repace(DbConnection connection, Row row, TimeSpan asked, long now)
    {
        var interval = TimeSpan.FromSeconds(row.IntervalSeconds);
        var free = row.IntervalSeconds > 0 && SourceSettings.Of(row.SettingsJson).IntervalMinutes is null;
        var next = interval;
        if (free && row.BeforeAt is { } before) // all is new in a first fetch, whatever the pace
            next = FetchSchedule.Adapt(interval, row.Items == 0 ? 1 : (double)row.Known / row.Items, row.StartedAt - before < 0.9 * interval.TotalMilliseconds);
        var floor = free ? Math.Max(row.FloorSeconds, (long)asked.TotalSeconds) : 0;
        // A clock that was set back since the fetch makes its start lie ahead.
        var due = Math.Min(row.StartedAt, now) + (1000 * Math.Max((long)next.TotalSeconds, floor));
        return connection.ExecuteAsync(
            """
            UPDATE source SET interval_seconds = @interval, asked_seconds = @asked, floor_seconds = @floor,
                next_due_at = CASE WHEN kind <> 'Replay' AND next_due_at IS NOT NULL THEN @due END
            WHERE id = @Source
            """,
            new { row.Source, interval = (long)next.TotalSeconds, asked = (long)asked.TotalSeconds, floor, due });
    }

    private sealed record Row
    {
        public string Source { get; init; } = "";

        public long StartedAt { get; init; }

        public int Items { get; init; }

        public int Known { get; init; }

        public long IntervalSeconds { get; init; }

        public long FloorSeconds { get; init; }

        public string SettingsJson { get; init; } = "{}";

        public long? BeforeAt { get; init; }

        public bool IsNewest { get; init; }
    }
}
