using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Topics.Query;
using PakRussiaMonitor.Topics.Stored;

namespace PakRussiaMonitor.Topics;

/// <summary>What a query would change, said before anything is stored: the stored articles matched with it, beside those that count now.</summary>
public sealed class TopicPreviews(IDatabase database, TimeProvider time)
{
    private const int TextsPerRead = 200;
    private const int Examples = 10;

    /// <summary>A preview that takes longer says how far it has come instead. Where all texts must be read that is some 100,000.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Of one moment: the numbers are those that publishing the query then would lead to.</summary>
    public Task<TopicPreview> Preview(string topic, TopicQuery query, PreviewScale scale, CancellationToken cancellation) => database.Read(
        async connection =>
        {
            var now = await LedgerReader.Standing(connection, topic);
            var run = new Run(query, now, scale);
            var (cursor, until) = (0L, await StoredText.Last(connection));
            var candidates = new CandidateTexts(query.Root);
            var start = time.GetTimestamp();
            while (cursor < until && time.GetElapsedTime(start) < Longest)
            {
                cancellation.ThrowIfCancellationRequested();
                (var texts, cursor) = await candidates.Next(connection, cursor, until, TextsPerRead);
                run.Add(texts);
            }

            return run.Finish(cursor, until, await StoredText.Of(connection, run.RemovedExamples(cursor, Examples)));
        },
        cancellation);

    private sealed class Run(TopicQuery query, StandingArticles now, PreviewScale scale)
    {
        private readonly TopicMatcher matcher = new([new("preview", 1, "", query.Text)]);
        private readonly Calendar calendar = new(scale.Bucket, scale.TimeZone);
        private readonly Dictionary<long, StandingArticle> before = now.Articles.ToDictionary(article => article.Article);
        private readonly HashSet<long> matching = [];
        private readonly Queue<StoredText> added = [];
        private readonly Side after = new();

        public void Add(IReadOnlyList<StoredText> texts)
        {
            foreach (var text in texts)
            {
                if (!text.CanMatch || matcher.Match(text.Fields).Count == 0)
                    continue;
                matching.Add(text.Id);
                after.Add(StartOf(text.PublishedAt / 60_000, text.SeenAt / 60_000), text.Piece);
                if (before.ContainsKey(text.Id))
                    continue;
                added.Enqueue(text);
                if (added.Count > Examples)
                    added.Dequeue();
            }
        }

        /// <summary>The newest of those that count now and would no more.</summary>
        public IEnumerable<long> RemovedExamples(long cursor, int most) => before.Keys.Where(id => id <= cursor && !matching.Contains(id)).OrderDescending().Take(most);

        public TopicPreview Finish(long cursor, long until, IReadOnlyList<StoredText> removed)
        {
            var standing = new Side();
            foreach (var article in before.Values.Where(article => article.Article <= cursor))
                standing.Add(StartOf(article.PublishedMinute, article.SeenMinute), article.Piece);
            var kept = before.Keys.Count(matching.Contains);
            return new(
                now.Revision, now.AsOf, cursor >= until, until == 0 ? 1 : (double)cursor / until,
                new(standing.Articles, after.Articles, after.Articles - kept, standing.Articles - kept),
                new(standing.Pieces, after.Pieces), new(standing.Undated, after.Undated),
                [.. standing.Buckets.Keys.Union(after.Buckets.Keys).Order().Select(start =>
                    new PreviewBucket(start, standing.Buckets.GetValueOrDefault(start), after.Buckets.GetValueOrDefault(start)))],
                [.. added.Reverse().Select(ToExample)],
                [.. removed.Reverse().Select(ToExample)]);
        }

        private PreviewExample ToExample(StoredText text) =>
            new(text.Id, text.Title, text.Text, text.Outlet, Explanation.Of(query, text.Fields, []));

        private DateTimeOffset? StartOf(long? publishedMinute, long seenMinute) =>
            (scale.Clock == Clock.Published ? publishedMinute : seenMinute) is { } minute ? calendar.StartOf(minute) : null;
    }

    /// <summary>The articles of one side, added up.</summary>
    private sealed class Side
    {
        private readonly HashSet<long> pieces = [];

        public Dictionary<DateTimeOffset, long> Buckets { get; } = [];

        public long Articles { get; private set; }

        public long Undated { get; private set; }

        public long Pieces => pieces.Count;

        public void Add(DateTimeOffset? start, long piece)
        {
            Articles++;
            pieces.Add(piece);
            if (start is { } bucket)
                Buckets[bucket] = Buckets.GetValueOrDefault(bucket) + 1;
            else
                Undated++;
        }
    }
}

/// <summary>How the series is cut.</summary>
public sealed record PreviewScale(Bucket Bucket = Bucket.Month, string TimeZone = "UTC", Clock Clock = Clock.Published);

/// <param name="Revision">The revision it is compared with; null for a new topic.</param>
/// <param name="Complete">Whether everything stored was looked at; else the numbers on both sides are of the articles looked at, the oldest.</param>
/// <param name="Examined">The share that was looked at.</param>
/// <param name="Added">Some of the articles that would come in, the newest.</param>
/// <param name="Removed">Some of those that would go.</param>
public sealed record TopicPreview(
    int? Revision, long AsOf, bool Complete, double Examined, ArticleChange Articles, BeforeAfter Pieces, BeforeAfter Undated,
    IReadOnlyList<PreviewBucket> Series, IReadOnlyList<PreviewExample> Added, IReadOnlyList<PreviewExample> Removed);

public sealed record ArticleChange(long Before, long After, long Added, long Removed);

public sealed record BeforeAfter(long Before, long After);

public sealed record PreviewBucket(DateTimeOffset Start, long Before, long After);

public sealed record PreviewExample(long Article, string? Title, string Text, string Outlet, Explanation Why);
