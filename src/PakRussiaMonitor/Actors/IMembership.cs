namespace PakRussiaMonitor.Actors;

/// <summary>This process's place among those that host the actors.</summary>
public interface IMembership
{
    /// <summary>Why actors cannot be reached just now; null when they can.</summary>
    string? Obstacle { get; }
}
