using PakRussiaMonitor.Actors.InProcess;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Actors;

/// <summary>The promises of the in-process engine.</summary>
public sealed class ActivationsTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly ManualTime time = new();

    [Fact]
    public async Task Calls_to_one_key_run_one_at_a_time()
    {
        var actors = Counters();
        var inside = 0;
        var most = 0;
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => actors.Run("a", async (counter, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            counter.Value++; // unguarded on purpose: a second caller inside would lose some of these
            Interlocked.Decrement(ref inside);
            return true;
        }, default)));

        Assert.Equal((1, 1000), (most, await Value(actors, "a")));
    }

    [Fact]
    public async Task Calls_of_one_caller_run_in_the_order_in_which_they_were_made()
    {
        var actors = Counters();
        var order = new List<int>();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => actors.Run("a", async (_, _) =>
        {
            await Task.Yield();
            order.Add(i);
            return true;
        }, default)));

        Assert.Equal(Enumerable.Range(0, 200), order);
    }

    [Fact]
    public async Task Keys_run_side_by_side()
    {
        var actors = Counters();
        var gate = new TaskCompletionSource();
        var first = actors.Run("a", async (_, _) =>
        {
            await gate.Task;
            return true;
        }, default);

        Assert.Equal(0, await Value(actors, "b"));
        Assert.False(first.IsCompleted);
        gate.SetResult();
        await first;
    }

    [Fact]
    public async Task A_failing_call_fails_alone_and_its_actor_starts_anew()
    {
        var actors = Counters();
        await Add(actors, "a");
        await Assert.ThrowsAsync<InvalidDataException>(() => actors.Run<bool>("a", (_, _) => throw new InvalidDataException(), default));

        Assert.Equal(0, await Value(actors, "a"));
        await Add(actors, "a");
        Assert.Equal(1, await Value(actors, "a"));
    }

    [Fact]
    public async Task A_caller_who_gives_up_waiting_does_not_disturb_the_others()
    {
        var actors = Counters();
        var gate = new TaskCompletionSource();
        var first = actors.Run("a", async (counter, _) =>
        {
            await gate.Task;
            return ++counter.Value;
        }, default);
        using var impatient = new CancellationTokenSource();
        var second = actors.Run("a", (counter, _) => Task.FromResult(++counter.Value), impatient.Token);
        var third = actors.Run("a", (counter, _) => Task.FromResult(++counter.Value), default);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.SetResult();

        Assert.Equal((1, 2), (await first, await third));
    }

    [Fact]
    public async Task An_actor_that_nobody_calls_is_dropped_and_one_in_use_is_not()
    {
        var actors = Counters();
        await Add(actors, "idle");
        var gate = new TaskCompletionSource();
        var busy = actors.Run("busy", async (_, _) =>
        {
            await gate.Task;
            return true;
        }, default);
        time.Advance(Idle - TimeSpan.FromSeconds(1));
        actors.DropIdle();
        Assert.Equal(2, actors.Count);
        time.Advance(TimeSpan.FromSeconds(1));
        actors.DropIdle();

        Assert.Equal(1, actors.Count);
        gate.SetResult();
        await busy;
        Assert.Equal(0, await Value(actors, "idle"));
    }

    [Fact]
    public async Task Without_an_idle_time_nothing_stays_in_memory()
    {
        var actors = new Activations<Counter>(_ => new(), TimeSpan.Zero, time);
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(i => Add(actors, $"{i % 100}")));

        Assert.Equal((0, 0), (actors.Count, actors.Calls));
    }

    private Activations<Counter> Counters() => new(_ => new(), Idle, time);

    private static Task<int> Add(Activations<Counter> actors, string key) => actors.Run(key, (counter, _) => Task.FromResult(++counter.Value), default);

    private static Task<int> Value(Activations<Counter> actors, string key) => actors.Run(key, (counter, _) => Task.FromResult(counter.Value), default);

    private sealed class Counter
    {
        public int Value { get; set; }
    }
}
