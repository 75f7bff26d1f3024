using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Topics.Stored;

/// <summary>A stored article in its newest version, as far as topics and the index of words need it.</summary>
internal sealed record StoredText
{
    internal const string Select = """
        SELECT a.id AS Id, a.revision AS Revision, a.url AS Url, t.title AS Title, t.text AS Text, a.outlet AS Outlet, a.author AS Author, a.language AS Language,
               a.kind AS Kind, a.published_at AS PublishedAt, a.seen_at AS SeenAt, a.piece AS Piece, a.merged_into AS MergedInto
        FROM article a JOIN article_revision t ON t.article = a.id AND t.revision = a.revision
        """;

    public long Id { get; init; }

    public long Revision { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string Text { get; init; } = "";

    public string Outlet { get; init; } = "";

    public string? Author { get; init; }

    public string? Language { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long? PublishedAt { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long SeenAt { get; init; }

    public long Piece { get; init; }

    public long? MergedInto { get; init; }

    /// <summary>
    /// Whether it can belong to a topic. A purged text can no longer be matched: what the ledger says of it stays. A merged one is
    /// another article by now.
    /// </summary>
    public bool CanMatch => MergedInto is null && (Title is not null || Text.Length > 0);

    public ArticleFields Fields => new(Title, Text, Outlet, Author, Language, Kind);

    /// <summary>Those of a range of ids, in their order.</summary>
    public static async Task<IReadOnlyList<StoredText>> Range(DbConnection connection, long after, long until, int most) =>
        (await connection.QueryAsync<StoredText>($"{Select} WHERE a.id > @after AND a.id <= @until ORDER BY a.id LIMIT @most", new { after, until, most })).AsList();

    /// <summary>The greatest id; 0 where nothing is stored.</summary>
    public static Task<long> Last(DbConnection connection) => connection.ExecuteScalarAsync<long>("SELECT coalesce(max(id), 0) FROM article");

    public static async Task<IReadOnlyList<StoredText>> Of(DbConnection connection, IEnumerable<long> ids) =>
        (await connection.QueryAsync<StoredText>(
            $"{Select} WHERE a.id IN (SELECT CAST(value AS bigint) FROM json_each(@ids)) ORDER BY a.id",
            new { ids = System.Text.Json.JsonSerializer.Serialize(ids) })).AsList();
}
