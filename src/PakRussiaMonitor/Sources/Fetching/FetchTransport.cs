using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Sources.Fetching;

/// <summary>
/// Makes the HTTP clients: the only place in the service that does. Every connection goes to an address that the guard
/// has just seen, never to a name that could resolve to something else a moment later. Proxies, cookies, redirects and
/// unpacking are all off: a proxy would hide the address, the rest is done by hand under limits.
/// </summary>
public sealed class FetchTransport : IDisposable
{
    private const int AddressesTried = 4;
    private const int MaxHeaderKilobytes = 32;
    private const int MaxDrainedBytes = 16_384;
    private static readonly TimeSpan PerAddress = TimeSpan.FromSeconds(3);

    /// <summary>The handler goes on connecting after its request gave up. Longer than any attempt, which has a limit of its own.</summary>
    private static readonly TimeSpan AbandonedConnect = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan PooledLifetime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PooledIdle = TimeSpan.FromSeconds(30);

    private readonly AddressGuard guard;
    private readonly INetwork network;
    private readonly TimeProvider time;
    private readonly string userAgent;

    public FetchTransport(IOptions<FetchOptions> options, AddressGuard guard, INetwork network, TimeProvider time)
    {
        this.guard = guard;
        this.network = network;
        this.time = time;
        var version = typeof(FetchTransport).Assembly.GetName().Version?.ToString(3);
        userAgent = options.Value.Contact is { Length: > 0 } contact ? $"PakRussiaMonitor/{version} (+{contact})" : $"PakRussiaMonitor/{version}";
        Client = Make(ConnectChecked);
    }

    /// <summary>Reaches what the guard admits.</summary>
    internal HttpClient Client { get; }

    /// <summary>Reaches one loopback endpoint and nothing else. It shares no connection with <see cref="Client"/>; dispose it.</summary>
    internal HttpClient CreateFor(IPEndPoint permitted)
    {
        if (!IPAddress.IsLoopback(permitted.Address)) throw new ArgumentException("Only a loopback endpoint can be permitted.", nameof(permitted));
        return Make(async (context, cancellation) =>
        {
            if (!IPAddress.TryParse(context.DnsEndPoint.Host, out var address) || !permitted.Equals(new IPEndPoint(address, context.DnsEndPoint.Port)))
                throw new FetchFailedException(FetchOutcome.AddressRefused, $"only {permitted} is permitted");
            return await network.Connect(permitted, cancellation);
        });
    }

    public void Dispose() => Client.Dispose();

    private HttpClient Make(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = connect,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = AbandonedConnect,
            PooledConnectionLifetime = PooledLifetime,
            PooledConnectionIdleTimeout = PooledIdle,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = MaxDrainedBytes,
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            // Byte for byte, so that a validator goes back as it came; addresses are UTF-8 where they are not ASCII.
            RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
            ResponseHeaderEncodingSelector = (name, _) => name.Equals("Location", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8 : Encoding.Latin1,
        };
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        client.DefaultRequestHeaders.TryAddWithoutValidation(
            "Accept", "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
        return client;
    }

    private async ValueTask<Stream> ConnectChecked(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Resolve(host, cancellation);
        foreach (var address in addresses)
        {
            // One address that is not public condemns the name: what mixes them is an attack or a mistake.
            if (guard.Refuse(host, address) is { } refusal)
                throw new FetchFailedException(refusal.Outcome, $"{host} resolves to {address}", refusal: refusal);
        }

        return await ConnectFirst([.. addresses.Take(AddressesTried)], context.DnsEndPoint.Port, cancellation);
    }

    private async Task<IPAddress[]> Resolve(string host, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(host, out var literal)) return [literal];
        try
        {
            var addresses = await network.Resolve(host, cancellation);
            return addresses.Length > 0 ? addresses : throw new SocketException((int)SocketError.NoData);
        }
        catch (SocketException e)
        {
            throw new FetchFailedException(FetchOutcome.UnknownHost, $"{host}: {e.SocketErrorCode}", transient: e.SocketErrorCode == SocketError.TryAgain);
        }
    }

    private async Task<Stream> ConnectFirst(IPAddress[] addresses, int port, CancellationToken cancellation)
    {
        for (var i = 0; ; i++)
        {
            var last = i == addresses.Length - 1;
            using var limit = new CancellationTokenSource(last ? Timeout.InfiniteTimeSpan : PerAddress, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
            try
            {
                return await network.Connect(new IPEndPoint(addresses[i], port), either.Token);
            }
            catch (Exception e) when (!last && e is SocketException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                // The next address may answer; the last one's failure is the one that counts.
            }
        }
    }
}
