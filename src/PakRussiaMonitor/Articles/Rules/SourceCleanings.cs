using System.Collections.Concurrent;

namespace PakRussiaMonitor.Articles.Rules;

/// <summary>
/// Each source's own cleaning rules as this process knows them. Whoever hands items on says by which version they are to be cleaned, so that
/// all items of a response are cleaned alike, in whatever process, and nothing is asked of the database for each.
/// </summary>
public sealed class SourceCleanings(CleaningTable table)
{
    private const int MostKnown = 4_096;

    private readonly ConcurrentDictionary<string, (long Version, SourceLines Lines)> known = new(StringComparer.Ordinal);

    /// <param name="version">Null: the newest.</param>
    public async ValueTask<SourceLines> Of(string source, long? version, CancellationToken cancellation)
    {
        var wanted = version ?? await table.Version(source, cancellation);
        if (wanted == 0)
            return SourceLines.None;
        if (known.TryGetValue(source, out var at) && at.Version >= wanted)
            return at.Lines;
        var loaded = await table.Lines(source, cancellation);
        if (known.Count >= MostKnown)
            known.Clear();
        known[source] = loaded;
        return loaded.Lines;
    }
}
