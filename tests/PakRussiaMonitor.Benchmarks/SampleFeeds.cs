using System.Globalization;

namespace PakRussiaMonitor.Benchmarks;

/// <summary>
/// Feeds of made-up articles as files, and what the topics must count once all of them are in. One item in twenty is a reprint: the
/// text of an earlier article under an address of its own.
/// </summary>
internal sealed class SampleFeeds(string folder, int words)
{
    private const int ReprintEvery = 20;
    private static readonly DateTimeOffset First = new(2025, 1, 6, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, (long Articles, HashSet<int> Pieces)> expected =
        Prose.Markers.ToDictionary(marker => marker.Topic, _ => (0L, new HashSet<int>()));

    private int next;

    /// <summary>Articles written so far.</summary>
    public int Articles => next;

    public IEnumerable<(string Topic, long Articles, long Pieces)> Expected =>
        expected.Select(topic => (topic.Key, topic.Value.Articles, (long)topic.Value.Pieces.Count));

    /// <summary>Writes one more feed and returns its file.</summary>
    public string Write(string name, int items)
    {
        var path = Path.Combine(folder, name);
        using var feed = new StreamWriter(path);
        feed.Write(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Sample Paper</title><link>https://paper.example/</link><description>Made up</description><language>en-GB</language>

            """);
        for (var i = 0; i < items; i++)
            Append(feed, next++);
        feed.Write("</channel></rss>\n");
        return path;
    }

    private void Append(StreamWriter feed, int number)
    {
        var original = number % ReprintEvery == ReprintEvery - 1 ? number / 2 : number;
        var article = SampleArticle.Of(original, words);
        foreach (var topic in article.Topics)
        {
            expected[topic].Pieces.Add(original);
            expected[topic] = expected[topic] with { Articles = expected[topic].Articles + 1 };
        }

        feed.Write(string.Create(CultureInfo.InvariantCulture, $"""
            <item><title>{article.Title}</title><link>https://www.paper{number % 40}.example/opinion/{number}/?utm_source=feed</link>
            <guid isPermaLink="false">https://paper.example/?p={number}</guid><dc:creator><![CDATA[{article.Author}]]></dc:creator>
            <pubDate>{First.AddMinutes(number % 40_000):R}</pubDate><category>Opinion</category><category>Columns</category>
            <description><![CDATA[<p>{article.Teaser}</p>]]></description>
            <content:encoded><![CDATA[{article.Html}]]></content:encoded></item>

            """));
    }
}
