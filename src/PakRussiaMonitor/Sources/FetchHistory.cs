using Dapper;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Sources;

/// <summary>Reads of what became of each fetch.</summary>
public sealed class FetchHistory(IDatabase database)
{
    private const string Columns = """
        id AS Id, source AS Source, started_at AS StartedAt, took_ms AS TookMs, outcome AS Outcome, sentence AS Sentence, status AS Status,
        bytes AS Bytes, items AS Items, new_articles AS NewArticles, quarantined AS Quarantined, possible_gap AS PossibleGap
        """;

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<PastFetch>> Of(string source, int most, CancellationToken cancellation) => database.Read<IReadOnlyList<PastFetch>>(
        async connection => (await connection.QueryAsync<PastFetch>(
            $"SELECT {Columns} FROM \"fetch\" WHERE source = @source ORDER BY id DESC LIMIT @most", new { source, most })).AsList(),
        cancellation);

    /// <summary>The last fetches of a source, newest first, and how many articles it carries.</summary>
    public async Task<SourceHistory> WithArticles(string source, int most, CancellationToken cancellation)
    {
        var articles = await database.Read(
            connection => connection.ExecuteScalarAsync<long>("SELECT count(DISTINCT article) FROM article_source WHERE source = @source", new { source }),
            cancellation);
        return new(articles, await Of(source, most, cancellation));
    }

    /// <summary>The last fetches of every source, newest first, and how many articles each source carries.</summary>
    public Task<IReadOnlyDictionary<string, SourceHistory>> OfAll(int mostEach, CancellationToken cancellation) =>
        database.Read<IReadOnlyDictionary<string, SourceHistory>>(
            async connection =>
            {
                var fetches = (await connection.QueryAsync<PastFetch>(
                    $"""
                    SELECT {Columns} FROM (SELECT f.* FROM source s JOIN "fetch" f ON f.source = s.id AND f.id >= coalesce(
                        (SELECT n.id FROM "fetch" n WHERE n.source = s.id ORDER BY n.id DESC LIMIT 1 OFFSET @others), 0) WHERE s.state <> 'Retired') f
                    ORDER BY id DESC
                    """,
                    new { others = mostEach - 1 })).ToLookup(fetch => fetch.Source);
                var articles = (await connection.QueryAsync<(string Source, long Articles)>(
                    "SELECT source, count(DISTINCT article) FROM article_source GROUP BY source")).ToDictionary();
                return fetches.Select(source => source.Key).Union(articles.Keys).ToDictionary(
                    source => source, source => new SourceHistory(articles.GetValueOrDefault(source), [.. fetches[source]]));
            },
            cancellation);
}

public sealed record SourceHistory(long Articles, IReadOnlyList<PastFetch> Fetches)
{
    public static readonly SourceHistory Empty = new(0, []);
}

/// <summary>One fetch as history keeps it. Counts are null until what it brought has been made into articles.</summary>
public sealed record PastFetch
{
    public long Id { get; init; }

    public string Source { get; init; } = "";

    /// <summary>Unix milliseconds.</summary>
    public long StartedAt { get; init; }

    public long TookMs { get; init; }

    public FetchOutcome Outcome { get; init; }

    /// <summary>Whether the source answered as a feed should, with or without news.</summary>
    public bool Ok => IsOk(Outcome);

    public string Sentence { get; init; } = "";

    public int? Status { get; init; }

    public long? Bytes { get; init; }

    public int? Items { get; init; }

    public int? NewArticles { get; init; }

    public int? Quarantined { get; init; }

    public bool PossibleGap { get; init; }

    internal static bool IsOk(FetchOutcome outcome) => outcome is FetchOutcome.Fetched or FetchOutcome.NotModified or FetchOutcome.Unchanged;
}
