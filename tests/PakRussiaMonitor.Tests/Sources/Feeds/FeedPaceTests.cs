using System.Text;
using PakRussiaMonitor.Sources.Feeds;

namespace PakRussiaMonitor.Tests.Sources.Feeds;

/// <summary>How often a feed says that it wants to be fetched.</summary>
public sealed class FeedPaceTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("<ttl>60</ttl>", 60)]
    [InlineData("<ttl> 15 </ttl>", 15)]
    [InlineData("<ttl>100000000000</ttl>", 0)]
    [InlineData("<ttl>43200</ttl>", 1440)]
    [InlineData("<ttl>-5</ttl><ttl>30</ttl>", 0)]
    [InlineData("<sy:updatePeriod>hourly</sy:updatePeriod>", 60)]
    [InlineData("<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", 30)]
    [InlineData("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 1440)]
    [InlineData("<sy:updatePeriod>yearly</sy:updatePeriod>", 1440)]
    [InlineData("<sy:updatePeriod>sometimes</sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>", 0)]
    [InlineData("<sy:updateFrequency>4</sy:updateFrequency>", 0)]
    [InlineData("<ttl>20</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 60)]
    public void A_feed_says_how_often_it_wants_to_be_fetched(string said, int minutes)
    {
        var xml = $"<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>T</title>{said}<item><guid>1</guid><title>One</title></item></channel></rss>";
        var parsed = new FeedParser(TimeProvider.System).Parse(Encoding.UTF8.GetBytes(xml), null, new("http://feeds.example/"), default);

        Assert.Equal(TimeSpan.FromMinutes(minutes), parsed.Feed!.Pace);
    }
}
