using Orleans.Runtime;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans;

/// <summary>A silo has joined once the cluster counts it among those that host actors.</summary>
internal sealed class SiloMembership(ISiloStatusOracle oracle) : IMembership
{
    public string? Obstacle => oracle.CurrentStatus switch
    {
        SiloStatus.Active => null,
        SiloStatus.ShuttingDown or SiloStatus.Stopping or SiloStatus.Dead => "The silo has left its cluster and ends.",
        _ => "The silo is still joining its cluster.",
    };
}
