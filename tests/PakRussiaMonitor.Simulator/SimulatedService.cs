using System.Diagnostics;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Simulator;

/// <summary>
/// The real service, set up for simulated feeds: its sources are always due, its topics are those of the oracle, its clock and
/// its crash points are given.
/// </summary>
internal static class SimulatedService
{
    /// <summary>For the service in whatever process: feeds on loopback, and impatience.</summary>
    /// <param name="port">Where the feeds are.</param>
    public static IReadOnlyList<string> Settings(int port) =>
    [
        "Fetching:AllowPrivateAddresses=true", "Fetching:AttemptTimeout=00:00:18", "Fetching:RetryDelay=00:00:00.100", "Fetching:MinBytesPerSecond=0",
        "Fetching:CircuitFailures=1000", "Polling:AtATime=64", $"Fetching:AllowedPorts:0={port}",
    ];

    public static async Task<WebApplication> Start(string database, int port, int sources, TimeProvider time, CrashPoints points, Action<WebApplicationBuilder>? adjust = null)
    {
        var app = MonitorApplication.Build(
            DatabaseAddress.Open(database, time), [.. Settings(port).Select(setting => "--" + setting)],
            builder =>
            {
                builder.WebHost.UseUrls("http://127.0.0.1:0");
                builder.Services.Replace(ServiceDescriptor.Singleton(time));
                builder.Services.Replace(ServiceDescriptor.Singleton(points));
                builder.Services.AddHostedService<Reader>();
                adjust?.Invoke(builder);
            });
        await Register(app.Services, port, sources);
        await app.StartAsync();
        return app;
    }

    /// <summary>Gives an empty database the topics and sources, for a service that is started by its own program.</summary>
    public static async Task Prepare(ServiceSettings settings)
    {
        await using var app = MonitorApplication.Build(DatabaseAddress.Open(settings.Database, TimeProvider.System), []);
        await Register(app.Services, settings.Port, settings.Sources);
    }

    private static async Task Register(IServiceProvider services, int port, int sources)
    {
        await services.GetRequiredService<TopicTable>().Install([.. SimulatedTopics.All.Select(topic => topic.Definition)], default);
        var table = services.GetRequiredService<SourceTable>();
        await Task.WhenAll(Enumerable.Range(0, sources).Select(source =>
            table.Add($"source-{source}", new Uri($"http://127.0.0.1:{port}/feed/{source}"), $"Outlet {source}", TimeSpan.Zero, default)));
        await services.GetRequiredService<IDatabase>().Write(connection => connection.ExecuteAsync("UPDATE source SET interval_seconds = 0"), default);
    }

    /// <summary>Asks for every topic's counts again and again, as a page does, so that snapshots are taken and read.</summary>
    private sealed class Reader(IActors actors, TimeProvider time) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                while (true)
                {
                    await Task.Delay(TimeSpan.FromSeconds(2), time, stoppingToken);
                    await Read(stoppingToken);
                }
            }
            catch (OperationCanceledException)
            {
                // The service stops.
            }
        }

        private async Task Read(CancellationToken cancellation)
        {
            try
            {
                foreach (var (topic, _) in SimulatedTopics.All)
                    await actors.Topic(topic.Id).Overview(Clock.Published, cancellation);
            }
            catch (StorageException)
            {
                // A database in trouble is what is being tested.
            }
        }
    }
}

/// <summary>Kills this very process, as kill -9 does, when a name is reached for the n-th time.</summary>
internal sealed class DeadlyPoint(string name, int n) : CrashPoints
{
    private int reached;

    public override void Reached(string point)
    {
        if (point != name || Interlocked.Increment(ref reached) != n)
            return;
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite); // the signal is on its way
    }
}

/// <summary>Tells on standard output when making articles of a response begins and when it is noted down.</summary>
internal sealed class ToldPoints : CrashPoints
{
    public override void Reached(string name)
    {
        if (name is DrainBegun or DrainAdvanced)
            Console.WriteLine(name);
    }
}
