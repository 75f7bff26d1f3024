namespace PakRussiaMonitor.Tests.Support;

/// <summary>
/// A clock that moves only when a test says so. Timers (delays, timeouts, periodic timers) fire inside
/// <see cref="Advance"/>, in the order in which they fall due, with the clock standing at their due time; one that is
/// due at once waits for the next <see cref="Advance"/>, be it by nothing.
/// </summary>
public sealed class ManualTime : TimeProvider
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private DateTimeOffset now;

    public ManualTime(DateTimeOffset? start = null) => now = start ?? Noon;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>How long until the next timer falls due; null when none is set.</summary>
    public TimeSpan? NextTimer
    {
        get
        {
            lock (gate) return timers.Count == 0 ? null : timers.Min(timer => timer.Due) - now;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate) return now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (Next(end) is { } timer) timer.Fire();
        lock (gate) now = end;
    }

    /// <summary>
    /// Waits for a timer that falls due within <paramref name="within"/>, moves on to it and no further, and says how far
    /// that was. What that timer sets free may set the next one while a longer <see cref="Advance"/> still runs.
    /// </summary>
    public async Task<TimeSpan> AdvanceToTimer(TimeSpan within)
    {
        await TimerSet(within);
        var step = NextTimer ?? TimeSpan.Zero;
        Advance(step);
        return step;
    }

    /// <summary>Waits in real time until code under test has set a timer that falls due within <paramref name="within"/>.</summary>
    public Task TimerSet(TimeSpan within) => TimerSet(TimeSpan.Zero, within);

    /// <summary>Waits in real time until a timer stands that falls due between the two, counted from now.</summary>
    public async Task TimerSet(TimeSpan from, TimeSpan to)
    {
        for (var waited = 0; !IsSet(from, to); waited++)
        {
            if (waited > 10_000) throw new TimeoutException($"No timer falls due between {from} and {to}.");
            await Task.Delay(1);
        }
    }

    private bool IsSet(TimeSpan from, TimeSpan to)
    {
        lock (gate) return timers.Any(timer => timer.Due - now >= from && timer.Due - now <= to);
    }

    private ManualTimer? Next(DateTimeOffset end)
    {
        lock (gate)
        {
            var next = timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null) return null;
            if (next.Due > now) now = next.Due;
            next.Reschedule();
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan period;

        public DateTimeOffset Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                time.timers.Remove(this);
                this.period = period;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = time.now + dueTime;
                time.timers.Add(this);
                return true;
            }
        }

        /// <summary>Called under the gate, before the callback runs.</summary>
        public void Reschedule()
        {
            if (period == Timeout.InfiniteTimeSpan || period == TimeSpan.Zero) time.timers.Remove(this);
            else Due += period;
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
