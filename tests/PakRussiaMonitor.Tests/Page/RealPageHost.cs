using Microsoft.Extensions.DependencyInjection;
using PakRussiaMonitor.Commands;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Page;

/// <summary>The page as the service itself serves it, on the replayed seeds.</summary>
public sealed class RealPageHost : PageHost
{
    private readonly TemporaryFolder folder = new();
    private TestService? service;

    public override Uri BaseUrl => service!.Client.BaseAddress!;

    public override async Task InitializeAsync()
    {
        service = await TestService.Start(folder.File("monitor.db"));
        await service.Services.GetRequiredService<Replayer>().Replay(ReplayFolder.Read(FirstMinute.Seeds), default);
    }

    public override async Task DisposeAsync()
    {
        await service!.DisposeAsync();
        folder.Dispose();
    }
}
