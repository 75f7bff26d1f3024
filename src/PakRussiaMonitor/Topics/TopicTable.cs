using System.Data.Common;
using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Topics;

/// <summary>Topics and their revisions in the database.</summary>
public sealed class TopicTable(IDatabase database, TimeProvider time, CrashPoints? points = null)
{
    private const string Columns = "topic AS Topic, revision AS Revision, name AS Name, query AS Query, state AS State";

    /// <summary>The state of the revision that ends a topic.</summary>
    internal const string Retired = "Retired";

    /// <summary>
    /// Gives a database its first topics. Does nothing and answers false where there are topics already: those belong to
    /// the people who edit them.
    /// </summary>
    public async Task<bool> Install(IReadOnlyList<TopicDefinition> topics, CancellationToken cancellation)
    {
        var installed = await database.Append(connection => InstallFirst(connection, topics), cancellation);
        points?.Reached(CrashPoints.TopicsInstalled);
        return installed;
    }

    /// <inheritdoc cref="Publish(TopicDefinition, int?, CancellationToken)"/>
    /// <returns>The topic's newest revision.</returns>
    public async Task<TopicRevision> Publish(TopicDefinition topic, CancellationToken cancellation) =>
        (await Publish(topic, null, cancellation)).Newest!;

    /// <summary>
    /// Makes a topic, or a new revision of one, for <see cref="Backfill"/> to build; until that is done the one before it
    /// answers. An edit that overtakes one still being built leaves that one frozen as far as it came, never to be current.
    /// An edit that changes nothing makes no revision.
    /// </summary>
    /// <param name="expected">The newest revision that the editor knows of, 0 for none; null where that does not matter.</param>
    /// <exception cref="ArgumentException">The query cannot be read; <see cref="TopicQuery.Parse"/> says where.</exception>
    public Task<Publication> Publish(TopicDefinition topic, int? expected, CancellationToken cancellation)
    {
        if (TopicQuery.Parse(topic.Query).Error is { } error)
            throw new ArgumentException(error.Message, nameof(topic));
        return database.Append(
            async connection =>
            {
                var newest = await FindNewest(connection, topic.Id);
                if (expected is not null && expected != (newest?.Revision ?? 0))
                    return new(PublishOutcome.Stale, newest?.ToRevision());
                if (newest is { State: not Retired } && (newest.Name, newest.Query) == (topic.Name, topic.Query))
                    return new(PublishOutcome.Unchanged, newest.ToRevision());
                var next = new TopicRevision(topic.Id, (newest?.Revision ?? 0) + 1, topic.Name, topic.Query);
                await Insert(connection, next);
                points?.Reached(CrashPoints.PublishBeforeCommit);
                return new Publication(newest is null ? PublishOutcome.Created : PublishOutcome.Revised, next);
            },
            cancellation);
    }

    /// <summary>
    /// Ends a topic: from the next sequence number on it counts nothing and is not listed. Answers up to the one before it stay.
    /// In the list of revisions that is one of its own, without a query.
    /// </summary>
    public Task<Publication> Retire(string topic, int? expected, CancellationToken cancellation) => database.Append(
        async connection =>
        {
            var newest = await FindNewest(connection, topic);
            if (newest is null || newest.State == Retired)
                return new Publication(PublishOutcome.Unchanged, newest?.ToRevision());
            if (expected is not null && expected != newest.Revision)
                return new(PublishOutcome.Stale, newest.ToRevision());
            var now = time.GetUtcNow().ToUnixTimeMilliseconds();
            var seq = await LedgerReader.Head(connection) + 1;
            await connection.ExecuteAsync("UPDATE topic SET retired_at = @now WHERE id = @topic", new { topic, now });
            await connection.ExecuteAsync(
                "UPDATE topic_revision SET state = 'Frozen' WHERE topic = @topic AND state IN ('Building', 'Current')", new { topic });
            var end = newest.ToRevision() with { Revision = newest.Revision + 1, Query = "" };
            await connection.ExecuteAsync(
                """
                INSERT INTO topic_revision (topic, revision, name, query, state, created_at, current_from, backfill_until, version)
                SELECT @Topic, @Revision, @Name, @Query, @Retired, @now, @seq, 0, 1 + (SELECT max(version) FROM topic_revision)
                """,
                new { end.Topic, end.Revision, end.Name, end.Query, Retired, now, seq });
            await Audit.Write(connection, now, "topic.retire", topic, "");
            return new(PublishOutcome.Revised, end);
        },
        cancellation);

    /// <summary>The revisions that new articles are matched with, and the version of that set.</summary>
    public Task<(long Version, IReadOnlyList<TopicRevision> Revisions)> Live(CancellationToken cancellation) => database.Read(
        async connection =>
        {
            var version = await connection.ExecuteScalarAsync<long>("SELECT coalesce(max(version), 0) FROM topic_revision");
            var rows = await connection.QueryAsync<Row>(
                $"SELECT {Columns} FROM topic_revision WHERE state IN ('Building', 'Current') ORDER BY topic, revision");
            return (version, (IReadOnlyList<TopicRevision>)[.. rows.Select(row => row.ToRevision())]);
        },
        cancellation);

