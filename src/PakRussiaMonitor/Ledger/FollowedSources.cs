using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Feeds with the times at which they were to be observed and those at which they were. It says how things are now, not how they were at
/// some sequence number: a fetch may cover time long past. Replayed folders are no part of it.
/// </summary>
public sealed class FollowedSources(IDatabase database, TimeProvider time)
{
    /// <summary>What was read is good for so long; thousands of sources are not read for every question.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private Reading? read;

    /// <summary>Every one there ever was, at most ten seconds old.</summary>
    public async Task<IReadOnlyList<FollowedSource>> All(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (read is { } known && (now - known.At).Duration() < Fresh)
            return known.Sources;
        return (read = new(now, await database.Read(connection => Read(connection, null), cancellation))).Sources;
    }

    /// <summary>Null: there is none, or it is a replayed folder.</summary>
    public async Task<FollowedSource?> Find(string id, CancellationToken cancellation) =>
        (await database.Read(connection => Read(connection, id), cancellation)) is [var source] ? source : null;

    private static async Task<IReadOnlyList<FollowedSource>> Read(DbConnection connection, string? id)
    {
        var sources = await connection.QueryAsync<(string Id, string Name, long CreatedAt)>(
            $"SELECT id, name, created_at FROM source WHERE kind <> 'Replay' {When("AND id = @id")} ORDER BY id", new { id });
        var actions = (await connection.QueryAsync<(string Source, string Action, long At)>(
            $"SELECT subject, action, at FROM audit WHERE action IN ({Audit.SourceEnds}, {Audit.SourceResumes}) {When("AND subject = @id")} ORDER BY id", new { id }))
            .ToLookup(action => action.Source);
        var observed = (await connection.QueryAsync<(string Source, long From, long Until)>(
            $"SELECT source, from_ms, until_ms FROM observed {When("WHERE source = @id")} ORDER BY source, from_ms", new { id }))
            .ToLookup(stretch => stretch.Source, stretch => new Stretch(stretch.From, stretch.Until));
        return [.. sources.Select(source => FollowedSource.Of(
            source.Id, source.Name, source.CreatedAt, actions[source.Id].Select(action => (action.Action, action.At)), [.. observed[source.Id]]))];

        string When(string clause) => id is null ? "" : clause;
    }

    private sealed record Reading(DateTimeOffset At, IReadOnlyList<FollowedSource> Sources);
}

/// <summary>From a moment to before another, in Unix milliseconds.</summary>
public readonly record struct Stretch(long From, long Until);

/// <param name="Active">When it was registered and not paused, in order; the last one may end at long.MaxValue.</param>
/// <param name="Observed">What fetches covered, in order. Between two of them is a possible gap.</param>
public sealed record FollowedSource(
    string Id, string Name, IReadOnlyList<SourceChange> Changes, IReadOnlyList<Stretch> Active, IReadOnlyList<Stretch> Observed)
{
    internal static FollowedSource Of(string id, string name, long createdAt, IEnumerable<(string Action, long At)> actions, IReadOnlyList<Stretch> observed)
    {
        var changes = new List<SourceChange> { new(createdAt, id, name, SourceChangeKind.Added) };
        var active = new List<Stretch>();
        long? since = createdAt;
        foreach (var (action, told) in actions)
        {
            var at = Math.Max(told, changes[^1].At); // in the order in which they were done, whatever the clock said
            var kind = action.EndsWith("resume", StringComparison.Ordinal) ? SourceChangeKind.Resumed
                : action.EndsWith("pause", StringComparison.Ordinal) ? SourceChangeKind.Paused
                : SourceChangeKind.Retired;
            if (kind == changes[^1].Change || (kind == SourceChangeKind.Resumed && since is not null))
                continue; // said twice
            changes.Add(new(at, id, name, kind));
            if (since is { } from && from < at)
                active.Add(new(from, at));
            since = kind == SourceChangeKind.Resumed ? at : null;
        }

        if (since is { } open)
            active.Add(new(open, long.MaxValue));
        return new(id, name, changes, active, observed);
    }
}

public enum SourceChangeKind
{
    Added,
    Paused,
    Resumed,
    Retired,
}

/// <param name="At">Unix milliseconds.</param>
public sealed record SourceChange(long At, string Source, string Name, SourceChangeKind Change);
