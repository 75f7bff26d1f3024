namespace PakRussiaMonitor.Sources.Discovery;

/// <summary>A feed that a web page offers instead of being one.</summary>
/// <param name="Url">Absolute, http or https.</param>
/// <param name="Title">What the page, or the feed itself, calls it.</param>
public sealed record OfferedFeed(string Url, string? Title);
