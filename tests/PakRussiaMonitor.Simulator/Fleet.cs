namespace PakRussiaMonitor.Simulator;

/// <summary>The nodes of a run; each may be down for a while.</summary>
internal sealed class Fleet(Engine engine, ServiceSettings settings, string cluster = "one") : IDisposable
{
    private readonly Slot[] slots = [.. Enumerable.Range(0, engine.Nodes).Select(_ => new Slot())];
    private TimeSpan cpuOfTheDead;

    public int Size => slots.Length;

    /// <summary>The nodes that serve just now.</summary>
    public IReadOnlyList<int> Serving => [.. Enumerable.Range(0, Size).Where(i => slots[i] is { Address: not null, IsFrozen: false, Node.HasExited: false })];

    /// <summary>The nodes whose process has not ended.</summary>
    public int Alive => slots.Count(slot => slot.Node is { HasExited: false });

    /// <summary>A node that serves; null when there is none.</summary>
    public Uri? Door => Serving is [var first, ..] ? slots[first].Address : null;

    public TimeSpan Cpu => slots.Aggregate(cpuOfTheDead, (sum, slot) => sum + (slot.Node?.Cpu ?? TimeSpan.Zero));

    public async Task StartAll()
    {
        for (var i = 0; i < Size; i++)
            await Start(i); // one after the other, as a deployment does it
    }

    /// <summary>Returns once the node serves.</summary>
    public async Task Start(int i)
    {
        var node = engine.Start(settings, cluster);
        slots[i] = new() { Node = node };
        var address = await node.Ready();
        slots[i].Address = address;
    }

    public async Task Kill(int i)
    {
        var node = slots[i].Node!;
        slots[i].Address = null;
        cpuOfTheDead += node.Cpu;
        await node.Kill();
        node.Dispose();
        slots[i].Node = null;
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
    public async Task Stop() => await Task.WhenAll(slots.Where(slot => slot.Node is { HasExited: false }).Select(slot => slot.Node!.Stop()));

    public void Dispose()
    {
        foreach (var slot in slots)
            slot.Node?.Dispose();
    }

    private sealed class Slot
    {
        public Node? Node { get; set; }

        /// <summary>Null until it has said that it is ready.</summary>
        public Uri? Address { get; set; }

        public bool IsFrozen { get; set; }
    }
}
