namespace PakRussiaMonitor.Actors;

/// <summary>
/// The one door to every actor. Calls to one key run one at a time (a turn); different keys run side by side.
/// What hosts the actors is the engine's affair; asking for one never fails and costs nothing until it is called.
/// </summary>
public interface IActors
{
    ISource Source(string id);

    ISite Site(string host);

    IArticle Article(string key);

    ITopic Topic(string id);
}
