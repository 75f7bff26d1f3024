namespace PakRussiaMonitor.Ledger.Keys;

/// <summary>Who may use the service.</summary>
public sealed class KeyOptions
{
    public const string Section = "Keys";

    /// <summary>
    /// Whether a key is needed even before the first one is made. Always so where the service listens beyond loopback. Default: false.
    /// </summary>
    public bool Required { get; set; }

    /// <summary>A secret that is a key of scope operate from the start on, so that a fresh cluster can be used: 32 characters or more.</summary>
    public string? Bootstrap { get; set; }

    /// <summary>
    /// Whether whoever reaches the port may read <c>/metrics</c>: loads and outcomes, no address and no text. Default: this machine alone, others by key.
    /// </summary>
    public bool OpenMetrics { get; set; }

    /// <summary>A file that holds such a secret.</summary>
    public string? BootstrapFile { get; set; }
}
