using PakRussiaMonitor.Actors;
using Xunit.Abstractions;

namespace PakRussiaMonitor.Tests.Actors;

/// <summary>What every engine promises about the life of actors and its own end; runs unchanged on each, like <see cref="EngineContract"/>.</summary>
/// <remarks>Measures the process's memory, so that a class of these runs beside no other.</remarks>
public abstract class EngineLifeContract(ITestOutputHelper output)
{
    protected virtual int ManyKeys => 1_000_000;

    /// <summary>What an engine's own accounts of a key may cost; never without bound.</summary>
    protected virtual (int Live, int Dropped) MostBytesPerKey => (1_000, 64);

    /// <summary>Whether an article stays in memory until its idle time is over, although it remembers nothing.</summary>
    protected virtual bool KeepsArticles => false;

    protected abstract Task<RunningEngine> Start(ActorFactory factory);

    [Theory]
    [InlineData(ActorKind.Source)]
    [InlineData(ActorKind.Site)]
    [InlineData(ActorKind.Topic)]
    public async Task An_actor_that_nobody_calls_is_dropped_and_one_in_use_is_not(ActorKind kind)
    {
        var (inside, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var engine = await Start(ProbeCalls.Factory(async (probe, _) =>
        {
            if (probe.Key == "busy" && inside.TrySetResult())
                await gate.Task;
            return ++probe.Memory;
        }));
        await engine.Actors.Call(kind, "idle");
        var busy = engine.Actors.Call(kind, "busy");
        await inside.Task;
        Assert.Equal(2, await engine.Actors.Call(kind, "idle"));
        await engine.PassIdleTime();
        gate.SetResult();
        await busy;

        Assert.Equal((1, 2), (await engine.Actors.Call(kind, "idle"), await engine.Actors.Call(kind, "busy")));
    }

    [Fact]
    public async Task A_million_keys_cost_bounded_memory_and_dropping_them_gives_it_back()
    {
        await using var engine = await Start(ProbeCalls.Factory((_, _) => Task.FromResult(1L)));
        await engine.Actors.Call(ActorKind.Source, "warm up");
        var before = Heap();
        for (var i = 0; i < ManyKeys; i++)
            await engine.Actors.Call(ActorKind.Source, $"source {i}");
        var live = (Heap() - before) / ManyKeys;
        await engine.PassIdleTime();
        var dropped = (Heap() - before) / ManyKeys;
        for (var i = 0; i < ManyKeys; i++)
            await engine.Actors.Call(ActorKind.Article, $"article {i}");
        if (KeepsArticles)
            await engine.PassIdleTime();
        var articles = (Heap() - before) / ManyKeys - dropped;

        output.WriteLine($"{ManyKeys:N0} keys: {live} bytes per live key (its name and probe included), {dropped} per dropped key, {articles} per article key.");
        var most = MostBytesPerKey;
        Assert.InRange(live, 1, most.Live);
        // No lower bound: the pools of tests before may give memory back meanwhile.
        Assert.True(dropped <= most.Dropped, $"{dropped} bytes per dropped key");
        Assert.True(articles <= most.Dropped, $"{articles} bytes per article key");
    }

    [Fact]
    public async Task Stopping_lets_the_calls_that_are_under_way_end()
    {
        var (inside, gate, left) = (new TaskCompletionSource(), new TaskCompletionSource(), Enum.GetValues<ActorKind>().Length);
        await using var engine = await Start(ProbeCalls.Factory(async (_, _) =>
        {
            if (Interlocked.Decrement(ref left) == 0)
                inside.TrySetResult();
            await gate.Task;
            return 1;
        }));
        var calls = Enum.GetValues<ActorKind>().Select(kind => engine.Actors.Call(kind, "a")).ToArray();
        await inside.Task;
        var stop = engine.Stop();
        await Task.WhenAny(stop, Task.Delay(200)); // a stop that does not wait would be over by now
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        await stop;

        Assert.Equal(calls.Length, (await Task.WhenAll(calls)).Sum());
    }

    private static long Heap() => GC.GetTotalMemory(forceFullCollection: true);
}
