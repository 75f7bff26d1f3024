using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using Orleans.Runtime;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Tests.Actors;
using PakRussiaMonitor.Tests.Support;
using Xunit.Abstractions;

[assembly: TestFramework("PakRussiaMonitor.Tests.Support.SkippingFramework", "PakRussiaMonitor.Tests")]

namespace PakRussiaMonitor.Orleans.Tests;

/// <summary>The engine contract on one silo. It is a real one: TestingHost would give it another directory and another timeout.</summary>
public sealed class OrleansEngineTests : EngineContract
{
    protected override async Task<RunningEngine> Start(ActorFactory factory) => await OneSilo.Start(factory);
}

[Collection(Alone.Name)]
public sealed class OrleansEngineLifeTests(ITestOutputHelper output) : EngineLifeContract(output)
{
    protected override int ManyKeys => 20_000;

    /// <summary>A grain's own accounts are larger, and some of a silo's tables keep the size that they once had.</summary>
    protected override (int Live, int Dropped) MostBytesPerKey => (4_000, 1_000);

    protected override bool KeepsArticles => true;

    protected override async Task<RunningEngine> Start(ActorFactory factory) => await OneSilo.Start(factory);
}

[CollectionDefinition(Alone.Name, DisableParallelization = true)]
public sealed class AloneHere;

/// <summary>A silo of this process, with the engine's own settings.</summary>
internal sealed class OneSilo : RunningEngine
{
    private readonly IHost host;

    private OneSilo(IHost host) => this.host = host;

    public override IActors Actors => host.Services.GetRequiredService<IActors>();

    public IServiceProvider Services => host.Services;

    public int Gateway { get; private init; }

    /// <param name="options">The engine's own unless a test gives others.</param>
    public static async Task<OneSilo> Start(ActorFactory factory, OrleansOptions? options = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddFilter("Orleans", LogLevel.Warning);
        builder.Services.AddSingleton(factory);
        var (silo, gateway) = (FreePort(), FreePort());
        builder.UseOrleans(orleans => OrleansEngine.AddActors(orleans.UseLocalhostClustering(silo, gateway), options ?? new()));
        var host = builder.Build();
        await host.StartAsync();
        return new(host) { Gateway = gateway };
    }

    public override Task PassIdleTime() =>
        host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);

    public override Task Stop() => host.StopAsync();

    public override async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
