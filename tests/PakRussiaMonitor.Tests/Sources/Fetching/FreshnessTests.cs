using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

public sealed class FreshnessTests
{
    private static readonly DateTimeOffset ServersNoon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("max-age=3600", null, null, 3_600)]
    [InlineData("public, Max-Age=\"600\"", null, null, 600)]
    [InlineData("max-age=600", null, "100", 500)]
    [InlineData("max-age=600", null, "700", 0)]
    [InlineData("max-age=600", "Thu, 01 Jan 2026 20:00:00 GMT", null, 600)]
    [InlineData("no-cache, max-age=600", null, null, 0)]
    [InlineData("no-store", "Thu, 01 Jan 2026 20:00:00 GMT", null, 0)]
    [InlineData("s-maxage=600", null, null, 0)]
    [InlineData("max-age=99999999999999999999", null, null, 86_400)]
    [InlineData("max-age=31536000", null, null, 86_400)]
    [InlineData("max-age=soon", null, null, 0)]
    [InlineData("max-age", null, null, 0)]
    [InlineData(null, "Thu, 01 Jan 2026 12:05:00 GMT", null, 300)]
    [InlineData(null, "Thu, 01 Jan 2026 11:55:00 GMT", null, 0)]
    [InlineData(null, "Thu, 01 Jan 2099 12:05:00 GMT", null, 86_400)]
    [InlineData(null, "0", null, 0)]
    [InlineData(null, "-1", null, 0)]
    [InlineData(null, null, null, 0)]
    public void An_answer_says_for_how_long_it_stays_good_at_most_a_day(string? cacheControl, string? expires, string? age, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Freshness.Read(cacheControl, expires, age, ServersNoon, ManualTime.Noon));
}
