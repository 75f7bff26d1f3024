using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics.Query;
using PakRussiaMonitor.Topics.Stored;

namespace PakRussiaMonitor.Topics;

/// <summary>
/// Stored articles that match a query, the last stored first. The index of words names candidates and the matcher decides;
/// what is not indexed yet is read. A call does a bounded amount of work and says how far it came.
/// </summary>
public sealed class ArticleSearch(IDatabase database, TimeProvider time)
{
    private const int TextsPerRead = 100;

    /// <summary>Texts that one call reads, however few of them match.</summary>
    private const int MostTexts = 5_000;

    /// <summary>A call that takes longer answers with what it has.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    /// <param name="query">Null: whatever passes the filter.</param>
    /// <param name="before">Only ids below this one, as a page before gave it; null begins with the newest.</param>
    public async Task<SearchPage> Newest(TopicQuery? query, ArticleFilter filter, long? before, int most, CancellationToken cancellation)
    {
        var cursor = before ?? await database.Read(StoredText.Last, cancellation) + 1;
        var matcher = query is null ? null : new TopicMatcher([new("search", 1, "", query.Text)]);
        var walk = new NewestTexts(query?.Root, filter);
        var hits = new List<SearchHit>();
        var (read, start) = (0, time.GetTimestamp());
        while (cursor > 1 && hits.Count < most && read < MostTexts && time.GetElapsedTime(start) < Longest)
        {
            // A few texts to a read, so that searches do not keep others from the database.
            var from = cursor;
            (var texts, cursor) = await database.Read(connection => walk.Next(connection, from, TextsPerRead), cancellation);
            read += texts.Count;
            foreach (var text in texts.Where(text => text.CanMatch && matcher?.Match(text.Fields).Count != 0))
            {
                hits.Add(SearchHit.Of(text, query));
                if (hits.Count < most)
                    continue;
                cursor = text.Id;
                break;
            }
        }

        return new(hits, cursor);
    }
}

/// <param name="FromMinute">On the clock; an undated article has no time on the published one and passes no bound.</param>
/// <param name="ToMinute">Exclusive.</param>
public sealed record ArticleFilter(Clock Clock = Clock.Published, long? FromMinute = null, long? ToMinute = null, string? Outlet = null, string? Kind = null);

/// <param name="Cursor">Everything from this id on is looked at; 1 is the end.</param>
public sealed record SearchPage(IReadOnlyList<SearchHit> Hits, long Cursor)
{
    public bool IsComplete => Cursor <= 1;
}

/// <param name="PublishedAt">Unix milliseconds.</param>
/// <param name="SeenAt">Unix milliseconds.</param>
/// <param name="Opening">The text's first characters.</param>
public sealed record SearchHit(
    long Article, string? Title, string? Url, string Outlet, string? Author, long? PublishedAt, long SeenAt, string? Language, string Kind, long Piece,
    string Opening, Snippet? Snippet)
{
    private const int OpeningLength = 240;

    internal static SearchHit Of(StoredText text, TopicQuery? query) => new(
        text.Id, text.Title, text.Url, text.Outlet, text.Author, text.PublishedAt, text.SeenAt, text.Language, text.Kind, text.Piece,
        text.Text.Length > OpeningLength ? text.Text[..OpeningLength] : text.Text,
        query is null ? null : Snippet.Of(Explanation.Of(query, text.Fields, []), text.Fields));
}
