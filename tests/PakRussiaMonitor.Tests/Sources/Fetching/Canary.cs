using System.Net;
using System.Net.Sockets;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>A listener on loopback that nobody may ever reach; it knows when somebody did.</summary>
internal sealed class Canary : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public Canary() => listener.Start();

    public IPEndPoint Endpoint => (IPEndPoint)listener.LocalEndpoint;

    /// <summary>True as soon as a connection waits, whether or not bytes followed.</summary>
    public bool Sang => listener.Pending();

    public void Dispose() => listener.Dispose();
}
