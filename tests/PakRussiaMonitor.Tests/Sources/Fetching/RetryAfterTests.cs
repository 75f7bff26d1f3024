using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

public sealed class RetryAfterTests
{
    private const string ServersNoon = "Thu, 01 Jan 2026 12:00:00 GMT"; // the server's clock is months behind ours

    [Theory]
    [InlineData("120", 120)]
    [InlineData(" 3600 ", 3_600)]
    [InlineData("86400", 86_400)]
    [InlineData("86401", 86_400)]
    [InlineData("99999999999999999999", 86_400)]
    [InlineData("Thu, 01 Jan 2026 12:05:00 GMT", 300)]
    [InlineData("Thursday, 01-Jan-26 12:05:00 GMT", 300)]
    [InlineData("Thu Jan  1 12:05:00 2026", 300)]
    [InlineData("Thu, 01 Jan 2099 12:05:00 GMT", 86_400)]
    [InlineData("Thu, 01 Jan 2026 11:59:00 GMT", null)]
    [InlineData("0", null)]
    [InlineData("-5", null)]
    [InlineData("1.5", null)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Both_forms_are_read_against_the_servers_own_clock(string? header, int? seconds)
    {
        var date = DateTimeOffset.Parse(ServersNoon, null);

        var at = RetryAfter.Read(header, date, ManualTime.Noon);

        Assert.Equal(seconds is { } pause ? ManualTime.Noon.AddSeconds(pause) : null, at);
    }

    [Fact]
    public void Without_a_Date_header_our_clock_stands_in() =>
        Assert.Equal(ManualTime.Noon.AddMinutes(1), RetryAfter.Read("Fri, 20 Nov 2026 12:01:00 GMT", null, ManualTime.Noon));

    [Theory]
    [InlineData(429, "600", FetchOutcome.Throttled)]
    [InlineData(503, "600", FetchOutcome.Throttled)]
    [InlineData(503, "Thu, 01 Jan 2026 12:10:00 GMT", FetchOutcome.Throttled)]
    [InlineData(502, "600", FetchOutcome.ServerError)]
    public async Task A_host_that_names_a_time_is_not_asked_again_before_it(int status, string header, FetchOutcome outcome)
    {
        await using var server = await FeedServer.Start(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Date = ServersNoon;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server), time: new ManualTime()).Get("http://feeds.example/");

        Assert.Equal((outcome, 1, ManualTime.Noon.AddMinutes(10)), (result.Outcome, result.Attempts, result.RetryAt));
        Assert.Single(server.Requests);
    }
}
