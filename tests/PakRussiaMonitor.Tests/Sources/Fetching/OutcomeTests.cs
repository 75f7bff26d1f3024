using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>Every outcome that the fetcher can report, each met for real.</summary>
public sealed class OutcomeTests
{
    private const string Feed = "http://feeds.example/rss";

    [Fact]
    public async Task A_body_arrives_with_everything_that_is_known_about_it()
    {
        await using var server = await FeedServer.Start(async context =>
        {
            context.Response.ContentType = "application/rss+xml; charset=utf-8";
            context.Response.Headers.ETag = "W/\"a b\"";
            context.Response.Headers.LastModified = "yesterday, about noon";
            await context.Response.WriteAsync("<rss/>");
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed + "?a=1#top");

        Assert.Equal(FetchOutcome.Fetched, result.Outcome);
        Assert.Equal("<rss/>", Encoding.UTF8.GetString(result.Body!));
        Assert.Equal((200, 1, 6L, 0, false), (result.Status!.Value, result.Attempts, result.WireBytes, result.Redirects, result.MovedPermanently));
        Assert.Equal("application/rss+xml; charset=utf-8", result.ContentType);
        Assert.Equal("W/\"a b\"", result.ETag);
        Assert.Equal("yesterday, about noon", result.LastModified);
        Assert.Equal(Feed + "?a=1", result.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData(401, FetchOutcome.AccessDenied, 1)]
    [InlineData(403, FetchOutcome.AccessDenied, 1)]
    [InlineData(404, FetchOutcome.NotFound, 1)]
    [InlineData(410, FetchOutcome.Gone, 1)]
    [InlineData(400, FetchOutcome.ServerError, 1)]
    [InlineData(304, FetchOutcome.ServerError, 1)] // nothing was asked that it could answer
    [InlineData(300, FetchOutcome.ServerError, 1)]
    [InlineData(408, FetchOutcome.ServerError, 3)]
    [InlineData(429, FetchOutcome.Throttled, 1)]
    [InlineData(500, FetchOutcome.ServerError, 3)]
    [InlineData(503, FetchOutcome.ServerError, 3)]
    public async Task A_status_becomes_an_outcome_after_as_many_attempts_as_make_sense(int status, FetchOutcome outcome, int attempts)
    {
        await using var server = await FeedServer.Start(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((outcome, status, attempts), (result.Outcome, result.Status, result.Attempts));
        Assert.Equal(attempts, server.Requests.Count);
        Assert.Null(result.Body);
    }

    [Fact]
    public async Task A_second_attempt_that_succeeds_is_a_success()
    {
        var times = 0;
        await using var server = await FeedServer.Start(async context =>
        {
            if (Interlocked.Increment(ref times) == 1) context.Abort();
            else await context.Response.WriteAsync("<rss/>");
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.Fetched, 2), (result.Outcome, result.Attempts));
    }

    [Fact]
    public async Task Both_validators_go_back_verbatim_and_a_304_may_bring_new_ones()
    {
        await using var server = await FeedServer.Start(context =>
        {
            context.Response.StatusCode = 304;
            context.Response.Headers.ETag = "\"neu für heute\"";
            return Task.CompletedTask;
        });
        var request = new FetchRequest(new Uri(Feed), ETag: "weird é, \"one\"", LastModified: "Mon, 40 Foo 2026");

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Fetch(request, CancellationToken.None);

        Assert.Equal((FetchOutcome.NotModified, 304, "\"neu für heute\""), (result.Outcome, result.Status, result.ETag));
        Assert.Null(result.LastModified);
        var headers = server.Requests.Single().Headers;
        Assert.Equal("Mon, 40 Foo 2026", headers["If-Modified-Since"]);
        Assert.Equal("weird é, \"one\"", headers["If-None-Match"]);
    }

    [Theory]
    [InlineData(SocketError.HostNotFound, 1)]
    [InlineData(SocketError.TryAgain, 3)]
    public async Task A_name_that_does_not_exist_is_not_asked_for_again(SocketError error, int attempts)
    {
        var result = await Fetchers.On(new StagedNetwork { UnknownName = error }).Get("http://nowhere.example/");

        Assert.Equal((FetchOutcome.UnknownHost, attempts), (result.Outcome, result.Attempts));
    }

    [Fact]
    public async Task A_closed_port_is_unreachable_after_three_attempts()
    {
        var network = new StagedNetwork().Name("feeds.example", StagedNetwork.PublicAddress);

        var result = await Fetchers.On(network).Get(Feed);

        Assert.Equal((FetchOutcome.Unreachable, 3), (result.Outcome, result.Attempts));
        Assert.Null(result.Status);
    }

    [Fact]
    public async Task A_dead_first_address_leaves_the_second_one_to_answer()
    {
        await using var server = await FeedServer.Start("<rss/>");
        var network = new StagedNetwork().Name("feeds.example", "2606:4700::1", StagedNetwork.PublicAddress)
            .Route(StagedNetwork.PublicAddress, 80, server.Endpoint);

        var result = await Fetchers.On(network).Get(Feed);

        Assert.Equal((FetchOutcome.Fetched, 1), (result.Outcome, result.Attempts));
    }

    [Fact]
    public async Task A_connection_that_breaks_in_the_body_is_unreachable()
    {
        await using var server = await FeedServer.Start(async context =>
        {
            context.Response.ContentLength = 1_000;
            await context.Response.WriteAsync("<rss>");
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.Unreachable, 3), (result.Outcome, result.Attempts));
    }

    [Theory]
    [InlineData(true)] // a certificate that nobody trusts
    [InlineData(false)] // no TLS at all on the https port
    public async Task A_failed_TLS_handshake_is_not_tried_again(bool secure)
    {
        await using var server = await FeedServer.Start(_ => Task.CompletedTask, secure);

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get("https://feeds.example/rss");

        Assert.Equal((FetchOutcome.InsecureConnection, 1), (result.Outcome, result.Attempts));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_server_that_does_not_speak_HTTP_is_unreachable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var network = new StagedNetwork().Name("feeds.example", StagedNetwork.PublicAddress)
            .Route(StagedNetwork.PublicAddress, 80, (IPEndPoint)listener.LocalEndpoint);
        var fetch = Fetchers.On(network, options => options.MaxRetries = 0).Get(Feed);
        using var client = await listener.AcceptTcpClientAsync().WaitAsync(Fetchers.Patience);
        await client.GetStream().WriteAsync("SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray());

        Assert.Equal(FetchOutcome.Unreachable, (await fetch.WaitAsync(Fetchers.Patience)).Outcome);
    }

    [Fact]
    public async Task Response_headers_without_end_are_too_large()
    {
        await using var server = await FeedServer.Start(context =>
        {
            for (var i = 0; i < 10; i++) context.Response.Headers[$"X-{i}"] = new string('x', 8_000);
            return Task.CompletedTask;
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.TooLarge, 1), (result.Outcome, result.Attempts));
    }

    [Theory]
    [InlineData("ftp://feeds.example/rss")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:secret@feeds.example/rss")]
    public async Task An_invalid_URL_is_not_even_looked_up(string url)
    {
        var network = new StagedNetwork().Name("feeds.example", StagedNetwork.PublicAddress);

        var result = await Fetchers.On(network).Get(url);

        Assert.Equal((FetchOutcome.InvalidUrl, 1), (result.Outcome, result.Attempts));
        Assert.NotNull(result.Refusal);
        Assert.Empty(network.Resolved);
    }

    [Fact]
    public async Task Only_the_caller_giving_up_throws()
    {
        var asked = new TaskCompletionSource();
        await using var server = await FeedServer.Start(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var cancellation = new CancellationTokenSource();
        var fetch = Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Fetch(new FetchRequest(new Uri(Feed)), cancellation.Token);
        await asked.Task.WaitAsync(Fetchers.Patience);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    [Fact]
    public async Task A_request_says_honestly_who_asks()
    {
        await using var server = await FeedServer.Start("<rss/>");
        var network = new StagedNetwork().Site("feeds.example", server);

        await Fetchers.On(network, options => options.Contact = "https://monitor.example/about").Get(Feed);

        var headers = server.Requests.Single().Headers;
        Assert.Matches(@"^PakRussiaMonitor/\d+\.\d+\.\d+ \(\+https://monitor\.example/about\)$", headers["User-Agent"]);
        Assert.DoesNotContain("Cookie", headers.Keys);
        Assert.DoesNotContain("traceparent", headers.Keys);
    }
}
