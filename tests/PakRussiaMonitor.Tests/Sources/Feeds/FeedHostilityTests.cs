using System.Globalization;
using System.Text;
using PakRussiaMonitor.Articles.Reading;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

public sealed class FeedHostilityTests
{
    [Fact]
    public void Every_beginning_of_a_feed_gives_the_items_that_it_completes()
    {
        var body = FeedFixture.Load("rss-authors.xml").Body;
        var whole = new FeedParser(TimeProvider.System).Parse(body, null, null, CancellationToken.None).Feed!;
        var text = Encoding.UTF8.GetString(body);
        for (var length = text.IndexOf("<rss", StringComparison.Ordinal) + 5; length < text.Length - 1; length += 7)
        {
            var parse = new FeedParser(TimeProvider.System).Parse(Encoding.UTF8.GetBytes(text[..length]), null, null, CancellationToken.None);
            var complete = text[..length].Split("</item>").Length - 1;
            Assert.Equal(complete, parse.Feed?.Items.Count ?? 0);
            Assert.Equal(whole.Items.Take(complete).Select(i => i.Author), parse.Feed?.Items.Select(i => i.Author) ?? []);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_character_of_two_halves_is_read_also_where_there_is_room_for_one(int room)
    {
        const string text = "a😀б😀😀\uFFFD😀";
        var body = Encoding.UTF8.GetBytes(text);
        using var characters = new FeedCharacters(body, BodyEncoding.Of(body, null), junk: 0, guarded: false);
        var read = new StringBuilder();
        var buffer = new char[room];
        while (characters.Read(buffer) is > 0 and var count)
            read.Append(buffer, 0, count);
        Assert.Equal(text, read.ToString());
    }

    [Theory]
    [InlineData("<rss><channel><item><title>One</title></item>", "<a>", "")]
    [InlineData("<rss><channel><item><title>One</title></item>", "<a>", "</a>")]
    [InlineData("<rss><channel><item><title>One</title></item><item><description>", "<b>", "</b>")]
    [InlineData("<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><item><title>One</title></item><item>", "<media:group>", "</media:group>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title></entry><entry><content type='xhtml'>", "<div>", "</div>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One</title></entry>", "<x & ", "")]
    public void A_document_nested_without_end_keeps_the_items_before_it(string start, string open, string close)
    {
        var body = start + Repeat(open, 100_000) + Repeat(close, 100_000);
        var feed = Parse(body).Feed!;
        Assert.Equal(["One"], feed.Items.Select(i => i.Title));
        Assert.NotEmpty(feed.Warnings);
    }

    [Theory]
    [InlineData("<rss><channel><item><title>", "<b ")]
    [InlineData("<rss><channel><item><title>", "&lt;b ")]
    [InlineData("<rss><channel><item><title>", "&")]
    [InlineData("<rss><channel><item><title>", "&lt;!--")]
    [InlineData("<rss><channel><item><author>", "a@b.c ")]
    [InlineData("<rss><channel><item>", "<category>x</category>")]
    [InlineData("<rss><channel><item>", "</nothing>")]
    [InlineData("<rss><channel><item>", "<!-- ")]
    [InlineData("<rss><channel><item>", "<a b='")]
    [InlineData("<rss><channel><item>", "<n:a xmlns:n='u'/>&")]
    [InlineData("<!DOCTYPE rss [", "<!ENTITY a '&b;'>")]
    [InlineData("<rss><channel><item ", "a='1' ")]
    public void Half_a_megabyte_of_one_thing_ends(string start, string repeated)
    {
        var parse = Parse(start + Repeat(repeated, 500_000 / repeated.Length) + "</title></item></channel></rss>");
        Assert.True(parse.IsFeed || parse.Reason.Length > 0);
    }

    [Theory]
    [InlineData("<item ", "a{0}='1' ")]
    [InlineData("<item ", "a='>' ")]
    [InlineData("<item ", "xmlns:a{0}='u' ")]
    public void A_tag_with_attributes_by_the_hundred_thousand_never_reaches_the_xml_reader(string start, string attribute)
    {
        var attributes = string.Concat(Enumerable.Range(0, 100_000).Select(i => attribute.Replace("{0}", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var feed = Parse($"<rss><channel>{start}{attributes}><title>One</title></item></channel></rss>").Feed!;
        Assert.Equal(["One"], feed.Items.Select(i => i.Title));
        Assert.Contains(feed.Warnings, w => w.Contains("thousands of attributes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_text_full_of_equal_signs_is_no_tag()
    {
        var feed = Parse($"<rss><channel><item><description>{Repeat("&lt;a href='x'>x&lt;/a> ", 5_000)}</description></item></channel></rss>").Feed!;
        Assert.Empty(feed.Warnings);
    }

    [Fact]
    public void An_entity_bomb_grows_nothing()
    {
        var item = FeedFixture.Load("rss-entity-bomb.xml").Parse().Feed!.Items.Single();
        Assert.Equal("&lol9;", item.Title);
    }

    [Fact]
    public void A_feed_of_more_items_than_allowed_is_cut_with_a_warning()
    {
        var items = string.Concat(Enumerable.Range(0, FeedParser.MaxItems + 1).Select(i => string.Create(CultureInfo.InvariantCulture, $"<item><title>{i}</title></item>")));
        var cut = Parse($"<rss><channel>{items}</channel></rss>").Feed!;
        Assert.Equal(FeedParser.MaxItems, cut.Items.Count);
        Assert.Contains(cut.Warnings, w => w.Contains("2,000", StringComparison.Ordinal));

        var whole = Parse($"<rss><channel>{items.Replace("<item><title>0</title></item>", "", StringComparison.Ordinal)}</channel></rss>").Feed!;
        Assert.Equal(FeedParser.MaxItems, whole.Items.Count);
        Assert.Empty(whole.Warnings);
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        var body = "<rss><channel><item/></channel></rss>"u8.ToArray();
        Assert.Throws<OperationCanceledException>(() => new FeedParser(TimeProvider.System).Parse(body, null, null, new CancellationToken(true)));
    }

    private static FeedParse Parse(string body) =>
        new FeedParser(TimeProvider.System).Parse(Encoding.UTF8.GetBytes(body), null, null, CancellationToken.None);

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
