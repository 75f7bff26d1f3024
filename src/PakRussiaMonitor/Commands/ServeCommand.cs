using System.CommandLine;
using System.Net;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Commands;

/// <summary><c>serve</c>: API, page and polling. An empty database gets its first minute: the topics and the replayed seeds.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Url = new("--url")
    {
        Description = "The loopback address to serve at.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://localhost:5080",
    };

    private static readonly Option<string[]> Settings = new("--set")
    {
        Description = "A setting, as Section:Name=value (see the README); may be repeated.",
        HelpName = "SETTING",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<Role> Part = new("--role")
    {
        Description = "What this process does where several share the work: silo (actors and polling), api (API and page) or all.",
        HelpName = "silo|api|all",
        DefaultValueFactory = _ => Role.All,
    };

    public static Command Build(Option<string> database, IEngine engine)
    {
        var command = new Command("serve", "Serves API and page and polls the registered sources.") { Url, Settings, Part };
        command.SetAction((parsed, cancellation) => Serve(parsed, database, engine, cancellation));
        return command;
    }

    public static async Task<int> Serve(ParseResult parsed, Option<string> database, IEngine engine, CancellationToken cancellation)
    {
        var role = parsed.GetValue(Part);
        if (role != Role.All && !engine.HasRoles)
            throw new CommandFailedException("This program does everything in one process and has no roles. Several processes that share the work run on the Orleans engine: see the README.");
        var url = role == Role.Silo ? HttpUrl(parsed.GetValue(Url)!) : LoopbackUrl(parsed.GetValue(Url)!);
        var address = parsed.GetValue(database)!;
        var opened = DatabaseAddress.Open(address, TimeProvider.System);
        await using var app = MonitorApplication.Build(
            opened, [.. parsed.GetValue(Settings)!.Select(setting => "--" + setting)],
            builder => builder.WebHost.UseUrls(url),
            builder => engine.Add(builder, address, role),
            role);
        try
        {
            await Run(app, url, opened.Description, role, engine.HasRoles, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // It was told to end before it had quite begun.
            await app.StopAsync(CancellationToken.None);
        }

        return 0;
    }

    private static async Task Run(WebApplication app, string url, string database, Role role, bool shared, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandFailedException($"{url} is taken by another process. Stop it, or choose another address with --url http://localhost:PORT.");
        }

        Console.WriteLine($"Database: {database}");
        await FirstMinute.Run(app.Services, role, shared, cancellation);
        if (role == Role.Silo)
            Console.WriteLine($"The silo runs; its health is at {app.Urls.First().TrimEnd('/')}/health/ready");
        else
            Announce(app.Urls.First());
        await app.WaitForShutdownAsync(cancellation);
    }

    private static void Announce(string url)
    {
        var counts = $"{url.TrimEnd('/')}/api/v1/topics";
        Console.WriteLine($"""

            Serving at {url} (open it in a browser; end with Ctrl+C)
            No key is needed: the service answers this machine alone.

              curl {counts}
            """);
    }

    private static string HttpUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp
            ? url.GetLeftPart(UriPartial.Authority)
            : throw new CommandFailedException($"'{text}' is no address to serve at. Write it as http://localhost:5080.");

    /// <summary>Anyone who reaches the service may use it, so it listens to this machine alone. A silo's health is nobody's secret.</summary>
    private static string LoopbackUrl(string text)
    {
        var url = new Uri(HttpUrl(text));
        if (url.Host != "localhost" && !(IPAddress.TryParse(url.Host, out var address) && IPAddress.IsLoopback(address)))
            throw new CommandFailedException($"{text} would open the service to the network, where anyone could change its sources. Serve at a loopback address such as http://localhost:5080.");
        return url.GetLeftPart(UriPartial.Authority);
    }
}
