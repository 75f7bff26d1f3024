using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Sources.Discovery;
using PakRussiaMonitor.Tests.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Discovery;

/// <summary>Who looks at a site before registering it keeps its pace too.</summary>
public sealed class PacedFetchTests
{
    private static readonly Uri Url = new("http://news.example/feed");

    [Fact]
    public async Task A_second_fetch_waits_for_the_sites_pace_and_one_whose_turn_comes_too_late_is_put_off()
    {
        await using var server = await FeedServer.Start("<rss/>");
        var time = new ManualTime();
        var fetch = new PacedFetch(Fetchers.On(new StagedNetwork().Site("news.example", server)), new OneSite(time), time);
        var latest = time.GetUtcNow() + TimeSpan.FromSeconds(7);

        Assert.Equal(FetchOutcome.Fetched, (await fetch.Fetch(Url, latest, default)).Outcome);
        var second = fetch.Fetch(Url, latest, default);
        Assert.Equal(TimeSpan.FromSeconds(5), await time.AdvanceToTimer(TimeSpan.FromSeconds(5)));
        Assert.Equal(FetchOutcome.Fetched, (await second).Outcome);
        Assert.Equal(2, server.Requests.Count);

        var third = await fetch.Fetch(Url, latest, default);
        Assert.Equal((FetchOutcome.Deferred, ManualTime.Noon.AddSeconds(10)), (third.Outcome, third.RetryAt));
        Assert.Equal(2, server.Requests.Count);
    }

    private sealed class OneSite(TimeProvider time) : IActors
    {
        private readonly Site site = new("news.example", new NoPause(), time);

        public ISite Site(string host) => site;

        public ISource Source(string id) => throw new NotSupportedException();

        public IArticle Article(string key) => throw new NotSupportedException();

        public ITopic Topic(string id) => throw new NotSupportedException();
    }

    /// <summary>A preview never pauses a site, which would be stored.</summary>
    private sealed class NoPause : IActorState<SitePause>
    {
        public Task<SitePause?> Load(string key, CancellationToken cancellation) => Task.FromResult<SitePause?>(null);

        public Task Save(string key, SitePause value, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
