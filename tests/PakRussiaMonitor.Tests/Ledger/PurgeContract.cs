namespace PakRussiaMonitor.Tests.Ledger;

/// <summary>What erasing texts promises on every database.</summary>
public abstract class PurgeContract : DatabaseContract
{
}
