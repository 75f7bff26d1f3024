using System.ComponentModel.DataAnnotations;

namespace PakRussiaMonitor.Api;

/// <summary>How much one caller may ask of this process, and for how long.</summary>
public sealed class RequestOptions
{
    public const string Section = "Requests";

    /// <summary>Requests with one key in a minute; 0: as many as it likes. Default: 1200.</summary>
    [Range(0, 1_000_000)]
    public int PerMinute { get; set; } = 1200;

    /// <summary>Requests of this machine in a minute before the first key is made; 0: as many as it likes. Default: 0.</summary>
    [Range(0, 1_000_000)]
    public int LocalPerMinute { get; set; }

    /// <summary>After so long a request is given up. Streams, exports and imports have times of their own. Default: 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(1);
}
