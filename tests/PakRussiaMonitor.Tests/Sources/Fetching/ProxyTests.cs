using System.Net;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>Alone in its collection, since the machine's proxy is a setting of the whole process.</summary>
[CollectionDefinition(nameof(ProxyTests), DisableParallelization = true)]
[Collection(nameof(ProxyTests))]
public sealed class ProxyTests
{
    [Fact]
    public async Task The_machines_proxy_is_ignored()
    {
        await using var proxy = await FeedServer.Start("from the proxy");
        await using var server = await FeedServer.Start("<rss/>");
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy($"http://{proxy.Endpoint}/");
        try
        {
            var result = await Fetchers.On(new StagedNetwork().Site("feeds.example", server)).Get("http://feeds.example/rss");
            Assert.Equal((FetchOutcome.Fetched, 6), (result.Outcome, result.Body!.Length));
            Assert.Empty(proxy.Requests);

            using var ordinary = new HttpClient();
            Assert.Equal("from the proxy", await ordinary.GetStringAsync("http://feeds.example/rss"));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }
}
