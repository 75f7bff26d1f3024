using Microsoft.AspNetCore.Http;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>What an operator gave for one server reaches that one and no other.</summary>
public sealed class PrivateHeadersTests
{
    private static readonly PrivateHeaders Own = new(new Dictionary<string, string> { ["X-Token"] = "secret", ["Accept"] = "text/xml" }, "user:päss");

    [Fact]
    public async Task The_sources_own_server_gets_its_headers_and_its_login()
    {
        await using var server = await FeedServer.Start("<rss/>");

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Fetch(new(new("http://feeds.example/rss"), Private: Own), default);

        Assert.Equal(FetchOutcome.Fetched, result.Outcome);
        var asked = server.Requests.Single().Headers;
        Assert.Equal(("secret", "text/xml", "Basic dXNlcjpww6Rzcw=="), (asked["X-Token"], asked["Accept"], asked["Authorization"]));
        Assert.DoesNotContain("Cookie", asked.Keys);
    }

    [Theory]
    [InlineData("http://feeds.example/other", true)]
    [InlineData("http://other.example/rss", false)]
    [InlineData("http://www.feeds.example/rss", false)]
    public async Task A_redirect_takes_them_along_on_the_same_server_alone(string target, bool taken)
    {
        await using var server = await FeedServer.Start(async context =>
        {
            if (context.Request is { Host.Host: "feeds.example", Path.Value: "/rss" })
                context.Response.Redirect(target);
            else
                await context.Response.WriteAsync("<rss/>");
        });
        var network = new StagedNetwork().Site("feeds.example", server).Site("other.example", server).Site("www.feeds.example", server);

        await Fetchers.On(network).Fetch(new(new("http://feeds.example/rss"), Private: Own), default);

        var second = server.Requests.Last().Headers;
        Assert.Equal((taken, taken), (second.ContainsKey("X-Token"), second.ContainsKey("Authorization")));
    }

    [Fact]
    public async Task They_are_not_given_to_a_server_that_another_one_sent_us_to_and_back_to_their_own_only()
    {
        await using var server = await FeedServer.Start(async context =>
        {
            if (context.Request.Path == "/rss")
                context.Response.Redirect("http://other.example/through");
            else if (context.Request.Path == "/through")
                context.Response.Redirect("http://feeds.example/end");
            else
                await context.Response.WriteAsync("<rss/>");
        });

        await Fetchers.On(new StagedNetwork().Site("feeds.example", server).Site("other.example", server))
            .Fetch(new(new("http://feeds.example/rss"), Private: Own), default);

        Assert.Equal([true, false, true], server.Requests.Select(asked => asked.Headers.ContainsKey("X-Token")));
    }

    [Fact]
    public async Task A_cookie_that_a_server_sets_is_never_sent_back()
    {
        await using var server = await FeedServer.Start(async context =>
        {
            context.Response.Headers.SetCookie = "id=1; Path=/";
            if (context.Request.Path == "/rss")
                context.Response.Redirect("/end");
            else
                await context.Response.WriteAsync("<rss/>");
        });
        var fetcher = Fetchers.On(new StagedNetwork().Site("feeds.example", server));
        await fetcher.Get("http://feeds.example/rss");
        await fetcher.Get("http://feeds.example/rss");

        Assert.Equal(4, server.Requests.Count);
        Assert.DoesNotContain(server.Requests, asked => asked.Headers.ContainsKey("Cookie"));
    }

    [Theory]
    [InlineData("http://a.example/x", "http://A.example/y", true)]
    [InlineData("http://a.example/x", "https://a.example/x", true)]
    [InlineData("https://a.example/x", "http://a.example/x", false)]
    [InlineData("http://a.example:8080/x", "http://a.example/x", false)]
    [InlineData("http://a.example:8080/x", "https://a.example/x", false)]
    [InlineData("http://a.example/x", "https://a.example:8443/x", false)]
    [InlineData("https://a.example/x", "https://a.example.evil.example/x", false)]
    public void A_server_is_its_scheme_host_and_port_and_its_https(string own, string other, bool known) =>
        Assert.Equal(known, PrivateHeaders.AreKnownAt(new(own), new(other)));
}
