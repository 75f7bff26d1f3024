namespace PakRussiaMonitor.Articles;

/// <summary>
/// Where heavy text work runs: on one core fewer than there are (at least one), so that hostile pages cannot keep the
/// service from answering.
/// </summary>
public sealed class CpuBound
{
    private readonly TaskFactory factory = new(
        CancellationToken.None,
        TaskCreationOptions.DenyChildAttach,
        TaskContinuationOptions.None,
        new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Math.Max(1, Environment.ProcessorCount - 1)).ConcurrentScheduler);

    public Task<T> Run<T>(Func<T> work, CancellationToken cancellation) => factory.StartNew(work, cancellation);
}
