namespace PakRussiaMonitor;

/// <summary>What hosts the actors. The composition knows no more of it than this.</summary>
public interface IEngine
{
    /// <summary>Whether one service may be several processes, each with a role.</summary>
    bool HasRoles { get; }

    /// <summary>Registers <see cref="Actors.IActors"/> and <see cref="Actors.IMembership"/>, and whatever starts and stops with the service.</summary>
    /// <param name="database">What <c>--db</c> names.</param>
    void Add(WebApplicationBuilder builder, string database, Role role);
}

/// <summary>What a process does of the service's work.</summary>
public enum Role
{
    /// <summary>Everything.</summary>
    All,

    /// <summary>Hosts actors and fetches what is due; answers only for its health.</summary>
    Silo,

    /// <summary>API and page; its actors live in the silos.</summary>
    Api,
}
