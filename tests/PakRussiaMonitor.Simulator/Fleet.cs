namespace PakRussiaMonitor.Simulator;

/// <summary>The nodes of a run, each with a log of its own. Kept, each is started again when it ends, as an orchestrator does it.</summary>
internal sealed class Fleet(Engine engine, ServiceSettings settings, string cluster = "one") : IDisposable
{
    private static readonly TimeSpan AfterOwnEnd = TimeSpan.FromSeconds(1);

    private readonly Slot[] slots = [.. Enumerable.Range(0, engine.Nodes).Select(i => new Slot(settings with { LogPath = $"{settings.LogPath}.{cluster}-{i}" }))];
    private readonly CancellationTokenSource end = new();
    private Task[] keeping = [];
    private int endedByThemselves, neverReady;

    public int Size => slots.Length;

    /// <summary>The nodes that serve just now.</summary>
    public IReadOnlyList<int> Serving => [.. Enumerable.Range(0, Size).Where(i => slots[i] is { Address: not null, IsFrozen: false, Node.HasExited: false })];

    /// <summary>The nodes whose process has not ended.</summary>
    public int Alive => slots.Count(slot => slot.Node is { HasExited: false });

    /// <summary>A node that serves; null when there is none.</summary>
    public Uri? Door => Serving is [var first, ..] ? slots[first].Address : null;

    /// <summary>Ends that nobody ordered: after a freeze a silo that was given up ends itself, without a database it cannot start.</summary>
    public int EndedByThemselves => Volatile.Read(ref endedByThemselves);

    /// <summary>Nodes that ran and were not ready in two minutes.</summary>
    public int NeverReady => Volatile.Read(ref neverReady);

    /// <summary>CPU of the processes that run.</summary>
    public TimeSpan Cpu => slots.Aggregate(TimeSpan.Zero, (sum, slot) => sum + (slot.Node?.Cpu ?? TimeSpan.Zero));

    /// <summary>Starts the nodes once; returns when all serve.</summary>
    public async Task StartAll()
    {
        foreach (var slot in slots)
        {
            slot.Node = engine.Start(slot.Settings, cluster); // one after the other, as a deployment does it
            slot.Address = await slot.Node.Ready();
        }
    }

    /// <summary>Starts the nodes and starts each again when it ends, until <see cref="End"/>.</summary>
    public void Keep() => keeping = [.. slots.Select(Keep)];

    /// <summary>kill -9; it stays down for a while.</summary>
    public async Task Kill(int i, TimeSpan downFor)
    {
        slots[i].DownFor = downFor;
        await slots[i].Node!.Kill();
    }

    public async Task Freeze(int i)
    {
        slots[i].IsFrozen = true;
        await slots[i].Node!.Freeze();
    }

    public async Task Thaw(int i)
    {
        await slots[i].Node!.Thaw();
        slots[i].IsFrozen = false;
    }

    /// <summary>An orderly end of all.</summary>
    public async Task Stop()
    {
        await end.CancelAsync();
        await Task.WhenAll(slots.Where(slot => slot.Node is { HasExited: false }).Select(slot => slot.Node!.Stop()));
        await Task.WhenAll(keeping);
    }

    /// <summary>kill -9 of all, for good.</summary>
    public async Task End()
    {
        await end.CancelAsync();
        await Task.WhenAll(slots.Where(slot => slot.Node is { HasExited: false }).Select(slot => slot.Node!.Kill()));
        await Task.WhenAll(keeping);
    }

    public void Dispose()
    {
        end.Cancel();
        foreach (var slot in slots)
            slot.Node?.Dispose();
        end.Dispose();
    }

    private async Task Keep(Slot slot)
    {
        while (!end.IsCancellationRequested)
        {
            slot.DownFor = null;
            var node = slot.Node = engine.Start(slot.Settings, cluster);
            var ready = Serve(slot, node);
            await node.Ended();
            await ready;
            slot.Address = null;
            if (slot.DownFor is null && !end.IsCancellationRequested)
                Interlocked.Increment(ref endedByThemselves);
            await Task.Delay(slot.DownFor ?? AfterOwnEnd, end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (end.IsCancellationRequested)
                return; // whoever ended it may still ask how
            slot.Node = null;
            node.Dispose();
        }
    }

    private async Task Serve(Slot slot, Node node)
    {
        try
        {
            slot.Address = await node.Ready();
        }
        catch (Exception failure) when (failure is InvalidOperationException or OperationCanceledException or TimeoutException)
        {
            if (node.HasExited)
                return;
            Interlocked.Increment(ref neverReady);
            await node.Kill();
        }
    }

    /// <param name="settings">With a log of its own.</param>
    private sealed class Slot(ServiceSettings settings)
    {
        public ServiceSettings Settings => settings;

        public Node? Node { get; set; }

        /// <summary>Null until it has said that it is ready.</summary>
        public Uri? Address { get; set; }

        /// <summary>Null: nobody ordered it to end.</summary>
        public TimeSpan? DownFor { get; set; }

        public bool IsFrozen { get; set; }
    }
}
