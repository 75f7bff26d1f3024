using System.CommandLine;
using System.Net;
using Microsoft.Extensions.Options;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Commands;

/// <summary><c>health</c>: asks the service on this machine whether it is ready, for container engines that run a program to find out.</summary>
internal static class HealthCommand
{
    private const int DefaultPort = 5080;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static Command Build()
    {
        var url = new Option<string>("--url")
        {
            Description = "Where on this machine the service listens.",
            HelpName = "URL",
            DefaultValueFactory = _ => $"http://localhost:{DefaultPort}",
        };
        var command = new Command("health", "Asks the service on this machine whether it is ready: exit code 0 or 1, and its answer.") { url };
        command.SetAction((parsed, cancellation) => Ask(parsed.GetValue(url)!, cancellation));
        return command;
    }

    private static async Task<int> Ask(string text, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback)
            throw new CommandFailedException($"'{text}' is no address on this machine. Write it as http://localhost:{DefaultPort}.");

        var here = new IPEndPoint(url.HostNameType == UriHostNameType.IPv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback, url.Port);
        var options = Options.Create(new FetchOptions());
        using var transport = new FetchTransport(options, new(options), new SystemNetwork(), TimeProvider.System);
        using var client = transport.CreateFor(here);
        client.Timeout = Patience;
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://{here}/health/ready"), cancellation);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancellation));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new CommandFailedException($"No service answers at {text}.");
        }
    }
}
