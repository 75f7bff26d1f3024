using System.ComponentModel.DataAnnotations;

namespace PakRussiaMonitor.Orleans;

/// <summary>This process's place in a cluster.</summary>
public sealed class OrleansOptions
{
    public const string Section = "Orleans";

    /// <summary>Processes of the same cluster find one another. Default: pakrussia.</summary>
    [Required, StringLength(150)]
    public string ClusterId { get; set; } = "pakrussia";

    /// <summary>Under which actors' state is stored; clusters that replace one another share it. Default: pakrussia.</summary>
    [Required, StringLength(150)]
    public string ServiceId { get; set; } = "pakrussia";

    /// <summary>Where other silos reach this one. Default: 11111.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Where processes of the role api reach this silo. Default: 30000.</summary>
    [Range(1, 65535)]
    public int GatewayPort { get; set; } = 30000;

    /// <summary>The IP address or host name by which others reach this machine. Default: that of its host name.</summary>
    [StringLength(253)]
    public string? AdvertisedAddress { get; set; }

    /// <summary>Seconds after which a call is given up; its outcome is unknown then. No turn may take longer than 20. Default: 30.</summary>
    [Range(25, 300)]
    public int ResponseTimeoutSeconds { get; set; } = 30;
}
