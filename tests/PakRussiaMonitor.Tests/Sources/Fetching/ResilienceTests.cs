using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>Retries and circuits on a clock that stands still.</summary>
public sealed class ResilienceTests
{
    private const string Feed = "http://feeds.example/rss";

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    private readonly ManualTime time = new();
    private int status = 500;

    [Fact]
    public async Task The_pauses_between_attempts_grow()
    {
        await using var server = await Start();
        var fetch = On(server, options => options.RetryDelay = TimeSpan.FromSeconds(1)).Get(Feed);
        TimeSpan[] pauses = [await time.AdvanceToTimer(LongestPause), await time.AdvanceToTimer(LongestPause)];

        var result = await fetch.WaitAsync(Fetchers.Patience);

        Assert.Equal((FetchOutcome.ServerError, 3), (result.Outcome, result.Attempts));
        Assert.True(pauses[0] > TimeSpan.Zero && pauses[1] > pauses[0], string.Join(" then ", pauses));
    }

    [Fact]
    public async Task A_failing_host_is_left_alone_and_tried_again_after_the_break()
    {
        await using var server = await Start();
        var fetcher = On(server, options => (options.CircuitFailures, options.MaxRetries) = (2, 0));
        Assert.Equal([FetchOutcome.ServerError, FetchOutcome.ServerError], await Outcomes(fetcher, Feed, Feed));

        var left = await fetcher.Get(Feed);
        Assert.Equal((FetchOutcome.CircuitOpen, time.GetUtcNow().AddMinutes(1)), (left.Outcome, left.RetryAt));
        Assert.Equal(2, server.Requests.Count);

        time.Advance(TimeSpan.FromSeconds(61));
        status = 200;
        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.Fetched], await Outcomes(fetcher, Feed, Feed));
    }

    [Fact]
    public async Task A_probe_that_fails_leaves_the_circuit_open()
    {
        await using var server = await Start();
        var fetcher = On(server, options => (options.CircuitFailures, options.MaxRetries) = (2, 0));
        await Outcomes(fetcher, Feed, Feed);
        time.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal([FetchOutcome.ServerError, FetchOutcome.CircuitOpen], await Outcomes(fetcher, Feed, Feed));
    }

    [Fact]
    public async Task One_hosts_circuit_is_no_other_hosts_affair()
    {
        await using var server = await Start();
        var fetcher = On(server, options => (options.CircuitFailures, options.MaxRetries) = (2, 0));

        var outcomes = await Outcomes(fetcher, Feed, Feed, Feed, "http://other.example/");

        Assert.Equal([FetchOutcome.CircuitOpen, FetchOutcome.ServerError], outcomes[2..]);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(403)]
    [InlineData(429)]
    public async Task A_host_that_answers_no_is_not_a_failing_host(int answer)
    {
        status = answer;
        await using var server = await Start();
        var fetcher = On(server, options => (options.CircuitFailures, options.MaxRetries) = (2, 0));

        Assert.DoesNotContain(FetchOutcome.CircuitOpen, await Outcomes(fetcher, Feed, Feed, Feed, Feed));
    }

    [Fact]
    public async Task A_fetch_in_which_the_circuit_opens_reports_what_opened_it()
    {
        await using var server = await Start();
        var fetch = On(server, options => (options.CircuitFailures, options.RetryDelay) = (2, TimeSpan.FromSeconds(1))).Get(Feed);
        await time.AdvanceToTimer(LongestPause);
        await time.AdvanceToTimer(LongestPause);

        Assert.Equal(FetchOutcome.ServerError, (await fetch.WaitAsync(Fetchers.Patience)).Outcome);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_outlasts_the_attempt_is_not_started_again()
    {
        var sent = new TaskCompletionSource();
        await using var server = await FeedServer.Start(async context =>
        {
            await context.Response.Body.WriteAsync(new byte[64_000]); // fast enough for a minute, then nothing
            await context.Response.Body.FlushAsync();
            sent.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var fetch = On(server, options => options.MaxRetries = 2).Get(Feed);
        await sent.Task.WaitAsync(Fetchers.Patience);
        await time.TimerSet(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(70)); // the bytes have earned a minute

        time.Advance(TimeSpan.FromSeconds(10));
        var result = await fetch.WaitAsync(Fetchers.Patience);

        Assert.Equal((FetchOutcome.TimedOut, 1, 64_000), (result.Outcome, result.Attempts, result.WireBytes));
        Assert.Equal("no end within 10 s", result.Detail);
    }

    [Fact]
    public void Only_so_many_hosts_are_remembered()
    {
        var circuits = new HostCircuits(new FetchOptions(), time, capacity: 3);
        var first = circuits.For(new Uri("http://host1.example/"));
        for (var host = 2; host <= 3; host++) circuits.For(new Uri($"http://host{host}.example/"));
        Assert.Same(first, circuits.For(new Uri("https://HOST1.example/other")));

        circuits.For(new Uri("http://host4.example/"));

        Assert.Equal(3, circuits.Count);
        Assert.Same(first, circuits.For(new Uri("http://host1.example/")));
    }

    private static async Task<FetchOutcome[]> Outcomes(FeedFetcher fetcher, params string[] urls)
    {
        var outcomes = new List<FetchOutcome>();
        foreach (var url in urls) outcomes.Add((await fetcher.Get(url)).Outcome);
        return [.. outcomes];
    }

    private Task<FeedServer> Start() => FeedServer.Start(context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    private FeedFetcher On(FeedServer server, Action<FetchOptions> configure) =>
        Fetchers.On(new StagedNetwork().Site("feeds.example", server).Name("other.example", StagedNetwork.PublicAddress), configure, time);
}
