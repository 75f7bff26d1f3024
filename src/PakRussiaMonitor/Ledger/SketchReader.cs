using System.Text.Json;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>Sketches and texts as they are committed, read without any lock: for what may be looked at ahead and is checked under the append lock.</summary>
public sealed class SketchReader(IDatabase database)
{
    /// <summary>Sketches after a place, in their order.</summary>
    public Task<IReadOnlyList<StoredSketch>> Sketches(long after, int count) => database.Read<IReadOnlyList<StoredSketch>>(
        async connection =>
        [
            .. (await connection.QueryAsync<(long Place, long Article, byte[]? Bytes)>(
                "SELECT sketched, id, sketch FROM article WHERE sketched > @after ORDER BY sketched LIMIT @count", new { after, count }))
                .Select(row => new StoredSketch(row.Place, row.Article, row.Bytes)),
        ],
        CancellationToken.None);

    /// <summary>The present texts of these articles, save merged and erased ones.</summary>
    public Task<IReadOnlyList<SketchedText>> Texts(IReadOnlyCollection<long> articles) => database.Read<IReadOnlyList<SketchedText>>(
        async connection =>
        [
            .. (await connection.QueryAsync<(long Article, long Place, string Text)>(
                """
                SELECT a.id, CASE WHEN a.sketch IS NULL THEN 0 ELSE coalesce(a.sketched, 0) END, t.text
                FROM article a JOIN article_revision t ON t.article = a.id AND t.revision = a.revision
                WHERE a.merged_into IS NULL AND t.text <> '' AND a.id IN (SELECT CAST(value AS bigint) FROM json_each(@ids))
                """,
                new { ids = JsonSerializer.Serialize(articles) }))
                .Select(row => new SketchedText(row.Article, row.Place, row.Text)),
        ],
        CancellationToken.None);
}

/// <param name="Place">Of the sketch that was made of this text; as long as it is the article's, the text is too. 0: it has none.</param>
public sealed record SketchedText(long Article, long Place, string Text);
