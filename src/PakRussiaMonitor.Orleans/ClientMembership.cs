using Orleans;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans;

/// <summary>A process without actors of its own reaches those of the silos while it is connected to one of them.</summary>
internal sealed class ClientMembership : IMembership
{
    private volatile int gateways;

    public string? Obstacle => gateways > 0 ? null : "No silo can be reached. Check that one runs with the same database and Orleans:ClusterId.";

    public void GatewaysChanged(object? sender, GatewayCountChangedEventArgs change) => gateways = change.NumberOfConnectedGateways;

    /// <summary>An API may be started before the first silo: it looks again every second.</summary>
    internal sealed class Patience(TimeProvider time) : IClientConnectionRetryFilter
    {
        private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

        public async Task<bool> ShouldRetryConnectionAttempt(Exception exception, CancellationToken cancellationToken)
        {
            await Task.Delay(Look, time, cancellationToken);
            return true;
        }
    }
}
