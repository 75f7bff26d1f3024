using System.Data.Common;
using System.Text.Json;
using Dapper;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Topics.Stored;

/// <summary>
/// Walks the stored articles from the newest id down and reads those that pass a filter and may match a query: by the index of words
/// where a block has it, else all of the block.
/// </summary>
/// <param name="query">Null: all that pass the filter.</param>
internal sealed class NewestTexts(QueryNode? query, ArticleFilter filter)
{
    private long block = -1;
    private long[]? candidates;

    /// <summary>The next texts below an id, newest first, and the id down to which all are then looked at; 1 is the end.</summary>
    public async Task<(IReadOnlyList<StoredText> Texts, long Cursor)> Next(DbConnection connection, long before, int most)
    {
        if (before <= 1)
            return ([], 1);
        var here = WordIndex.BlockOf(before - 1);
        if (here != block)
            (block, candidates) = (here, query is null ? null : await WordIndex.Candidates(connection, query, here));
        var first = WordIndex.FirstOf(here);
        var ids = candidates is null ? null : JsonSerializer.Serialize(candidates.Where(id => id < before));
        if (ids == "[]")
            return ([], first);
        var texts = (await connection.QueryAsync<StoredText>(Sql(ids is not null), new
        {
            first, before, ids, most, filter.Outlet, filter.Kind, From = filter.FromMinute * 60_000, To = filter.ToMinute * 60_000,
        })).AsList();
        return (texts, texts.Count < most ? first : texts[^1].Id);
    }

    private string Sql(bool isIndexed)
    {
        var time = filter.Clock == Actors.Clock.Published ? "a.published_at" : "a.seen_at";
        return $"""
            {StoredText.Select} WHERE a.id >= @first AND a.id < @before AND a.merged_into IS NULL
            {(isIndexed ? "AND a.id IN (SELECT CAST(value AS bigint) FROM json_each(@ids))" : "")}
            {(filter.Outlet is null ? "" : "AND a.outlet = @Outlet")} {(filter.Kind is null ? "" : "AND a.kind = @Kind")}
            {(filter.FromMinute is null ? "" : $"AND {time} >= @From")} {(filter.ToMinute is null ? "" : $"AND {time} < @To")}
            ORDER BY a.id DESC LIMIT @most
            """;
    }
}
