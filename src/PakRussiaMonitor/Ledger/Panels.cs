using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Sets of sources that counts are narrowed to. A set is stored under the hash of its ids and never changes, so that a link with the
/// hash means the same sources for ever. An article belongs to the source that brought it first: that never changes either,
/// while further sources may turn up at any time without a row in the book.
/// </summary>
public sealed partial class Panels(IDatabase database, TimeProvider time)
{
    /// <summary>Asks for the sources that were observed through the whole window.</summary>
    public const string Constant = "constant";

    /// <summary>The article of a ledger row <c>l</c> belongs to a source of the panel <c>@Panel</c>.</summary>
    internal const string HasArticle = """
        EXISTS (SELECT 1 FROM article_revision f WHERE f.article = l.article AND f.revision = 1
                AND f.source IN (SELECT value FROM json_each((SELECT sources FROM panel WHERE id = @Panel))))
        """;

    /// <summary>
    /// The sources that were observed without a break from one moment to another, as is known now. Where the window reaches beyond
    /// a source's last fetch, it is one of them if that was at most two of its intervals ago.
    /// </summary>
    public async Task<Panel> Through(DateTimeOffset from, DateTimeOffset? to, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var sources = (await database.Read(
            connection => connection.QueryAsync<string>(
                """
                SELECT o.source FROM observed o JOIN source s ON s.id = o.source
                WHERE o.from_ms <= @from AND (o.until_ms >= @to OR (o.until_ms >= @now - 2000 * s.interval_seconds
                    AND NOT EXISTS (SELECT 1 FROM observed n WHERE n.source = o.source AND n.from_ms > o.from_ms)))
                """,
                new { from = from.ToUnixTimeMilliseconds(), to = to?.ToUnixTimeMilliseconds() ?? long.MaxValue, now }),
            cancellation)).Order(StringComparer.Ordinal).ToArray();
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', sources))).AsSpan(0, 16));
        if (await Find(id, cancellation) is { } known)
            return known;
        await database.Write(
            connection => connection.ExecuteAsync(
                "INSERT INTO panel (id, sources) VALUES (@id, @sources) ON CONFLICT DO NOTHING", new { id, sources = JsonSerializer.Serialize(sources) }),
            cancellation);
        return new(id, sources);
    }

    /// <summary>A panel of an earlier answer; null: there is none of this id.</summary>
    public async Task<Panel?> Find(string id, CancellationToken cancellation)
    {
        var sources = await database.Read(
            connection => connection.ExecuteScalarAsync<string?>("SELECT sources FROM panel WHERE id = @id", new { id }), cancellation);
        return sources is null ? null : new(id, JsonSerializer.Deserialize<string[]>(sources)!);
    }

    /// <summary>Whether it has the form of an id.</summary>
    public static bool IsId(string text) => PanelId().IsMatch(text);

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex PanelId();
}

/// <param name="Sources">Ids, in order.</param>
public sealed record Panel(string Id, IReadOnlyList<string> Sources);
