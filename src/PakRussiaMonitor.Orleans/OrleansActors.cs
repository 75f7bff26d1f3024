using Orleans;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Orleans.Grains;

namespace PakRussiaMonitor.Orleans;

/// <summary>The door to actors that are grains somewhere in the cluster.</summary>
internal sealed class OrleansActors(IGrainFactory grains) : IActors
{
    public ISource Source(string id) => grains.GetGrain<ISourceGrain>(id);

    public ISite Site(string host) => grains.GetGrain<ISiteGrain>(host);

    public IArticle Article(string key) => grains.GetGrain<IArticleGrain>(key);

    public ITopic Topic(string id) => grains.GetGrain<ITopicGrain>(id);
}
