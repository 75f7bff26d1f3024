using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Articles;

/// <summary>
/// Where heavy text work runs: on one core fewer than there are (at least one), so that hostile pages cannot keep the
/// service from answering.
/// </summary>
public sealed class CpuBound : IGauges
{
    private readonly TaskFactory factory = new(
        CancellationToken.None,
        TaskCreationOptions.DenyChildAttach,
        TaskContinuationOptions.None,
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Max(1, Environment.ProcessorCount - 1)).ConcurrentScheduler);

    private int waiting;

    public IEnumerable<Gauge> Gauges => [new("pakrussia.cpu.queue", "{text}", "Texts that wait for a core to be worked on.", () => [Gauge.Value(Volatile.Read(ref waiting))])];

    public async Task<T> Run<T>(Func<T> work, CancellationToken cancellation)
    {
        var begun = 0;
        Interlocked.Increment(ref waiting);
        try
        {
            return await factory.StartNew(Begin, cancellation);
        }
        finally
        {
            Leave(); // also where it was cancelled before its turn came
        }

        T Begin()
        {
            Leave();
            return work();
        }

        void Leave()
        {
            if (Interlocked.Exchange(ref begun, 1) == 0)
                Interlocked.Decrement(ref waiting);
        }
    }
}
