namespace PakRussiaMonitor.Tests.Support;

public sealed class ManualTimeTests
{
    [Fact]
    public async Task A_delay_ends_when_the_clock_reaches_it_and_not_before()
    {
        var time = new ManualTime();
        var delay = Task.Delay(TimeSpan.FromMinutes(1), time);

        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(delay.IsCompleted);

        time.Advance(TimeSpan.FromSeconds(1));
        await delay;
    }

    [Fact]
    public void Timers_fire_in_order_with_the_clock_at_their_due_time()
    {
        var time = new ManualTime();
        var fired = new List<string>();
        void Note(object? name) => fired.Add($"{name} {(time.GetUtcNow() - ManualTime.Noon).TotalSeconds}");
        using var late = time.CreateTimer(Note, "late", TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = time.CreateTimer(Note, "often", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        time.Advance(TimeSpan.FromSeconds(6));

        Assert.Equal(["often 2", "often 4", "late 5", "often 6"], fired);
    }

    [Fact]
    public void A_disposed_timer_never_fires()
    {
        var time = new ManualTime();
        var source = new CancellationTokenSource(TimeSpan.FromSeconds(1), time);
        var token = source.Token;
        source.Dispose();

        time.Advance(TimeSpan.FromSeconds(2));

        Assert.False(token.IsCancellationRequested);
        Assert.Null(time.NextTimer);
    }

    [Fact]
    public async Task Moving_to_the_next_timer_goes_no_further()
    {
        var time = new ManualTime();
        var steps = Task.WhenAll(Task.Delay(TimeSpan.FromSeconds(2), time), Task.Delay(TimeSpan.FromSeconds(3), time));

        Assert.Equal(TimeSpan.FromSeconds(2), await time.AdvanceToTimer(TimeSpan.FromSeconds(5)));
        Assert.False(steps.IsCompleted);
        Assert.Equal(TimeSpan.FromSeconds(1), await time.AdvanceToTimer(TimeSpan.FromSeconds(5)));
        await steps;
    }
}
