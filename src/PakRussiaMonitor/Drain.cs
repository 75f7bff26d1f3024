using PakRussiaMonitor.Sources;

namespace PakRussiaMonitor;

/// <summary>
/// The first step of an orderly end: nothing new is claimed, and what is under way ends, while the process still answers and
/// says that it is draining. After it the API stops, then the engine.
/// </summary>
internal sealed class Drain(IServiceProvider services) : IHostedLifecycleService
{
    /// <summary>An end takes no longer than this; what is not done by then is taken up by the next start, or by another process.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    public Task StoppingAsync(CancellationToken cancellationToken) =>
        services.GetServices<IHostedService>().OfType<Scheduler>().SingleOrDefault()?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
