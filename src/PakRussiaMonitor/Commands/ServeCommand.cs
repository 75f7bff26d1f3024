using System.CommandLine;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Commands;

/// <summary><c>serve</c>: API, page and polling. An empty database gets its first minute: the topics and the replayed seeds.</summary>
internal static class ServeCommand
{
    private static readonly Option<string> Url = new("--url")
    {
        Description = "The address to serve at; beyond loopback only with a key.",
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
        Audit.By(Audit.Service);
        var url = ServeAccess.Url(parsed.GetValue(Url)!);
        var address = parsed.GetValue(database)!;
        var opened = DatabaseAddress.Open(address, TimeProvider.System);
        await using var app = MonitorApplication.Build(
            opened, [.. parsed.GetValue(Settings)!.Select(setting => "--" + setting), .. ServeAccess.Settings(url)],
            builder => builder.WebHost.UseUrls(url),
            builder => engine.Add(builder, address, role),
            role);
        try
        {
            await Run(app, url, opened.Description, role, engine.HasRoles, cancellation);
        }
        catch (Exception failure)
        {
            await app.StopAsync(CancellationToken.None); // what had been started ends in order
            if (failure is not OperationCanceledException || !cancellation.IsCancellationRequested)
                throw;
        }

        return 0;
    }

    private static async Task Run(WebApplication app, string url, string database, Role role, bool shared, CancellationToken cancellation)
    {
        var access = role == Role.Silo ? null : await ServeAccess.Prepare(app.Services, url, cancellation);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException failure) when (failure.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandFailedException($"{url} is taken by another process. Stop it, or choose another address with --url http://localhost:PORT.");
        }

        if (role != Role.Silo)
            await RunningService.Announce(app.Services.GetRequiredService<IDatabase>(), app.Urls.First(), cancellation);
        Console.WriteLine($"Database: {database}");
        await FirstMinute.Run(app.Services, role, shared, cancellation);
        if (access is null)
            Console.WriteLine($"The silo runs; its health is at {app.Urls.First().TrimEnd('/')}/health/ready");
        else
            Announce(app.Urls.First(), access);
        await app.WaitForShutdownAsync(cancellation);
    }

    private static void Announce(string url, string access)
    {
        var counts = $"{url.TrimEnd('/')}/api/v1/topics";
        Console.WriteLine($"""

            Serving at {url} (open it in a browser; end with Ctrl+C)
            {access}

              curl {counts}
            """);
    }
}
