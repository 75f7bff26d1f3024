using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PakRussiaMonitor.Simulator;

/// <summary>The service as a silo of the Orleans engine, with its own API: the very program that is deployed.</summary>
internal sealed class SiloChild : Node
{
    private readonly Uri address;
    private readonly string logPath;

    public SiloChild(string program, ServiceSettings settings, string cluster)
        : this(program, settings, cluster, FreePorts(3))
    {
    }

    private SiloChild(string program, ServiceSettings settings, string cluster, IReadOnlyList<int> ports)
        : base(Command(program, settings, cluster, ports), settings.LogPath) =>
        (address, logPath) = (new(Url(ports[0])), settings.LogPath);

    public override async Task<Uri> Ready()
    {
        using var client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        using var limit = new CancellationTokenSource(StartLimit);
        while (!await IsReady(client, limit.Token))
        {
            if (HasExited)
                throw new InvalidOperationException($"A silo ended before it was ready; see {logPath}.");
            await Task.Delay(100, limit.Token);
        }

        return address;
    }

    protected override void Hear(string? line)
    {
    }

    protected override Task AskToEnd() => Signal("TERM");

    /// <summary>
    /// The program does not watch its input, so a shell beside it does: where this process dies, the silo goes too. It has the
    /// shell's process id.
    /// </summary>
    private static IReadOnlyList<string> Command(string program, ServiceSettings settings, string cluster, IReadOnlyList<int> ports) =>
    [
        "sh", "-c", """exec 3<&0; (cat <&3; kill -9 $$) > /dev/null 2>&1 & exec "$@" < /dev/null 3<&-""", "silo",
        "dotnet", program, "serve", "--role", "all", "--db", settings.Database, "--url", Url(ports[0]),
        .. SimulatedService.Settings(settings.Port)
            .Concat([
                $"Orleans:ClusterId={cluster}", $"Orleans:SiloPort={Text(ports[1])}", $"Orleans:GatewayPort={Text(ports[2])}",
                "Orleans:AdvertisedAddress=127.0.0.1",
            ])
            .SelectMany(setting => (string[])["--set", setting]),
    ];

    private static async Task<bool> IsReady(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private static int[] FreePorts(int number)
    {
        var listeners = Enumerable.Range(0, number).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = Array.ConvertAll(listeners, listener => ((IPEndPoint)listener.LocalEndpoint).Port);
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }

    private static string Url(int port) => $"http://127.0.0.1:{Text(port)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
