using System.Data.Common;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Erases texts for good: titles, texts and what cleaning had removed from them. The ledger's rows stay, and so does every
/// number. What arrives later as a new text is stored again.
/// </summary>
public sealed class Purge(IDatabase database, TimeProvider time)
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Erases every version of an article, those of articles merged into it included. False: no such article.</summary>
    public Task<bool> Article(long article, CancellationToken cancellation) => database.Append(
        async connection =>
        {
            const string Whole = "SELECT coalesce(merged_into, id) FROM article WHERE id = @article";
            var erased = await connection.ExecuteAsync(
                $"UPDATE article SET title = NULL, sketch = NULL WHERE id IN ({Whole}) OR merged_into IN ({Whole})", new { article });
            await connection.ExecuteAsync(
                $"""
                UPDATE article_revision SET title = NULL, text = '', removed = '[]'
                WHERE article IN (SELECT id FROM article WHERE id IN ({Whole}) OR merged_into IN ({Whole}))
                """,
                new { article });
            // Rules made on it quote it, and so may lines that its sources are learning; those are learned again.
            await connection.ExecuteAsync(
                $"""
                DELETE FROM source_rule WHERE article IN (SELECT id FROM article WHERE id IN ({Whole}) OR merged_into IN ({Whole}))
                """,
                new { article });
            await connection.ExecuteAsync(
                $"""
                UPDATE source_cleaning SET version = version + 1, lines = '[]'
                WHERE source IN (SELECT source FROM article_revision WHERE article IN (SELECT id FROM article WHERE id IN ({Whole}) OR merged_into IN ({Whole})))
                """,
                new { article });
            await ForgetWords(connection, $"SELECT id FROM article WHERE id IN ({Whole}) OR merged_into IN ({Whole})", new { article });
            if (erased > 0)
                await Audit.Write(connection, Now, "article.purge", $"{article}", "");
            return erased > 0;
        },
        cancellation);

    /// <summary>
    /// Retires a source and erases what came from it: its stored responses, and each version of an article whose text it
    /// gave. A text that another source gave to the same article stays. False: no such source.
    /// </summary>
    public Task<bool> Source(string source, CancellationToken cancellation) => database.Append(
        async connection =>
        {
            var retired = await connection.ExecuteAsync(
                "UPDATE source SET state = 'Retired', next_due_at = NULL, lease_until = NULL WHERE id = @source", new { source });
            if (retired == 0)
                return false;
            await EraseTexts(connection, source);
            await connection.ExecuteAsync("DELETE FROM response_body WHERE response IN (SELECT id FROM response WHERE source = @source)", new { source });
            await connection.ExecuteAsync("DELETE FROM response WHERE source = @source", new { source });
            await connection.ExecuteAsync("DELETE FROM page WHERE source = @source", new { source });
            // Recurring lines and rules hold texts too.
            await connection.ExecuteAsync("DELETE FROM source_rule WHERE source = @source", new { source });
            await connection.ExecuteAsync(
                "UPDATE source_cleaning SET version = version + 1, articles = 0, lines = '[]', shares = '[]', alarm = 0 WHERE source = @source", new { source });
            await Audit.Write(connection, Now, "source.purge", source, "");
            return true;
        },
        cancellation);

    private static async Task EraseTexts(DbConnection connection, string source)
    {
        // Found by way of the items, which have an index; a merged article's items have moved to the older one.
        const string Carried = """
            SELECT id FROM article WHERE id IN (SELECT article FROM article_source WHERE source = @source)
                                      OR merged_into IN (SELECT article FROM article_source WHERE source = @source)
            """;
        await connection.ExecuteAsync(
            $"""
            UPDATE article SET title = NULL, sketch = NULL WHERE id IN ({Carried}) AND EXISTS (
                SELECT 1 FROM article_revision t WHERE t.article = article.id AND t.revision = article.revision AND t.source = @source)
            """,
            new { source });
        await connection.ExecuteAsync(
            $"UPDATE article_revision SET title = NULL, text = '', removed = '[]' WHERE source = @source AND article IN ({Carried})",
            new { source });
        await ForgetWords(connection, Carried, new { source });
    }

    /// <summary>The index of words is made again without these articles' texts; until then their blocks are read as they are.</summary>
    private static async Task ForgetWords(DbConnection connection, string articles, object values)
    {
        var blocks = $"SELECT (id - 1) / 4096 FROM ({articles}) AS erased";
        await connection.ExecuteAsync($"DELETE FROM word_page WHERE block IN ({blocks})", values);
        await connection.ExecuteAsync($"DELETE FROM word_block WHERE block IN ({blocks})", values);
    }
}
