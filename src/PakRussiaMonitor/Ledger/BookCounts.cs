using System.Data.Common;
using System.Globalization;
using Dapper;

namespace PakRussiaMonitor.Ledger;

/// <summary>Every count of a book: per topic and revision, clock and day, the undated by themselves; and the book's head.</summary>
public sealed class BookCounts
{
    private readonly Dictionary<(string Topic, long Revision, string Clock, long? Day), (long Articles, long Pieces)> cells;

    private BookCounts(long head, Dictionary<(string, long, string, long?), (long, long)> cells) => (Head, this.cells) = (head, cells);

    public long Head { get; }

    public int Count => cells.Count;

    /// <summary>What each topic revision adds up to on the published clock.</summary>
    public IEnumerable<TopicTotal> Totals =>
        from cell in cells
        where cell.Key.Clock == "published"
        group cell by (cell.Key.Topic, cell.Key.Revision) into topic
        orderby topic.Key
        select new TopicTotal(
            topic.Key.Topic, topic.Key.Revision, topic.Sum(cell => cell.Value.Articles), topic.Sum(cell => cell.Value.Pieces),
            topic.Where(cell => cell.Key.Day is null).Sum(cell => cell.Value.Articles), topic.Count(cell => cell.Key.Day is not null));

    public static async Task<BookCounts> Of(DbConnection connection)
    {
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT topic AS Topic, topic_revision AS Revision, 'published' AS Clock, published_minute / 1440 AS Day,
                   sum(articles) AS Articles, sum(pieces_published) AS Pieces
            FROM ledger GROUP BY topic, topic_revision, published_minute / 1440
            UNION ALL
            SELECT topic, topic_revision, 'seen', seen_minute / 1440, sum(articles), sum(pieces_seen)
            FROM ledger GROUP BY topic, topic_revision, seen_minute / 1440
            """);
        return new(
            await LedgerReader.Head(connection),
            rows.ToDictionary(row => (row.Topic, row.Revision, row.Clock, row.Day), row => (row.Articles, row.Pieces)));
    }

    /// <summary>The first difference, as a sentence; null where there is none.</summary>
    public string? DifferenceTo(BookCounts other)
    {
        if (Head != other.Head)
            return string.Create(CultureInfo.InvariantCulture, $"The book ends at {Head} in the one and at {other.Head} in the other.");
        foreach (var cell in cells.Keys.Union(other.cells.Keys))
        {
            var (here, there) = (cells.GetValueOrDefault(cell), other.cells.GetValueOrDefault(cell));
            if (here != there)
                return string.Create(CultureInfo.InvariantCulture, $"Topic {cell.Topic}, revision {cell.Revision}, {cell.Clock} on day {cell.Day}: {here} and {there} articles and pieces.");
        }

        return null;
    }

    private sealed record Row
    {
        public string Topic { get; init; } = "";

        public long Revision { get; init; }

        public string Clock { get; init; } = "";

        /// <summary>Days since 1970; null: undated.</summary>
        public long? Day { get; init; }

        public long Articles { get; init; }

        public long Pieces { get; init; }
    }
}

/// <param name="Days">Days with anything on them.</param>
public sealed record TopicTotal(string Topic, long Revision, long Articles, long Pieces, long Undated, int Days);
