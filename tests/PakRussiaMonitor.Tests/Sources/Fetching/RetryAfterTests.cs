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
    [InlineData("-5", 600)]
    [InlineData("1.5", 600)]
    [InlineData("soon", 600)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Both_forms_are_read_against_the_servers_own_clock_and_what_cannot_be_read_means_ten_minutes(string? header, int? seconds)
    {
        var date = DateTimeOffset.Parse(ServersNoon, null);

        var at = RetryAfter.Read(503, header, date, ManualTime.Noon, 0);

        Assert.Equal(seconds is { } pause ? ManualTime.Noon.AddSeconds(pause) : null, at);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("0")]
    [InlineData("soon")]
    public void A_429_is_a_pause_of_ten_minutes_where_it_names_none(string? header) =>
        Assert.Equal(ManualTime.Noon.AddMinutes(10), RetryAfter.Read(429, header, null, ManualTime.Noon, 0));

    [Fact]
    public void Without_a_Date_header_our_clock_stands_in() =>
        Assert.Equal(ManualTime.Noon.AddMinutes(1), RetryAfter.Read(503, "Fri, 20 Nov 2026 12:01:00 GMT", null, ManualTime.Noon, 0));

    [Theory]
    [InlineData("600", 1, 660)]
    [InlineData("600", 0.5, 630)]
    [InlineData("86400", 1, 86_400)]
    public void A_pause_is_drawn_out_by_up_to_a_tenth_and_never_beyond_a_day(string header, double jitter, int seconds) =>
        Assert.Equal(ManualTime.Noon.AddSeconds(seconds), RetryAfter.Read(429, header, null, ManualTime.Noon, jitter));

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

        Assert.Equal((outcome, 1), (result.Outcome, result.Attempts));
        Assert.InRange(result.RetryAt!.Value, ManualTime.Noon.AddMinutes(10), ManualTime.Noon.AddMinutes(11));
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(503, null, 3, true)]
    [InlineData(503, "0", 3, true)]
    [InlineData(500, null, 3, false)]
    [InlineData(502, null, 3, false)]
    [InlineData(404, null, 1, false)]
    public async Task An_overloaded_host_that_names_no_time_is_tried_again_and_then_left_alone_for_ten_minutes(int status, string? header, int attempts, bool paused)
    {
        await using var server = await FeedServer.Start(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });
        var before = DateTimeOffset.UtcNow;

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get("http://feeds.example/");

        Assert.Equal((status, attempts, attempts), (result.Status, result.Attempts, server.Requests.Count));
        Assert.Equal(paused, result.RetryAt is not null);
        if (result.RetryAt is { } at)
            Assert.InRange(at, before.AddMinutes(10), DateTimeOffset.UtcNow.AddMinutes(11));
    }

    [Fact]
    public async Task A_host_that_recovers_within_the_retries_is_not_left_alone()
    {
        var asked = 0;
        await using var server = await FeedServer.Start(context =>
        {
            context.Response.StatusCode = ++asked < 3 ? 503 : 200;
            return Task.CompletedTask;
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get("http://feeds.example/");

        Assert.Equal((FetchOutcome.Fetched, 3, null), (result.Outcome, result.Attempts, result.RetryAt));
    }
}
