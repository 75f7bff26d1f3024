using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>
/// An Internet in a box: host names resolve as a test says, and chosen public endpoints lead to loopback servers.
/// What is not staged does not resolve and does not connect.
/// </summary>
internal sealed class StagedNetwork : INetwork
{
    public const string PublicAddress = "93.184.215.14";

    private readonly ConcurrentDictionary<string, Queue<string[]>> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<IPEndPoint, IPEndPoint> routes = new();

    public ConcurrentQueue<string> Resolved { get; } = [];

    public ConcurrentQueue<IPEndPoint> Connected { get; } = [];

    /// <summary>What a look-up of an unknown name fails with.</summary>
    public SocketError UnknownName { get; init; } = SocketError.HostNotFound;

    /// <summary>Sets called for the same name are answered one after another; the last one stays.</summary>
    public StagedNetwork Name(string host, params string[] addresses)
    {
        names.GetOrAdd(host, _ => []).Enqueue(addresses);
        return this;
    }

    public StagedNetwork Route(string address, int port, IPEndPoint server)
    {
        routes[new IPEndPoint(IPAddress.Parse(address), port)] = server;
        return this;
    }

    /// <summary>A host with a public address whose ports 80 and 443 lead to <paramref name="server"/>.</summary>
    public StagedNetwork Site(string host, FeedServer server, string address = PublicAddress) =>
        Name(host, address).Route(address, 80, server.Endpoint).Route(address, 443, server.Endpoint);

    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation)
    {
        Resolved.Enqueue(host);
        if (!names.TryGetValue(host, out var answers)) throw new SocketException((int)UnknownName);
        lock (answers)
        {
            var addresses = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
            return Task.FromResult(addresses.Select(IPAddress.Parse).ToArray());
        }
    }

    public async Task<Stream> Connect(IPEndPoint endpoint, CancellationToken cancellation)
    {
        Connected.Enqueue(endpoint);
        var server = routes.TryGetValue(endpoint, out var found) ? found
            : IPAddress.IsLoopback(endpoint.Address) ? endpoint
            : throw new SocketException((int)SocketError.ConnectionRefused);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(server, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
