using Orleans;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans.Grains;

// Orleans finds a grain by an interface of its own, so that each actor's has one more name here and not one more method.
internal interface ISourceGrain : ISource, IGrainWithStringKey;

internal interface ISiteGrain : ISite, IGrainWithStringKey;

internal interface IArticleGrain : IArticle, IGrainWithStringKey;

internal interface ITopicGrain : ITopic, IGrainWithStringKey;
