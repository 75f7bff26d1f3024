using System.Data.Common;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Extraction;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Sources.Pages;

/// <summary>Makes due pages of what a source's items link to. Doing so twice changes nothing.</summary>
public sealed class PageOffers(IDatabase database, IOptions<PageOptions> options, TimeProvider time)
{
    /// <summary>Characters of an address; a longer one is not followed.</summary>
    public const int LongestUrl = 2_000;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>New pages become due, known ones again when their item has changed.</summary>
    /// <param name="leaves">Whether an item is nothing but its link, so that the page takes its place among the source's items.</param>
    /// <returns>How many were left out because the source has had its pages of the day.</returns>
    public async Task<int> Offer(string source, LinkKind kind, IEnumerable<FeedItem> items, Func<FeedItem, bool> leaves, CancellationToken cancellation)
    {
        var offers = items.Select(item => Offered.Of(item, leaves(item))).OfType<Offered>().DistinctBy(offer => offer.Url).ToArray();
        if (offers.Length == 0)
            return 0;
        var (now, day) = (time.GetUtcNow().ToUnixTimeMilliseconds(), (long)Day.TotalMilliseconds);
        return await database.Write(
            async connection =>
            {
                var known = (await connection.QueryAsync<Known>(
                    """
                    SELECT url AS Url, item_hash AS ItemHash, done_at AS DoneAt, seen_at AS SeenAt FROM page
                    WHERE source = @source AND url IN (SELECT value FROM json_each(@urls))
                    """,
                    new { source, urls = JsonSerializer.Serialize(offers.Select(offer => offer.Url)) })).ToDictionary(page => page.Url, StringComparer.Ordinal);
                var asked = await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM page WHERE source = @source AND asked_at > @since", new { source, since = now - day });
                var (room, leftOut) = (options.Value.PerSourceAndDay - asked, 0);
                foreach (var offer in offers)
                {
                    var page = known.GetValueOrDefault(offer.Url);
                    if (page?.ItemHash.AsSpan().SequenceEqual(offer.Hash) == true)
                        await Seen(connection, source, page, now);
                    else if (room-- > 0)
                        await Ask(connection, source, kind, offer, page, now);
                    else
                        leftOut++;
                }

                return leftOut;
            },
            cancellation);
    }

    private static async Task Seen(DbConnection connection, string source, Known page, long now)
    {
        if (now - page.SeenAt > Day.TotalMilliseconds)
            await connection.ExecuteAsync("UPDATE page SET seen_at = @now WHERE source = @source AND url = @Url", new { source, page.Url, now });
    }

    private static Task<int> Ask(DbConnection connection, string source, LinkKind kind, Offered offer, Known? known, long now)
    {
        var due = known?.DoneAt is { } done ? Math.Max(now, done + (long)PageSchedule.BetweenVisits.TotalMilliseconds) : now;
        return connection.ExecuteAsync(
            """
            INSERT INTO page (source, url, kind, item, item_hash, at_url, host, state, due_at, asked_at, seen_at)
            VALUES (@source, @Url, @kind, @Item, @Hash, @Url, @Host, 'Pending', @due, @now, @now)
            ON CONFLICT (source, url) DO UPDATE SET item = excluded.item, item_hash = excluded.item_hash, at_url = excluded.at_url, host = excluded.host, hops = 0,
                state = 'Pending', attempts = 0, due_at = excluded.due_at, asked_at = excluded.asked_at, seen_at = excluded.seen_at, lease = NULL, lease_until = NULL
            """,
            new { source, offer.Url, kind = kind.ToString(), offer.Item, offer.Hash, offer.Host, due, now });
    }

    private sealed record Known
    {
        public string Url { get; init; } = "";

        public byte[] ItemHash { get; init; } = [];

        public long? DoneAt { get; init; }

        public long SeenAt { get; init; }
    }

    private sealed record Offered(string Url, string Host, string Item, byte[] Hash)
    {
        public static Offered? Of(FeedItem item, bool leaves)
        {
            if (!Uri.TryCreate(item.Url, UriKind.Absolute, out var url))
                return null;
            var address = new Uri(url.GetLeftPart(UriPartial.Query)).AbsoluteUri;
            if (address.Length > LongestUrl)
                return null;
            var bare = item with { Content = null, Summary = null };
            var name = leaves ? ItemIdentity.WithinSource(item) : "page:" + address;
            return new(address, url.IdnHost, new PageItem(bare, name, Least(item)).ToJson(), ItemIdentity.Hash(item));
        }

        /// <summary>A page is expected to say more than a teaser, and about as much as a full text.</summary>
        private static int Least(FeedItem item) => item.Content is { } content ? Length(content) * 2 / 3 : item.Summary is { } summary ? Length(summary) : 0;

        private static int Length(FeedText text) => (text.Markup == Markup.Html ? TagStripper.Strip(text.Value) : text.Value).Length;
    }
}