    /// <summary>Every topic in its current revision, in the order in which they were made.</summary>
    public Task<IReadOnlyList<TopicRevision>> Current(CancellationToken cancellation) => database.Read<IReadOnlyList<TopicRevision>>(
        async connection => [.. (await connection.QueryAsync<Row>(
            $"""
            SELECT {Columns} FROM topic_revision r WHERE state = 'Current'
            ORDER BY (SELECT f.version FROM topic_revision f WHERE f.topic = r.topic AND f.revision = 1)
            """)).Select(row => row.ToRevision())],
        cancellation);

    /// <summary>The current revision, since which number it is, and the newest number, all of one moment. Null: no such topic.</summary>
    public Task<(int Revision, long From, long Head)?> Newest(string topic, CancellationToken cancellation) => database.Read<(int, long, long)?>(
        async connection => await connection.QueryFirstOrDefaultAsync<Row>(
            $"SELECT {Columns}, current_from AS CurrentFrom FROM topic_revision WHERE topic = @topic AND state = 'Current'", new { topic }) is { } current
            ? (current.Revision, current.CurrentFrom, await LedgerReader.Head(connection))
            : null,
        cancellation);

    /// <summary>
    /// The revision that was current at a sequence number (null: now); before the first, the first. One without a query says that the
    /// topic had been retired by then. Null: no such topic, or none that was ever built.
    /// </summary>
    public Task<TopicRevision?> RevisionAt(string topic, long? asOf, CancellationToken cancellation) => database.Read(
        async connection => (await connection.QueryFirstOrDefaultAsync<Row>(
            $"""
            SELECT {Columns} FROM topic_revision WHERE topic = @topic AND current_from IS NOT NULL
            ORDER BY CASE WHEN current_from <= @asOf THEN current_from ELSE -1 END DESC,
                     CASE WHEN current_from <= @asOf THEN -revision ELSE revision END
            LIMIT 1
            """,
            new { topic, asOf = asOf ?? long.MaxValue }))?.ToRevision(),
        cancellation);

    /// <summary>Whether a topic is there that has never answered yet.</summary>
    public Task<bool> IsBeingBuilt(string topic, CancellationToken cancellation) => database.Read(
        connection => connection.ExecuteScalarAsync<bool>(
            "SELECT EXISTS (SELECT 1 FROM topic_revision WHERE topic = @topic AND state = 'Building')", new { topic }),
        cancellation);

    private static Task<Row?> FindNewest(DbConnection connection, string topic) => connection.QueryFirstOrDefaultAsync<Row>(
        $"SELECT {Columns} FROM topic_revision WHERE topic = @topic ORDER BY revision DESC LIMIT 1", new { topic });

    /// <summary>Under the write it is sure which articles are stored by now: those are the backfill's, all later ones are matched with it.</summary>
    private async Task Insert(DbConnection connection, TopicRevision revision)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await connection.ExecuteAsync(
            """
            INSERT INTO topic (id, name, created_at) VALUES (@Topic, @Name, @now)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, retired_at = NULL
            """,
            new { revision.Topic, revision.Name, now });
        await connection.ExecuteAsync("UPDATE topic_revision SET state = 'Frozen' WHERE topic = @Topic AND state = 'Building'", revision);
        await connection.ExecuteAsync(
            """
            INSERT INTO topic_revision (topic, revision, name, query, state, created_at, backfill_until, version)
            SELECT @Topic, @Revision, @Name, @Query, 'Building', @now,
                   (SELECT coalesce(max(id), 0) FROM article), 1 + (SELECT coalesce(max(version), 0) FROM topic_revision)
            """,
            new { revision.Topic, revision.Revision, revision.Name, revision.Query, now });
        await Audit.Write(connection, now, "topic.publish", revision.Topic, revision.Query);
    }

    private async Task<bool> InstallFirst(DbConnection connection, IReadOnlyList<TopicDefinition> topics)
    {
        if (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM topic_revision") > 0)
            return false;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var topic in topics)
        {
            await connection.ExecuteAsync(
                "INSERT INTO topic (id, name, created_at) VALUES (@Id, @Name, @now)", new { topic.Id, topic.Name, now });
            await connection.ExecuteAsync(
                """
                INSERT INTO topic_revision (topic, revision, name, query, state, created_at, current_from, backfill_until, version)
                SELECT @Id, 1, @Name, @Query, 'Current', @now, @head,
                       (SELECT coalesce(max(id), 0) FROM article), 1 + (SELECT coalesce(max(version), 0) FROM topic_revision)
                """,
                new { topic.Id, topic.Name, topic.Query, now, head = await LedgerReader.Head(connection) });
        }

        points?.Reached(CrashPoints.TopicsBeforeCommit);
        return true;
    }

    private sealed record Row
    {
        public string Topic { get; init; } = "";

        public int Revision { get; init; }

        public string Name { get; init; } = "";

        public string Query { get; init; } = "";

        public string State { get; init; } = "";

        public long CurrentFrom { get; init; }

        public TopicRevision ToRevision() => new(Topic, Revision, Name, Query);
    }
}

public enum PublishOutcome
{
    Created,
    Revised,

    /// <summary>There was nothing to change.</summary>
    Unchanged,

    /// <summary>Someone else was first: the newest revision is another than the editor knew of.</summary>
    Stale,
}

/// <param name="Newest">The topic's newest revision afterwards; null where there is no such topic.</param>
public sealed record Publication(PublishOutcome Outcome, TopicRevision? Newest);
