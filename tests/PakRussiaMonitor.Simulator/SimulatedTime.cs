namespace PakRussiaMonitor.Simulator;

/// <summary>
/// A clock that runs <paramref name="speed"/> times as fast as the real one, timers included, and whose date can be set
/// while it runs.
/// </summary>
public sealed class SimulatedTime(double speed) : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private readonly long startStamp = System.GetTimestamp();
    private long turned;
    private long passed;

    public override DateTimeOffset GetUtcNow() => start + TimeSpan.FromTicks(Elapsed + Volatile.Read(ref turned));

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    private long Elapsed => (long)(System.GetElapsedTime(startStamp).Ticks * speed) + Volatile.Read(ref passed);

    public override long GetTimestamp() => Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), Real);

    /// <summary>Sets the date alone: what was measured as elapsed stays so.</summary>
    public void Turn(TimeSpan by) => Interlocked.Add(ref turned, by.Ticks);

    /// <summary>Lets time pass at once; timers do not notice.</summary>
    public void Pass(TimeSpan by) => Interlocked.Add(ref passed, by.Ticks);

    private TimeSpan Real(TimeSpan time) =>
        time == Timeout.InfiniteTimeSpan || time == TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Max(1, time.TotalMilliseconds / speed));

    private sealed class Timer(ITimer timer, Func<TimeSpan, TimeSpan> real) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(real(dueTime), real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
