namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What publishing a topic's revision and building it over stored articles promise on every database.</summary>
public abstract class RevisionContract : DatabaseContract
{
}
