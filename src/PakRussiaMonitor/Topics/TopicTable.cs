using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Topics;

/// <summary>Topics and their revisions in the database.</summary>
public sealed class TopicTable(IDatabase database, TimeProvider time)
{
    private const string Columns = "topic AS Topic, revision AS Revision, name AS Name, query AS Query";

    /// <summary>
    /// Gives a database its first topics. Does nothing and answers false where there are topics already: those belong to
    /// the people who edit them.
    /// </summary>
    public Task<bool> Install(IReadOnlyList<TopicDefinition> topics, CancellationToken cancellation) => database.Write(
        async connection =>
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
                    SELECT @Id, 1, @Name, @Query, 'Current', @now, (SELECT coalesce(max(seq), 0) FROM ledger),
                           (SELECT coalesce(max(id), 0) FROM article), 1 + (SELECT coalesce(max(version), 0) FROM topic_revision)
                    """,
                    new { topic.Id, topic.Name, topic.Query, now });
            }

            return true;
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
            $"SELECT {Columns} FROM topic_revision WHERE state = 'Current' ORDER BY version")).Select(row => row.ToRevision())],
        cancellation);

    /// <summary>The revision that was current at a sequence number (null: now); before the first, the first. Null: no such topic.</summary>
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

    private sealed record Row
    {
        public string Topic { get; init; } = "";

        public int Revision { get; init; }

        public string Name { get; init; } = "";

        public string Query { get; init; } = "";

        public TopicRevision ToRevision() => new(Topic, Revision, Name, Query);
    }
}
