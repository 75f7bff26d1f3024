using System.Data.Common;
using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Sources;

/// <summary>What a source's fetches of each day brought, summed up as they end; what is usual for it is judged by these.</summary>
public sealed class SourceDays(IDatabase database, TimeProvider time)
{
    /// <summary>How far back is looked.</summary>
    private const int Kept = 60;

    private const string Columns = "source AS Source, day AS Number, fetches AS Fetches, good AS Good, new_items AS NewItems";

    private long Today => SourceDay.NumberOf(time.GetUtcNow().ToUnixTimeMilliseconds());

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<SourceDay>> Of(string source, CancellationToken cancellation) => database.Read<IReadOnlyList<SourceDay>>(
        async connection => (await connection.QueryAsync<SourceDay>(
            $"SELECT {Columns} FROM source_day WHERE source = @source AND day >= @from ORDER BY day", new { source, from = Today - Kept })).AsList(),
        cancellation);

    /// <summary>Of every source, oldest first.</summary>
    public Task<ILookup<string, SourceDay>> OfAll(CancellationToken cancellation) => database.Read(
        async connection => (await connection.QueryAsync<SourceDay>(
            $"SELECT {Columns} FROM source_day WHERE day >= @from ORDER BY source, day", new { from = Today - Kept })).ToLookup(day => day.Source),
        cancellation);

    /// <summary>Adds to the sums of a day, in the transaction of what is counted.</summary>
    /// <param name="at">Unix milliseconds of the fetch's start.</param>
    internal static Task Add(DbConnection connection, string source, long at, int fetches, int good, int newItems) => connection.ExecuteAsync(
        """
        INSERT INTO source_day (source, day, fetches, good, new_items) VALUES (@source, @day, @fetches, @good, @newItems)
        ON CONFLICT (source, day) DO UPDATE SET fetches = source_day.fetches + excluded.fetches, good = source_day.good + excluded.good,
            new_items = source_day.new_items + excluded.new_items
        """,
        new { source, day = SourceDay.NumberOf(at), fetches, good, newItems });
}

/// <summary>A source's day in UTC.</summary>
public sealed record SourceDay
{
    public string Source { get; init; } = "";

    /// <summary>Days since 1970.</summary>
    public long Number { get; init; }

    public int Fetches { get; init; }

    public DateOnly Date => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(Number));

    /// <summary>Fetches that a feed answered, with or without news.</summary>
    public int Good { get; init; }

    /// <summary>Items that this source had not had before.</summary>
    public int NewItems { get; init; }

    /// <param name="at">Unix milliseconds.</param>
    public static long NumberOf(long at) => at / 86_400_000;
}
