using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Topics;

/// <summary>A topic's revisions as people see them, newest first, with how far one that is being built has come.</summary>
public sealed class TopicHistory(IDatabase database)
{
    public Task<IReadOnlyList<RevisionRecord>> Of(string topic, CancellationToken cancellation) => database.Read<IReadOnlyList<RevisionRecord>>(
        async connection => (await connection.QueryAsync<RevisionRecord>(
            """
            SELECT revision AS Revision, name AS Name, query AS Query, state AS State, created_at AS CreatedAt, current_from AS CurrentFrom,
                   backfill_cursor AS Cursor, backfill_until AS Until
            FROM topic_revision WHERE topic = @topic ORDER BY revision DESC
            """,
            new { topic })).AsList(),
        cancellation);

    /// <summary>The newest revision's number; 0 where there is no such topic.</summary>
    public Task<int> Newest(string topic, CancellationToken cancellation) => database.Read(
        connection => connection.ExecuteScalarAsync<int>("SELECT coalesce(max(revision), 0) FROM topic_revision WHERE topic = @topic", new { topic }), cancellation);
}

/// <summary>A revision as it is stored.</summary>
public sealed record RevisionRecord
{
    public int Revision { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Empty in the revision that ended the topic.</summary>
    public string Query { get; init; } = "";

    /// <summary>Building, Current, Frozen (its time is over, or an edit overtook it) or Retired.</summary>
    public string State { get; init; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long CreatedAt { get; init; }

    /// <summary>The sequence number from which on it answered; null if it never did.</summary>
    public long? CurrentFrom { get; init; }

    /// <summary>The last article that was looked at.</summary>
    public long Cursor { get; init; }

    /// <summary>The last article that there was when it was published.</summary>
    public long Until { get; init; }
}
