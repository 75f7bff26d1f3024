using System.ComponentModel.DataAnnotations;

namespace PakRussiaMonitor.Api;

/// <summary>How the ledger is followed as it grows.</summary>
public sealed class EventOptions
{
    public const string Section = "Events";

    /// <summary>Streams that are open at a time in this process. Default: 100.</summary>
    [Range(1, 10_000)]
    public int MostStreams { get; set; } = 100;

    /// <summary>How soon new rows are sent. Default: 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan Look { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>After so long without a row a comment shows that the stream is alive. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A stream ends after so long, and its reader comes again, with a key that still has to be good. Default: 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(1);
}
