namespace PakRussiaMonitor.Tests.Support;

/// <summary>Tests that measure what belongs to the whole process, or keep the whole machine busy: they run beside no other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
