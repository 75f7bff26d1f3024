using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles;

/// <summary>Reads of stored articles.</summary>
public sealed class ArticleArchive(IDatabase database)
{
    /// <summary>The hashes under which these items of a source were last taken, by the item's name; none for those that never were.</summary>
    public Task<ILookup<string, byte[]>> Taken(string source, IEnumerable<string> items, CancellationToken cancellation) => database.Read(
        async connection => (await connection.QueryAsync<(string Item, byte[] Hash)>(
            "SELECT item, item_hash FROM article_source WHERE source = @source AND item IN (SELECT value FROM json_each(@items))",
            new { source, items = JsonSerializer.Serialize(items) }))
            .ToLookup(row => row.Item, row => row.Hash, StringComparer.Ordinal),
        cancellation);

    /// <summary>How many of these items are known of the source, and whether any item of it is.</summary>
    public Task<(int Known, bool Any)> Overlap(string source, IEnumerable<string> items, CancellationToken cancellation) => database.Read(
        async connection => (
            await connection.ExecuteScalarAsync<int>(
                "SELECT count(DISTINCT item) FROM article_source WHERE source = @source AND item IN (SELECT value FROM json_each(@items))",
                new { source, items = JsonSerializer.Serialize(items) }),
            await connection.ExecuteScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM article_source WHERE source = @source)", new { source })),
        cancellation);

    /// <summary>The article behind each item of a source, by the item's name within it.</summary>
    public Task<IReadOnlyDictionary<string, long>> ArticlesOf(string source, CancellationToken cancellation) => database.Read<IReadOnlyDictionary<string, long>>(
        async connection => (await connection.QueryAsync<(string, long)>(
            "SELECT item, article FROM article_source WHERE source = @source", new { source })).ToDictionary(),
        cancellation);

    /// <summary>The article in its newest version; a merged one leads to the article that it became. Null: no such article.</summary>
    public Task<StoredArticle?> Find(long id, CancellationToken cancellation) => database.Read(
        async connection =>
        {
            var row = await connection.QueryFirstOrDefaultAsync<Row>(
                """
                SELECT a.id AS Id, a.url AS Url, a.title AS Title, a.author AS Author, a.outlet AS Outlet, a.language AS Language,
                       a.kind AS Kind, a.published_at AS PublishedAt, a.seen_at AS SeenAt, a.piece AS Piece, a.revision AS Revision,
                       t.text AS Text, t.truncated AS Truncated, t.removed AS Removed, t.kind_evidence AS KindEvidence
                FROM article a JOIN article_revision t ON t.article = a.id AND t.revision = a.revision
                WHERE a.id = coalesce((SELECT merged_into FROM article WHERE id = @id), @id)
                """,
                new { id });
            if (row is null)
                return null;
            var sources = await connection.QueryAsync<(string Id, string Name, string Item)>(
                """
                SELECT s.id, s.name, c.item FROM article_source c JOIN source s ON s.id = c.source
                WHERE c.article = @Id ORDER BY c.first_seen_at, s.id
                """,
                new { row.Id });
            var topics = await connection.QueryAsync<(string Id, string Name)>(
                """
                SELECT r.topic, r.name FROM topic_revision r WHERE r.state = 'Current' AND 0 < (
                    SELECT sum(l.articles) FROM ledger l WHERE l.article = @Id AND l.topic = r.topic AND l.topic_revision = r.revision)
                ORDER BY r.version
                """,
                new { row.Id });
            return row.ToArticle([.. sources.Select(source => new ArticleSource(source.Id, source.Name, source.Item))], [.. topics]);
        },
        cancellation);

    private sealed record Row
    {
        public long Id { get; init; }

        public string? Url { get; init; }

        public string? Title { get; init; }

        public string? Author { get; init; }

        public string Outlet { get; init; } = "";

        public string? Language { get; init; }

        public string Kind { get; init; } = "";

        public long? PublishedAt { get; init; }

        public long SeenAt { get; init; }

        public long Piece { get; init; }

        public int Revision { get; init; }

        public string Text { get; init; } = "";

        public bool Truncated { get; init; }

        public string Removed { get; init; } = "[]";

        public string? KindEvidence { get; init; }

        public StoredArticle ToArticle(IReadOnlyList<ArticleSource> sources, IReadOnlyList<(string, string)> topics) => new(
            Id, Url, Title, Author, Outlet, Language, Kind,
            PublishedAt is { } published ? DateTimeOffset.FromUnixTimeMilliseconds(published) : null,
            DateTimeOffset.FromUnixTimeMilliseconds(SeenAt),
            Piece, Revision, Text, Truncated, JsonSerializer.Deserialize<IReadOnlyList<RemovedSpan>>(Removed)!, sources, topics)
        {
            KindEvidence = KindEvidence,
        };
    }
}

/// <summary>An article in its newest version.</summary>
public sealed record StoredArticle(
    long Id, string? Url, string? Title, string? Author, string Outlet, string? Language, string Kind, DateTimeOffset? Published,
    DateTimeOffset Seen, long Piece, int Revision, string Text, bool Truncated, IReadOnlyList<RemovedSpan> Removed,
    IReadOnlyList<ArticleSource> Sources, IReadOnlyList<(string Id, string Name)> Topics)
{
    /// <summary>What says that it is of its kind; null for other.</summary>
    public string? KindEvidence { get; init; }
}

/// <param name="Item">The item's name within the source.</param>
public sealed record ArticleSource(string Id, string Name, string Item);
