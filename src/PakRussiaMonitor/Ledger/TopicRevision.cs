namespace PakRussiaMonitor.Ledger;

/// <summary>One edition of a topic's query; each edit makes a new one, older ones stay queryable, frozen.</summary>
public sealed record TopicRevision(string Topic, int Revision, string Name, string Query);
