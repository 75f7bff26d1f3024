using System.Net;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>Whom a fetch can reach: names that lie, the permitted endpoint of a replay, proxies.</summary>
public sealed class ReachTests
{
    [Fact]
    public async Task The_address_that_was_checked_is_the_one_connected_to()
    {
        await using var server = await FeedServer.Start("<rss/>");
        // A rebinding name: public when it is checked, loopback whenever it is looked up again.
        var network = new StagedNetwork().Name("rebind.example", StagedNetwork.PublicAddress).Name("rebind.example", "127.0.0.1")
            .Route(StagedNetwork.PublicAddress, 80, server.Endpoint);

        var result = await Fetchers.On(network).Get("http://rebind.example/");

        Assert.Equal(FetchOutcome.Fetched, result.Outcome);
        Assert.Equal([new IPEndPoint(IPAddress.Parse(StagedNetwork.PublicAddress), 80)], network.Connected);
        Assert.Single(network.Resolved);
    }

    [Fact]
    public async Task A_rebinding_name_is_refused_at_the_next_connection()
    {
        await using var server = await FeedServer.Start(context =>
        {
            context.Response.Headers.Connection = "close";
            return Task.CompletedTask;
        });
        var network = new StagedNetwork().Name("rebind.example", StagedNetwork.PublicAddress).Name("rebind.example", "127.0.0.1")
            .Route(StagedNetwork.PublicAddress, 80, server.Endpoint);
        var fetcher = Fetchers.On(network);

        var outcomes = new[] { await fetcher.Get("http://rebind.example/"), await fetcher.Get("http://rebind.example/") }.Select(result => result.Outcome);

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.AddressRefused], outcomes);
        Assert.Single(network.Connected);
    }

    [Theory]
    [InlineData(StagedNetwork.PublicAddress, "10.0.0.1")]
    [InlineData("10.0.0.1", StagedNetwork.PublicAddress)]
    [InlineData("2606:4700::1", "::1")]
    [InlineData(StagedNetwork.PublicAddress, "64:ff9b::a00:1")]
    public async Task A_name_with_one_private_address_among_its_addresses_is_refused(params string[] addresses)
    {
        var network = new StagedNetwork().Name("mixed.example", addresses);

        var result = await Fetchers.On(network).Get("http://mixed.example/");

        Assert.Equal((FetchOutcome.AddressRefused, 1), (result.Outcome, result.Attempts));
        Assert.Contains("mixed.example leads to", result.Refusal!.Reason, StringComparison.Ordinal);
        Assert.Empty(network.Connected);
    }

    [Fact]
    public async Task An_operator_may_allow_private_addresses()
    {
        await using var server = await FeedServer.Start("<rss/>");
        var network = new StagedNetwork().Name("inside.example", "127.0.0.1");
        var port = server.Endpoint.Port;

        var shut = await Fetchers.On(network, options => options.AllowedPorts = [port]).Get($"http://inside.example:{port}/");
        var open = await Fetchers.On(network, options => (options.AllowedPorts, options.AllowPrivateAddresses) = ([port], true)).Get($"http://inside.example:{port}/");

        Assert.Equal([FetchOutcome.AddressRefused, FetchOutcome.Fetched], new[] { shut.Outcome, open.Outcome });
    }

    [Fact]
    public async Task A_permitted_endpoint_is_reached_on_any_port_without_a_look_up()
    {
        await using var server = await FeedServer.Start("<rss/>");
        var network = new StagedNetwork();

        var result = await Replay(Fetchers.On(network), $"http://{server.Endpoint}/feed", server.Endpoint);

        Assert.Equal(FetchOutcome.Fetched, result.Outcome);
        Assert.Empty(network.Resolved);
    }

    [Fact]
    public async Task A_permission_does_not_outlast_its_fetch()
    {
        await using var server = await FeedServer.Start("<rss/>");
        var fetcher = Fetchers.On(new StagedNetwork(), options => options.AllowedPorts = [server.Endpoint.Port]);
        var url = $"http://{server.Endpoint}/feed";

        var outcomes = new[] { await Replay(fetcher, url, server.Endpoint), await fetcher.Get(url) }.Select(result => result.Outcome);

        Assert.Equal([FetchOutcome.Fetched, FetchOutcome.AddressRefused], outcomes);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("http://feeds.example/rss")] // public, and still out of this fetch's reach
    [InlineData("http://93.184.215.14/")]
    [InlineData("http://127.0.0.1:{0}/")] // the right host, another port
    [InlineData("http://127.0.0.2:{1}/")]
    [InlineData("http://localhost:{1}/")]
    public async Task A_permitted_fetch_reaches_nothing_else_directly_or_by_redirect(string elsewhere)
    {
        using var canary = new Canary();
        var target = "";
        await using var server = await FeedServer.Start(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = target;
            return Task.CompletedTask;
        });
        target = string.Format(null, elsewhere, canary.Endpoint.Port, server.Endpoint.Port);
        var network = new StagedNetwork().Site("feeds.example", server).Name("localhost", "127.0.0.1");
        var fetcher = Fetchers.On(network, options => (options.AllowedPorts, options.AllowPrivateAddresses) = ([canary.Endpoint.Port], true));

        var direct = await Replay(fetcher, target, server.Endpoint);
        var redirected = await Replay(fetcher, $"http://{server.Endpoint}/", server.Endpoint);

        Assert.Equal([FetchOutcome.AddressRefused, FetchOutcome.AddressRefused], new[] { direct.Outcome, redirected.Outcome });
        Assert.Equal([server.Endpoint], network.Connected);
        Assert.False(canary.Sang);
    }

    [Fact]
    public async Task Only_a_loopback_endpoint_can_be_permitted() =>
        await Assert.ThrowsAsync<ArgumentException>(() => Replay(Fetchers.On(new StagedNetwork()), "http://10.0.0.1/", IPEndPoint.Parse("10.0.0.1:80")));

    private static Task<FetchResult> Replay(FeedFetcher fetcher, string url, IPEndPoint permitted) =>
        fetcher.Fetch(new FetchRequest(new Uri(url), Permitted: permitted), CancellationToken.None);
}
