using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace PakRussiaMonitor.Simulator;

/// <summary>What the service did come to: its counts as the API tells them, its articles as its database has them.</summary>
internal static class Inspection
{
    private const string StoredSql = """
        SELECT a.url AS Url, a.published_at AS PublishedAt, t.text AS Text
        FROM article a JOIN article_revision t ON t.article = a.id AND t.revision = a.revision WHERE a.merged_into IS NULL
        """;

    /// <summary>A topic's counts by published day, with those of the undated and the total.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Counts(HttpClient service, string topic, bool pieces)
    {
        var answer = await service.GetFromJsonAsync<JsonElement>($"/api/v1/topics/{topic}/counts?bucket=day&unit={(pieces ? "pieces" : "articles")}");
        var table = answer.GetProperty("buckets").EnumerateArray().ToDictionary(
            bucket => Oracle.Day(bucket.GetProperty("start").GetDateTimeOffset()), bucket => bucket.GetProperty("count").GetInt64());
        if (answer.GetProperty("undated").GetInt64() is > 0 and var undated)
            table["undated"] = undated;
        table["total"] = answer.GetProperty("total").GetInt64();
        return table;
    }

    /// <summary>The articles of a database that no process has open any more.</summary>
    public static IReadOnlyList<StoredItem> Articles(string database) => Ask(database, connection => connection.Query<StoredItem>(StoredSql).AsList());

    /// <summary>"ok", or what SQLite finds wrong with the file.</summary>
    public static string Integrity(string database) => Ask(database, connection => connection.ExecuteScalar<string>("PRAGMA integrity_check"))!;

    /// <summary>Responses of which something is still to be made.</summary>
    public static long Pending(string database) =>
        Ask(database, connection => connection.ExecuteScalar<long>("SELECT count(*) FROM response WHERE state = 'Pending'"));

    private static T Ask<T>(string database, Func<SqliteConnection, T> question)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return question(connection);
    }
}

internal sealed record StoredItem
{
    public string? Url { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? PublishedAt { get; init; }

    public string Text { get; init; } = "";
}
