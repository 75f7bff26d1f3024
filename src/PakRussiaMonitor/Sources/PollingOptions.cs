using System.ComponentModel.DataAnnotations;

namespace PakRussiaMonitor.Sources;

/// <summary>How sources are polled and how long what they sent is kept.</summary>
public sealed class PollingOptions
{
    public const string Section = "Polling";

    /// <summary>Whether due sources are fetched by themselves. Default: true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Sources fetched at a time in this process: enough for 5,000 on one, of which some are slow or silent. Default: 32.</summary>
    [Range(1, 256)]
    public int AtATime { get; set; } = 32;

    /// <summary>Days that handled responses are kept for. Default: 14.</summary>
    [Range(0, 3650)]
    public int KeepResponsesDays { get; set; } = 14;

    /// <summary>Megabytes of handled responses that are kept; the oldest go first. Default: 2048.</summary>
    [Range(0, 1_000_000)]
    public int KeepResponsesMegabytes { get; set; } = 2048;
}
