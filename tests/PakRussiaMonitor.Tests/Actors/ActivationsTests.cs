using PakRussiaMonitor.Actors.InProcess;
using PakRussiaMonitor.Tests.Support;

namespace PakRussiaMonitor.Tests.Actors;

/// <summary>What of the in-process engine its contract cannot see.</summary>
public sealed class ActivationsTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly ManualTime time = new();

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
