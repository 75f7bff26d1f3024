using System.Data.Common;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace PakRussiaMonitor.Simulator;

/// <summary>What the service did come to: its counts and receipts as the API tells them, its articles as its database has them.</summary>
internal static class Inspection
{
    private const string StoredSql = """
        SELECT a.url AS Url, a.published_at AS PublishedAt, t.text AS Text
        FROM article a JOIN article_revision t ON t.article = a.id AND t.revision = a.revision WHERE a.merged_into IS NULL
        """;

    /// <summary>A topic's counts by published day, with those of the undated and the total; on the seen clock the days' sum and the total.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> Counts(HttpClient service, CountedTopic what, long? asOf = null)
    {
        var answer = await service.GetFromJsonAsync<JsonElement>($"/api/v1/topics/{what.Topic}/counts?bucket=day&{what.Query}{AsOf(asOf)}");
        var table = answer.GetProperty("buckets").EnumerateArray().ToDictionary(
            bucket => Oracle.Day(bucket.GetProperty("start").GetDateTimeOffset()), bucket => bucket.GetProperty("count").GetInt64());
        if (answer.GetProperty("undated").GetInt64() is > 0 and var undated)
            table["undated"] = undated;
        if (what.Seen)
            table = table.Count == 0 ? [] : new() { ["all days"] = table.Values.Sum() };
        table["total"] = answer.GetProperty("total").GetInt64();
        return table;
    }

    /// <summary>The whole list behind a count, page after page.</summary>
    public static async Task<IReadOnlyList<JsonElement>> Receipt(HttpClient service, CountedTopic what, long? asOf = null)
    {
        var lines = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await service.GetFromJsonAsync<JsonElement>(
                $"/api/v1/topics/{what.Topic}/articles?limit=500&{what.Query}{AsOf(asOf)}{(cursor is null ? "" : $"&cursor={cursor}")}");
            lines.AddRange(page.GetProperty("articles").EnumerateArray());
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);
        return lines;
    }

    /// <summary>The articles of a database that no process has open any more.</summary>
    public static IReadOnlyList<StoredItem> Articles(string database) => Ask(database, connection => connection.Query<StoredItem>(StoredSql).AsList());

    /// <summary>"ok", or what is wrong: a damaged file; rows of the book that do not add up to what stands.</summary>
    public static string Integrity(string database) => Ask(database, connection =>
    {
        if (connection is SqliteConnection && connection.ExecuteScalar<string>("PRAGMA integrity_check") is not "ok" and var damage)
            return damage!;
        const string notOneOrNone = """
            SELECT count(*) FROM (SELECT 1 AS one FROM ledger GROUP BY topic, topic_revision, article HAVING sum(articles) NOT IN (0, 1)) AS wrong
            """;
        var wrong = connection.ExecuteScalar<long>(notOneOrNone);
        return wrong == 0 ? "ok" : $"{wrong} articles stand in a topic neither once nor not at all";
    });

    /// <summary>Responses of which something is still to be made.</summary>
    public static long Pending(string database) =>
        Ask(database, connection => connection.ExecuteScalar<long>("SELECT count(*) FROM response WHERE state = 'Pending'"));

    public static T Ask<T>(string database, Func<DbConnection, T> question)
    {
        using DbConnection connection = database.StartsWith("Host=", StringComparison.Ordinal)
            ? new NpgsqlConnection(database + ";Application Name=simulator")
            : new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        return question(connection);
    }

    private static string AsOf(long? number) => number is null ? "" : $"&asOf={number}";
}

/// <summary>What of a topic is counted, and on which clock.</summary>
internal sealed record CountedTopic(string Topic, bool Pieces, bool Seen)
{
    /// <summary>Every topic of the simulation, in both units, on both clocks.</summary>
    public static IEnumerable<CountedTopic> All =>
        from topic in SimulatedTopics.All
        from pieces in (bool[])[false, true]
        from seen in (bool[])[false, true]
        select new CountedTopic(topic.Definition.Id, pieces, seen);

    public string Query => $"unit={(Pieces ? "pieces" : "articles")}&clock={(Seen ? "seen" : "published")}";

    public override string ToString() => $"{Topic}, {(Pieces ? "pieces" : "articles")}, {(Seen ? "seen" : "published")}";
}

internal sealed record StoredItem
{
    public string? Url { get; init; }

    /// <summary>Unix milliseconds.</summary>
    public long? PublishedAt { get; init; }

    public string Text { get; init; } = "";
}
