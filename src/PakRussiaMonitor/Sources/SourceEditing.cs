using System.Data.Common;
using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Sources;

/// <summary>What operators change of a registered source: its name, whether it is fetched, its settings, whether it is there at all.</summary>
public sealed class SourceEditing(IDatabase database, TimeProvider time)
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <param name="expected">The version that the change was made for; null for whichever there is.</param>
    public Task<Edited> Change(string id, SourceChange change, long? expected, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            if (await SourceTable.Find(connection, id) is not { } source)
                return new Edited(EditOutcome.Unknown);
            if (expected is { } version && version != source.Version)
                return new(EditOutcome.Stale, Version: source.Version);
            var problem = change.FindProblem(source);
            var settings = problem is null && change.Settings is { } patch ? source.Settings.Merge(patch, out problem) : source.Settings;
            if (problem is not null)
                return new(EditOutcome.Refused, problem);
            return await Save(connection, source, change, settings.ToJson()) ? new(EditOutcome.Changed) : new(EditOutcome.Stale, Version: source.Version);
        },
        cancellation);

    /// <summary>Ends a source. Its articles, their counts and its history stay; what was fetched and not counted yet is left out.</summary>
    public Task<Edited> Retire(string id, long? expected, CancellationToken cancellation) => database.Write(
        async connection =>
        {
            if (await SourceTable.Find(connection, id) is not { } source)
                return new Edited(EditOutcome.Unknown);
            if (expected is { } version && version != source.Version)
                return new(EditOutcome.Stale, Version: source.Version);
            var rows = await connection.ExecuteAsync(
                "UPDATE source SET state = 'Retired', next_due_at = NULL, version = version + 1 WHERE id = @id AND version = @Version", new { id, source.Version });
            if (rows == 0)
                return new(EditOutcome.Stale, Version: source.Version);
            await connection.ExecuteAsync("UPDATE response SET state = 'Done', done_at = @Now WHERE source = @id AND state = 'Pending'", new { id, Now });
            await Audit.Write(connection, Now, "source.retire", id, source.Url);
            return new(EditOutcome.Changed);
        },
        cancellation);

    /// <summary>What is resumed or set otherwise is due at once, so that one sees whether it works.</summary>
    private async Task<bool> Save(DbConnection connection, RegisteredSource source, SourceChange change, string settings)
    {
        var name = change.Name is null ? source.Name : CanonicalText.Of(change.Name.Trim());
        var state = change.State ?? source.State;
        var isSet = settings != source.Settings.ToJson();
        if (name == source.Name && state == source.State && !isSet && change.State is null)
            return true;
        var fixedTo = SourceSettings.Of(settings).IntervalMinutes * 60;
        var rows = await connection.ExecuteAsync(
            """
            UPDATE source SET name = @name, state = @state, settings = @settings, version = version + 1,
                interval_seconds = coalesce(@fixedTo, interval_seconds), floor_seconds = CASE WHEN @isFixed THEN 0 ELSE floor_seconds END,
                next_due_at = CASE WHEN kind <> 'Replay' AND @isDue THEN @Now ELSE next_due_at END
            WHERE id = @Id AND version = @Version
            """,
            new
            {
                source.Id, source.Version, name, state = state.ToString(), settings, fixedTo, isFixed = fixedTo is not null,
                isDue = isSet || change.State == SourceState.Active, Now,
            });
        if (rows == 1)
            await Audit.Write(connection, Now, Action(source, state, isSet), source.Id, Detail(name, settings));
        return rows == 1;
    }

    /// <summary>A pause wins over what is set along with it: coverage is told by it.</summary>
    private static string Action(RegisteredSource source, SourceState state, bool isSet) =>
        state != source.State ? state == SourceState.Paused ? "source.pause" : "source.resume" : isSet ? "source.set" : "source.rename";

    /// <summary>What it is now. Of headers their names alone: a value may be a secret, and the audit is for ever.</summary>
    private static string Detail(string name, string settings)
    {
        var set = SourceSettings.Of(settings);
        return JsonSerializer.Serialize(
            new { name, headers = set.Headers.Keys, set.BasicAuthVariable, set.IntervalMinutes, set.FollowLinks, set.ArticleLinks }, JsonSerializerOptions.Web);
    }
}

/// <summary>What is to be changed; null leaves it.</summary>
/// <param name="State">Active or paused.</param>
/// <param name="Settings">A JSON merge patch of the settings.</param>
public sealed record SourceChange(string? Name = null, SourceState? State = null, JsonElement? Settings = null)
{
    public string? FindProblem(RegisteredSource source)
    {
        if (Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > SourceName.Longest || name.Any(char.IsControl)))
            return $"Write a name of at most {SourceName.Longest} characters in one line.";
        return source.Kind == SourceKind.Replay && (State is not null || Settings is not null)
            ? "A replayed folder is never fetched by itself: it can be renamed or removed."
            : null;
    }
}

public enum EditOutcome
{
    Changed,
    Unknown,
    Refused,

    /// <summary>It was changed since the version that the editor knows.</summary>
    Stale,
}

/// <param name="Problem">Why it was refused, as a sentence.</param>
/// <param name="Version">The newest, where the editor knows another.</param>
public sealed record Edited(EditOutcome Outcome, string? Problem = null, long Version = 0);
