using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Articles.Rules;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Feeds;
using PakRussiaMonitor.Sources.Pages;
using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Sources;

/// <summary>
/// Makes articles of a source's stored responses, oldest first, in slices that fit one turn. Handling an item twice changes
/// nothing, so a crash anywhere costs only the work since the last slice.
/// </summary>
public sealed class SourceDrain(
    string id, SourceTable sources, ResponseTable responses, ResponseReader reader, PageOffers pages, ArticleArchive archive, CleaningTable cleaning, CpuBound cpu, IActors actors,
    CrashPoints points)
{
    private const int SliceItems = 256;

    /// <summary>As many items are under way at once. All of them share one commit, so more of them make each cheaper.</summary>
    private const int AtATime = 64;

    private Work? work;

    public async Task<DrainReport> Slice(CancellationToken cancellation)
    {
        using var span = Spans.Start("source.drain");
        if ((work ??= await Begin(cancellation)) is not { } at)
            return new(0, 0, 0, More: false);
        points.Reached(CrashPoints.DrainBegun);
        work = null; // only a slice that went through may be continued from memory
        var slice = at.Left.Take(SliceItems).ToArray();
        at.Left.RemoveRange(0, slice.Length); // a feed's items are many times its size on the wire: none stays longer than it must
        var before = at.Quarantined.Count;
        var (traces, known) = await Ingest(at, slice, cancellation);
        var added = traces.Count;
        if (at.Read.LinkedKind is { } kind)
            at.LeftOut += await pages.Offer(id, kind, slice, at.Read.IsOnlyLink, cancellation);
        points.Reached(CrashPoints.DrainBeforeAdvance);
        at.Cursor += slice.Length;
        var done = at.Left.Count == 0;
        // At the same time, so that both share one commit; lost in a crash, it is only learned later.
        var learned = added > 0 ? cleaning.Learn(id, traces, cancellation) : Task.CompletedTask;
        var advanced = await responses.Advance( // not where another process has done so meanwhile: then what is stored says how far it is
            new(at.Response, at.Cursor, slice.Length, added, at.Quarantined, done, done ? at.Account : null, at.Read.Outcome)
            {
                Known = known,
                Pace = at.Read.Feed?.Pace ?? TimeSpan.Zero,
            },
            cancellation);
        await learned;
        work = done || !advanced ? null : at;
        span?.SetTag("monitor.source.id", id).SetTag("monitor.items", slice.Length).SetTag("monitor.items.new", added);
        return new(slice.Length, added, at.Quarantined.Count - before, More: (advanced && !done) || await responses.NextPending(id, cancellation) is not null);
    }

    /// <summary>Parses the oldest pending response; null when there is none.</summary>
    private async Task<Work?> Begin(CancellationToken cancellation)
    {
        if (await responses.NextPending(id, cancellation) is not { } response || await sources.Find(id, cancellation) is not { } source)
            return null;
        var (read, isWhole) = await cpu.Run(() => Read(response, source, cancellation), cancellation);
        if (response.IsListed && read.Follows == Following.Sitemaps)
            read = ReadResponse.IndexInIndex;
        if (response.Cursor == 0 && read.ShowsGaps && !response.IsListed) // that the entries of an index's sitemap are all new says nothing
            await Compare(response.Id, read.Items, isWhole, cancellation);
        var name = response.IsListed ? null : SourceName.Of(source, read.Feed?.Title);
        if (name is not null)
            await sources.Rename(source, name, cancellation);
        return new(response.Id, name ?? source.Name, read, [.. read.Items.Skip(response.Cursor)])
        {
            Cursor = response.Cursor, Quarantined = response.QuarantinedItems(), Cleaning = await cleaning.Version(id, cancellation),
        };
    }

    /// <summary>What was sent, and whether all of it was read.</summary>
    private (ReadResponse Read, bool IsWhole) Read(StoredResponse response, RegisteredSource source, CancellationToken cancellation)
    {
        using var span = Spans.Start("feed.parse");
        var body = response.Unpack();
        var read = reader.Read(body, response.ContentType, new Uri(response.Url), source.Settings, cancellation);
        return (read, read.Items.Count < FeedParser.MaxItems && (read.Follows == Following.ListedPages || FeedSniffer.IsWhole(body)));
    }

    /// <returns>What each new article tells of the source, in the order of the items; how many items this source had brought before.</returns>
    private async Task<(IReadOnlyList<CleaningTrace> Traces, int Known)> Ingest(Work at, FeedItem[] slice, CancellationToken cancellation)
    {
        var taken = await archive.Taken(id, slice.Select(ItemIdentity.WithinSource), cancellation);
        using var places = new SemaphoreSlim(AtATime);
        var outcomes = await Task.WhenAll(slice.Select(async (item, index) =>
        {
            if (at.Read.IsOnlyLink(item) || IsTaken(item, taken))
                return new Ingested(IngestOutcome.Known);
            await places.WaitAsync(cancellation);
            try
            {
                return await Ingest(at, item, at.Cursor + index, cancellation);
            }
            finally
            {
                places.Release();
            }
        }));
        foreach (var same in outcomes.CountBy(ingested => ingested.Outcome))
            Measures.Items.Add(same.Value, "result", Label<IngestOutcome>.Of(same.Key));
        return (
            [.. outcomes.Where(ingested => ingested.Outcome == IngestOutcome.New).Select(ingested => ingested.Trace ?? new(0, []))],
            slice.Where((item, index) => outcomes[index].Outcome == IngestOutcome.Quarantined || taken[ItemIdentity.WithinSource(item)].Any()).Count());
    }

    /// <summary>The very item that was taken before: most of a feed is, and need not be cleaned again to find that nothing changed.</summary>
    private static bool IsTaken(FeedItem item, ILookup<string, byte[]> taken)
    {
        var before = taken[ItemIdentity.WithinSource(item)];
        return before.Any() && ItemIdentity.Hash(item) is var hash && before.Any(other => other.AsSpan().SequenceEqual(hash));
    }

    private async Task<Ingested> Ingest(Work at, FeedItem item, int index, CancellationToken cancellation)
    {
        Ingested ingested;
        try
        {
            ingested = await actors.Article($"article:{ItemIdentity.Keys(item, id)[0]}").Ingest(new(item, id, at.SourceName, at.Response, at.Cleaning), cancellation);
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or StorageException))
        {
            // A poison item is set aside with its reason; the rest goes on.
            ingested = new(IngestOutcome.Quarantined, $"{failure.GetType().Name}: {failure.Message}");
        }

        if (ingested.Outcome == IngestOutcome.Quarantined)
        {
            lock (at.Quarantined)
                at.Quarantined.Add(new(index, item.Id ?? item.Url, ingested.Reason ?? "It could not be read."));
        }

        return ingested;
    }

    /// <summary>
    /// A feed that shares nothing with what is known of it may have rolled over since the last fetch. Where not all of it was read, known
    /// items alone prove nothing: new ones may be in the rest.
    /// </summary>
    private async Task Compare(long response, IReadOnlyList<FeedItem> all, bool isWhole, CancellationToken cancellation)
    {
        string[] items = [.. all.Select(ItemIdentity.WithinSource).Distinct(StringComparer.Ordinal)];
        var (known, any) = await archive.Overlap(id, items, cancellation);
        if (known > 0 && (isWhole || known < items.Length))
            return;
        var possibleGap = any && known == 0 && items.Length > 0;
        await responses.SetApart(response, possibleGap, cancellation);
        if (possibleGap)
            Measures.Gaps.Add(1);
    }

    /// <param name="Left">The items behind the cursor.</param>
    private sealed record Work(long Response, string SourceName, ReadResponse Read, List<FeedItem> Left)
    {
        public int Cursor { get; set; }

        public required List<QuarantinedItem> Quarantined { get; init; }

        /// <summary>The version of the source's cleaning rules by which all items of the response are cleaned.</summary>
        public long Cleaning { get; init; }

        /// <summary>Links that are not followed because the source has had its pages of the day.</summary>
        public int LeftOut { get; set; }

        public string Account => LeftOut == 0 ? Read.Sentence
            : $"{Read.Sentence} {LeftOut} links are left for later: the source has had its pages of the day ({PageOptions.Section}:{nameof(PageOptions.PerSourceAndDay)}).";
    }
}
