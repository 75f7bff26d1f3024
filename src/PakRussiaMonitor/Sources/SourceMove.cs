using System.Data.Common;
using Dapper;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Fetching;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// Fetches in a row that ended in a feed at one other address, by permanent redirects alone. Captive portals, log-ins and maintenance pages
/// redirect for good too, so an address is adopted only when that goes on: from the fourth such fetch, a day after the first, when the
/// feeds of those before it have been read.
/// </summary>
/// <param name="Since">Unix milliseconds of the first of them.</param>
public sealed record SourceMove(string To, int Times, long Since)
{
    private const int Enough = 4;
    private static readonly TimeSpan LongEnough = TimeSpan.FromDays(1);

    /// <summary>The moves in a row after one more fetch; null where there is none.</summary>
    /// <param name="good">A feed came, or the word that it has not changed.</param>
    public static SourceMove? After(SourceMove? before, FetchResult result, bool good, DateTimeOffset now)
    {
        if (!good || !result.MovedPermanently)
            return null;
        return before?.To == result.Url.AbsoluteUri
            ? before with { Times = before.Times + 1 }
            : new(result.Url.AbsoluteUri, 1, now.ToUnixTimeMilliseconds());
    }

    public bool IsSettled(DateTimeOffset now) => Times >= Enough && now.ToUnixTimeMilliseconds() - Since >= (long)LongEnough.TotalMilliseconds;

    /// <summary>Makes the new address the source's own, unless another source has it. The old one is kept in the audit.</summary>
    /// <returns>What became of it, for the fetch's history.</returns>
    internal static async Task<string> Adopt(DbConnection connection, string source, string url, long now)
    {
        var other = await connection.ExecuteScalarAsync<string?>(
            "SELECT id FROM source WHERE url = @url AND state <> 'Retired' AND id <> @source", new { url, source });
        if (other is not null)
            return $"It has moved for good to {url}, which is registered already, as source '{other}'. Remove one of the two.";
        var old = await connection.ExecuteScalarAsync<string>("SELECT url FROM source WHERE id = @source", new { source });
        await connection.ExecuteAsync(
            "UPDATE source SET url = @url, version = version + 1, moved_to = NULL, moved_times = 0, moved_since = NULL WHERE id = @source", new { url, source });
        await Audit.Write(connection, now, "source.move", source, $"{old} → {url}", Audit.Service);
        return $"From now on it is fetched from {url}, where its old address has redirected for good.";
    }
}
