using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles;

/// <summary>Reads of an article's versions.</summary>
public sealed class ArticleVersions(IDatabase database)
{
    private const string Columns = """
        r.article AS Article, r.revision AS Revision, r.recorded_at AS RecordedAt, r.source AS Source, r.title AS Title, r.author AS Author,
        r.published_at AS PublishedAt, r.language AS Language, r.kind AS Kind, r.kind_evidence AS KindEvidence, r.text_rank AS Rank, r.text AS Text,
        r.truncated AS Truncated, r.removed AS RemovedJson
        """;

    private const string OfArticle = "FROM article_revision r WHERE r.article = coalesce((SELECT merged_into FROM article WHERE id = @article), @article)";

    /// <summary>All of them, the oldest first; those of a merged article are those of the one that it became. Empty: no such article.</summary>
    public Task<IReadOnlyList<ArticleVersion>> Of(long article, CancellationToken cancellation) => database.Read<IReadOnlyList<ArticleVersion>>(
        async connection => (await connection.QueryAsync<ArticleVersion>($"SELECT {Columns} {OfArticle} ORDER BY r.revision", new { article })).AsList(), cancellation);

    /// <summary>The newest; null: no such article.</summary>
    public Task<ArticleVersion?> Newest(long article, CancellationToken cancellation) => database.Read(
        connection => connection.QueryFirstOrDefaultAsync<ArticleVersion>($"SELECT {Columns} {OfArticle} ORDER BY r.revision DESC LIMIT 1", new { article }), cancellation);

    /// <summary>One of the names that lead to an article.</summary>
    public Task<string?> AliasOf(long article, CancellationToken cancellation) => database.Read(
        connection => connection.QueryFirstOrDefaultAsync<string?>("SELECT key FROM alias WHERE article = @article ORDER BY key LIMIT 1", new { article }), cancellation);
}

/// <summary>An article as it stood once. Times are Unix milliseconds. The text of a purged one is empty.</summary>
public sealed record ArticleVersion
{
    public long Article { get; init; }

    public int Revision { get; init; }

    public long RecordedAt { get; init; }

    /// <summary>Which source gave this text.</summary>
    public string Source { get; init; } = "";

    public string? Title { get; init; }

    public string? Author { get; init; }

    public long? PublishedAt { get; init; }

    public string? Language { get; init; }

    public string Kind { get; init; } = "";

    public string? KindEvidence { get; init; }

    public TextRank Rank { get; init; }

    public string Text { get; init; } = "";

    public bool Truncated { get; init; }

    public string RemovedJson { get; init; } = "[]";

    public IReadOnlyList<RemovedSpan> Removed => JsonSerializer.Deserialize<IReadOnlyList<RemovedSpan>>(RemovedJson)!;
}
