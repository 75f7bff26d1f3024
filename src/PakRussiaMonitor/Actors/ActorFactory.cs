namespace PakRussiaMonitor.Actors;

/// <summary>How an engine makes an actor for a key. A source is given the door to the actors that it calls.</summary>
public sealed record ActorFactory(
    Func<string, IActors, ISource> Source, Func<string, ISite> Site, Func<string, IArticle> Article, Func<string, ITopic> Topic);
