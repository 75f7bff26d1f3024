using System.Globalization;

namespace PakRussiaMonitor.Sources.Feeds;

/// <summary>How often a feed wants to be fetched: ttl of RSS 2.0 in minutes, and the syndication module of RSS 1.0, whose texts these are.</summary>
internal sealed class FeedPace
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public string? Ttl { get; set; }

    public string? UpdatePeriod { get; set; }

    public string? UpdateFrequency { get; set; }

    /// <summary>The longer of the two where a feed says both, at most a day; what cannot be read asks for nothing.</summary>
    public TimeSpan Wanted
    {
        get
        {
            var ttl = TimeSpan.FromMinutes(Number(Ttl) ?? 0);
            var period = UpdatePeriod?.Trim().ToLowerInvariant() switch
            {
                "hourly" => TimeSpan.FromHours(1),
                "daily" => TimeSpan.FromDays(1),
                "weekly" => TimeSpan.FromDays(7),
                "monthly" => TimeSpan.FromDays(30),
                "yearly" => TimeSpan.FromDays(365),
                _ => TimeSpan.Zero,
            };
            var update = period / (Number(UpdateFrequency) is { } times and > 0 ? times : 1);
            var wanted = ttl > update ? ttl : update;
            return wanted < Longest ? wanted : Longest;
        }
    }

    /// <summary>Up to a million, which no calendar takes amiss.</summary>
    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 1_000_000) : null;
}
