namespace PakRussiaMonitor.Topics;

/// <summary>The ledger's unit of time: whole minutes since 1970-01-01T00:00Z.</summary>
internal static class Minutes
{
    /// <summary>The first whole minute at or after a moment, so that half-open ranges stay exact.</summary>
    public static long Of(DateTimeOffset time) => (long)Math.Ceiling(time.ToUnixTimeMilliseconds() / 60_000.0);

    public static DateTimeOffset ToTime(long minute) => DateTimeOffset.FromUnixTimeSeconds(minute * 60);
}
