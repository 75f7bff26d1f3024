using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace PakRussiaMonitor.Telemetry;

/// <summary>
/// What the service counts and times while it works. No label names a source, a host or a URL, so that the number of series stays
/// what the code makes it. Units are seconds and bytes. An Orleans silo measures what runs on it.
/// </summary>
internal static class Measures
{
    private static readonly double[] FetchSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20];
    private static readonly double[] DelaySeconds = [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14400, 86400];
    private static readonly double[] WriteSeconds = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] BatchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256];
    private static readonly double[] LagRows = [0, 1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    private static readonly Meter Meter = new(Spans.Name, Spans.Version);

    public static readonly Counter<long> Fetches = Meter.CreateCounter<long>("pakrussia.fetches", "{fetch}", "Fetches by outcome.");

    public static readonly Histogram<double> FetchDuration = Seconds("pakrussia.fetch.duration", "Time from the first request to the last byte of a fetch, retries included.", FetchSeconds);

    public static readonly Histogram<double> FetchDelay = Seconds("pakrussia.fetch.delay", "How long after its due time a fetch started.", DelaySeconds);

    public static readonly Counter<long> FetchedBytes = Meter.CreateCounter<long>("pakrussia.fetch.received", "By", "Bytes of bodies as they came over the wire, still packed.");

    public static readonly Counter<long> Gaps = Meter.CreateCounter<long>("pakrussia.fetch.possible_gaps", "{fetch}", "Fetches whose items share nothing with those known: some may have been missed.");

    public static readonly Counter<long> Items = Meter.CreateCounter<long>("pakrussia.items", "{item}", "Items that feeds brought, by what became of them.");

    public static readonly Counter<long> Pages = Meter.CreateCounter<long>("pakrussia.pages", "{page}", "Linked pages fetched, by outcome.");

    public static readonly Counter<long> RemovedSpans = Meter.CreateCounter<long>("pakrussia.cleaning.removed", "{span}", "Spans that cleaning took out of new and revised articles, by rule.");

    public static readonly Counter<long> Records = Meter.CreateCounter<long>("pakrussia.ledger.records", "{article}", "Articles recorded, by result; known ones changed nothing.");

    public static readonly Counter<long> Pieces = Meter.CreateCounter<long>("pakrussia.ledger.pieces", "{piece}", "Pieces that came to count, once for each topic; the articles between this and new records are reprints or match no topic.");

    public static readonly Histogram<double> RecordDuration = Seconds("pakrussia.ledger.record.duration", "Time from asking for a record to its being on disk.", WriteSeconds);

    public static readonly Histogram<long> BatchSize = Meter.CreateHistogram("pakrussia.ledger.batch.size", "{article}", "Articles that shared a transaction.", null, new InstrumentAdvice<long> { HistogramBucketBoundaries = [.. BatchSizes.Select(size => (long)size)] });

    public static readonly Histogram<double> AppendWait = Seconds("pakrussia.ledger.append.wait", "How long a write waited for the append lock, or on SQLite for the one writer.", WriteSeconds);

    public static readonly Histogram<long> LedgerLag = Meter.CreateHistogram("pakrussia.topic.lag", "{row}", "The ledger's head minus the topic's cursor, when a topic was asked and before it caught up.", null, new InstrumentAdvice<long> { HistogramBucketBoundaries = [.. LagRows.Select(rows => (long)rows)] });

    public static readonly Histogram<double> CatchUpDuration = Seconds("pakrussia.topic.catch_up.duration", "Time that a topic took to read the ledger up to its head.", WriteSeconds);

    /// <summary>Sets what is counted without a label to zero, so that the first of its kind shows as a rise.</summary>
    public static void Begin()
    {
        FetchedBytes.Add(0);
        Gaps.Add(0);
        Pieces.Add(0);
    }

    /// <summary>Seconds since a moment of <see cref="Stopwatch.GetTimestamp"/>. Durations are told to people; nothing is decided by them.</summary>
    public static double SecondsSince(long timestamp) => Stopwatch.GetElapsedTime(timestamp).TotalSeconds;

    /// <summary>Adds to one series of a counter.</summary>
    public static void Add(this Counter<long> counter, long number, string label, string value) => counter.Add(number, new KeyValuePair<string, object?>(label, value));

    private static Histogram<double> Seconds(string name, string description, double[] bounds) =>
        Meter.CreateHistogram(name, "s", description, null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
