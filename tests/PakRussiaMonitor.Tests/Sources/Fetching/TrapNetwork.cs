using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using PakRussiaMonitor.Sources.Fetching;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Sources.Fetching;

/// <summary>
/// An Internet in which whoever goes where nobody may go is caught: ports 80 and 443 of every address that may be reached lead to
/// one server, each other endpoint leads to a canary on loopback. A name that was not staged leads to this machine, as the
/// worst resolver there could be would have it.
/// </summary>
internal sealed class TrapNetwork : INetwork, IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<IPAddress[]>> names = new(StringComparer.OrdinalIgnoreCase);
    private readonly TcpListener canary = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly FeedServer server;
    private readonly Task listening;
    private int caught;

    private TrapNetwork(FeedServer server)
    {
        this.server = server;
        canary.Start();
        listening = Listen();
    }

    /// <summary>Connections that the canary has accepted.</summary>
    public int Caught => Volatile.Read(ref caught);

    /// <summary>Names staged so far.</summary>
    public int Staged => names.Count;

    /// <summary>The server sends <c>/go?code=C&amp;to=L</c> on with code C to L and answers anything else with an empty feed. No connection is kept.</summary>
    public static async Task<TrapNetwork> Start() => new(await FeedServer.Start(async context =>
    {
        context.Response.Headers.Connection = "close";
        if (context.Request.Path == "/go")
        {
            context.Response.StatusCode = int.Parse(context.Request.Query["code"]!, null);
            // The server writes header bytes as Latin-1; a Location is read as UTF-8.
            context.Response.Headers.Location = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(context.Request.Query["to"]!));
            return;
        }

        await context.Response.WriteAsync("<rss/>");
    }));

    /// <summary>Answers come one after another; the last one stays.</summary>
    public void Name(string host, params IPAddress[][] answers) => names[host] = new(answers);

    public Task<IPAddress[]> Resolve(string host, CancellationToken cancellation)
    {
        IPAddress[]? addresses = null;
        if (names.TryGetValue(host, out var answers) && (answers.Count > 1 ? answers.TryDequeue(out addresses) : answers.TryPeek(out addresses)))
            return Task.FromResult(addresses);
        return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
    }

    public async Task<Stream> Connect(IPEndPoint endpoint, CancellationToken cancellation)
    {
        var mayBe = endpoint.Port is 80 or 443 && SpecialRanges.MayBeReached(endpoint.Address);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(mayBe ? server.Endpoint : (IPEndPoint)canary.LocalEndpoint, cancellation);
        if (!mayBe)
            await socket.ReceiveAsync(new byte[1], cancellation); // until the canary has seen it and hung up
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        canary.Dispose();
        closing.Dispose();
        await server.DisposeAsync();
    }

    private async Task Listen()
    {
        while (!closing.IsCancellationRequested)
        {
            using var connection = await canary.AcceptTcpClientAsync(closing.Token);
            Interlocked.Increment(ref caught);
        }
    }
}
