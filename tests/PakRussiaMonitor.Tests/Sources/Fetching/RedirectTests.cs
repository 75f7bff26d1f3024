using System.Text;
using Microsoft.AspNetCore.Http;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

public sealed class RedirectTests
{
    private const string Feed = "http://feeds.example/rss";

    [Theory]
    [InlineData("301", true)]
    [InlineData("308", true)]
    [InlineData("301 308", true)]
    [InlineData("302", false)]
    [InlineData("303", false)]
    [InlineData("307", false)]
    [InlineData("301 302", false)]
    public async Task A_redirect_is_followed_and_known_as_permanent_only_if_every_step_was(string steps, bool permanent)
    {
        var statuses = steps.Split(' ').Select(int.Parse).ToArray();
        await using var server = await FeedServer.Start(async context =>
        {
            var step = context.Request.Path == "/rss" ? 0 : int.Parse(context.Request.Path.Value![1..], null);
            if (step < statuses.Length) Redirect(context, statuses[step], $"/{step + 1}#fragment");
            else await context.Response.WriteAsync("<rss/>");
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.Fetched, permanent, statuses.Length), (result.Outcome, result.MovedPermanently, result.Redirects));
        Assert.Equal($"http://feeds.example/{statuses.Length}", result.Url.AbsoluteUri);
    }

    [Theory]
    [InlineData("//other.example/rss", "http://other.example/rss")]
    [InlineData("/etc/passwd", "http://feeds.example/etc/passwd")] // a path of the site, not a file of ours
    [InlineData("лента?q=1", "http://feeds.example/%D0%BB%D0%B5%D0%BD%D1%82%D0%B0?q=1")]
    [InlineData("HTTP://OTHER.example", "http://other.example/")]
    public async Task A_location_is_resolved_against_where_it_was_sent(string location, string end)
    {
        await using var server = await FeedServer.Start(async context =>
        {
            if (context.Request.Path == "/rss" && context.Request.Host.Host == "feeds.example") Redirect(context, 302, location);
            else await context.Response.WriteAsync("<rss/>");
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server).Name("other.example", StagedNetwork.PublicAddress)).Get(Feed);

        Assert.Equal((FetchOutcome.Fetched, end), (result.Outcome, result.Url.AbsoluteUri));
    }

    [Theory]
    [InlineData("/rss", 1)] // to itself
    [InlineData("", 1)] // to nowhere
    [InlineData("http://", 1)]
    [InlineData(null, 11)] // ever on: 10 redirects are followed, the eleventh is not
    public async Task A_redirect_without_end_is_a_loop(string? location, int requests)
    {
        var step = 0;
        await using var server = await FeedServer.Start(context =>
        {
            Redirect(context, 302, location ?? $"/{++step}");
            return Task.CompletedTask;
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.RedirectLoop, 1, requests), (result.Outcome, result.Attempts, server.Requests.Count));
    }

    [Fact]
    public async Task Ten_redirects_are_followed()
    {
        var step = 0;
        await using var server = await FeedServer.Start(async context =>
        {
            if (++step <= 10) Redirect(context, 302, $"/{step}");
            else await context.Response.WriteAsync("<rss/>");
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.Fetched, 10), (result.Outcome, result.Redirects));
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://①②⑦.⓪.⓪.①:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://inside.example:{0}/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task A_redirect_to_a_private_address_is_refused_and_reaches_nobody(string location)
    {
        using var canary = new Canary();
        await using var server = await FeedServer.Start(context =>
        {
            Redirect(context, 302, string.Format(null, location, canary.Endpoint.Port));
            return Task.CompletedTask;
        });
        var network = new StagedNetwork().Site("feeds.example", server).Name("inside.example", "127.0.0.1");
        var fetcher = Fetchers.On(network, options => options.AllowedPorts = [canary.Endpoint.Port]);

        var result = await fetcher.Get(Feed);

        Assert.Equal((FetchOutcome.AddressRefused, 1), (result.Outcome, result.Attempts));
        Assert.NotNull(result.Refusal);
        Assert.False(canary.Sang);
        Assert.Single(network.Connected);
    }

    [Fact]
    public async Task The_canary_would_have_been_reached_had_private_addresses_been_allowed()
    {
        using var canary = new Canary();
        await using var server = await FeedServer.Start(context =>
        {
            Redirect(context, 302, $"http://127.0.0.1:{canary.Endpoint.Port}/");
            return Task.CompletedTask;
        });
        using var cancellation = new CancellationTokenSource();
        var fetcher = Fetchers.On(new StagedNetwork().Site("feeds.example", server), options =>
        {
            options.AllowedPorts = [canary.Endpoint.Port];
            options.AllowPrivateAddresses = true;
        });

        var fetch = fetcher.Fetch(new FetchRequest(new Uri(Feed)), cancellation.Token);
        while (!canary.Sang && !fetch.IsCompleted) await Task.Delay(1);
        Assert.True(canary.Sang);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetch);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("\\\\host\\share")]
    [InlineData("http://user:secret@other.example/")]
    public async Task A_redirect_to_what_is_no_web_address_is_invalid(string location)
    {
        await using var server = await FeedServer.Start(context =>
        {
            Redirect(context, 301, location);
            return Task.CompletedTask;
        });

        var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get(Feed);

        Assert.Equal((FetchOutcome.InvalidUrl, 1), (result.Outcome, result.Redirects));
        Assert.StartsWith("The feed redirects to", FetchDiagnosis.Of(result).Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("folder", FetchDiagnosis.Of(result).Sentence, StringComparison.Ordinal);
    }

    private static void Redirect(HttpContext context, int status, string location)
    {
        context.Response.StatusCode = status;
        // UTF-8 bytes, each as the Latin-1 character that the server writes for it.
        if (location.Length > 0) context.Response.Headers.Location = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(location));
    }
}
