namespace PakRussiaMonitor.Articles.Overrides;

/// <summary>
/// The one place where a page's override is looked up, by its host. They are few: this process knows them all and reads them again every five
/// seconds, so a change holds everywhere soon.
/// </summary>
public sealed class PageOverrides(OverrideTable table, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim reading = new(1);
    private volatile Known? known;

    /// <summary>That of the host, else of the closest domain above it; null where there is none. <c>www.</c> makes no difference.</summary>
    public async ValueTask<PageOverride?> Of(Uri page, CancellationToken cancellation)
    {
        var overrides = await Overrides(cancellation);
        if (overrides.Count == 0 || OverrideTable.Domain(page.IdnHost) is not { } domain)
            return null;
        for (var name = domain; name.Contains('.', StringComparison.Ordinal); name = name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (overrides.TryGetValue(name, out var found))
                return found;
        }

        return null;
    }

    public void Dispose() => reading.Dispose();

    private async ValueTask<IReadOnlyDictionary<string, PageOverride>> Overrides(CancellationToken cancellation)
    {
        if (known is { } fresh && time.GetElapsedTime(fresh.At) < Fresh)
            return fresh.Overrides;
        await reading.WaitAsync(cancellation);
        try
        {
            if (known is { } now && time.GetElapsedTime(now.At) < Fresh)
                return now.Overrides;
            var all = await table.All(cancellation);
            known = new(all.ToDictionary(stored => stored.Domain, stored => stored.Override, StringComparer.Ordinal), time.GetTimestamp());
            return known.Overrides;
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Known(IReadOnlyDictionary<string, PageOverride> Overrides, long At);
}
