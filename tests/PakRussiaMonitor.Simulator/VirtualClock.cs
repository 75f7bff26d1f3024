namespace PakRussiaMonitor.Simulator;

/// <summary>A clock that stands still while anything is being done and then jumps to the next timer: a day takes as long as its work.</summary>
internal sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<(Timer Timer, long Version), long> queue = new();
    private long now = start.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref now), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass in which nothing runs that has a timer.</summary>
    public void Skip(TimeSpan time)
    {
        lock (gate)
            now += time.Ticks;
    }

    /// <summary>Moves on to the next timer and fires it; false when none is set.</summary>
    public bool Step()
    {
        Timer? next = null;
        lock (gate)
        {
            while (next is null && queue.TryDequeue(out var entry, out var due))
            {
                if (entry.Version != entry.Timer.Version)
                    continue; // changed or disposed of since
                now = Math.Max(now, due);
                (next = entry.Timer).Again();
            }
        }

        next?.Fire();
        return next is not null;
    }

    private sealed class Timer(VirtualClock clock, Action fire) : ITimer
    {
        private TimeSpan period;

        public long Version { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                this.period = period;
                Set(dueTime);
            }

            return true;
        }

        /// <summary>Called under the gate.</summary>
        public void Again() => Set(period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan dueTime)
        {
            Version++;
            if (dueTime != Timeout.InfiniteTimeSpan)
                clock.queue.Enqueue((this, Version), clock.now + dueTime.Ticks);
        }
    }
}
