namespace PakRussiaMonitor.Ledger;

/// <summary>
/// The database could not do what it was asked. The message is a sentence for a person. The outcome of a write that
/// failed so is unknown: drop what was remembered and read again.
/// </summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
