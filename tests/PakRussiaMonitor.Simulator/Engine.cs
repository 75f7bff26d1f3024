namespace PakRussiaMonitor.Simulator;

internal enum EngineKind
{
    InProcess,
    Orleans,
}

/// <summary>What hosts the actors, and in how many processes.</summary>
/// <param name="Silo">The Orleans engine's PakRussiaMonitor.Orleans.dll; null where no run needs it.</param>
/// <param name="Nodes">Several on the in-process engine are no supported mode; the book must stand it all the same.</param>
internal sealed record Engine(EngineKind Kind, string? Silo = null, int Nodes = 1)
{
    /// <param name="cluster">Nodes of one name belong together; on the in-process engine it means nothing.</param>
    public Node Start(ServiceSettings settings, string cluster = "one") => Kind switch
    {
        EngineKind.InProcess => ServiceChild.Start(settings),
        _ => new SiloChild(Silo ?? throw new InvalidOperationException("Name the Orleans engine's program with --silo."), settings, cluster),
    };

    public override string ToString() => Kind == EngineKind.InProcess && Nodes == 1 ? "in-process" : $"{(Kind == EngineKind.InProcess ? "in-process" : "Orleans")} x {Nodes}";
}
