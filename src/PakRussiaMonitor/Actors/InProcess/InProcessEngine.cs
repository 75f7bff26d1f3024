namespace PakRussiaMonitor.Actors.InProcess;

/// <summary>Drops idle actors now and then, and at shutdown lets the calls that are under way end.</summary>
public sealed class InProcessEngine(InProcessActors actors, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan DropEvery = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DrainFor = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        var start = time.GetTimestamp();
        while (actors.Calls > 0 && time.GetElapsedTime(start) < DrainFor && !cancellationToken.IsCancellationRequested)
            await Task.Delay(Look, time, CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(DropEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                actors.DropIdle();
        }
        catch (OperationCanceledException)
        {
            // The service stops.
        }
    }
}
