using System.Net;
using System.Net.Sockets;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>Name look-up and connections: the seam at which tests put a network of their own.</summary>
public interface INetwork
{
    /// <summary>All addresses of a host name in the order in which to try them.</summary>
    /// <exception cref="SocketException">The name does not resolve.</exception>
    Task<IPAddress[]> Resolve(string host, CancellationToken cancellation);

    /// <exception cref="SocketException">Nobody answers there.</exception>
    Task<Stream> Connect(IPEndPoint endpoint, CancellationToken cancellation);
}

/// <summary>The operating system's network.</summary>
internal sealed class SystemNetwork : INetwork
{
    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);

    public async Task<Stream> Connect(IPEndPoint endpoint, CancellationToken cancellation)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(endpoint, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
