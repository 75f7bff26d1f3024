using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Actors.InProcess;
using PakRussiaMonitor.Simulator;
using PakRussiaMonitor.Tests.Support;
using Xunit.Abstractions;

namespace PakRussiaMonitor.Tests.Actors;

/// <summary>The engine contract on the in-process engine.</summary>
public sealed class InProcessEngineTests : EngineContract
{
    [Fact]
    public async Task A_call_that_never_ends_holds_the_stop_for_20_seconds_and_no_longer()
    {
        var time = new ManualTime();
        var never = new TaskCompletionSource<long>();
        var actors = new InProcessActors(ProbeCalls.Factory((_, _) => never.Task), time);
        using var engine = new InProcessEngine(actors, time);
        await engine.StartAsync(default);
        _ = actors.Call(ActorKind.Source, "a");
        var stop = engine.StopAsync(default);
        while (!stop.IsCompleted)
        {
            Assert.InRange(time.GetUtcNow() - ManualTime.Noon, TimeSpan.Zero, TimeSpan.FromSeconds(20));
            if (time.NextTimer is { } step && step < TimeSpan.FromSeconds(1))
                time.Advance(step);
            await Task.Yield();
        }

        Assert.InRange(time.GetUtcNow() - ManualTime.Noon, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20.1));
    }

    protected override async Task<RunningEngine> Start(ActorFactory factory) => await RunningInProcessEngine.Start(factory);
}

[Collection(Alone.Name)]
public sealed class InProcessEngineLifeTests(ITestOutputHelper output) : EngineLifeContract(output)
{
    protected override async Task<RunningEngine> Start(ActorFactory factory) => await RunningInProcessEngine.Start(factory);
}

internal sealed class RunningInProcessEngine : RunningEngine
{
    private readonly SimulatedTime time = new(speed: 1);
    private readonly InProcessActors actors;
    private readonly InProcessEngine engine;

    private RunningInProcessEngine(ActorFactory factory)
    {
        actors = new(factory, time);
        engine = new(actors, time);
    }

    public override IActors Actors => actors;

    public static async Task<RunningEngine> Start(ActorFactory factory)
    {
        var running = new RunningInProcessEngine(factory);
        await running.engine.StartAsync(default);
        return running;
    }

    public override Task PassIdleTime()
    {
        time.Pass(TimeSpan.FromMinutes(10));
        actors.DropIdle();
        return Task.CompletedTask;
    }

    public override Task Stop() => engine.StopAsync(default);

    public override async ValueTask DisposeAsync()
    {
        await engine.StopAsync(default);
        engine.Dispose();
    }
}
