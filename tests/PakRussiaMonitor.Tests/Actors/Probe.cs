using System.Globalization;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Tests.Actors;

/// <summary>The four kinds of actor, since an engine passes on the calls of each by other code.</summary>
public enum ActorKind
{
    Source,
    Site,
    Article,
    Topic,
}

/// <summary>What a test makes an actor do in its turn.</summary>
public delegate Task<long> Act(Probe probe, CancellationToken cancellation);

/// <summary>An actor of every kind at once that does what a test says and remembers one number.</summary>
/// <param name="doors">The actors that it may call; only a source is given them.</param>
public sealed class Probe(string key, IActors? doors, Act act) : ISource, ISite, IArticle, ITopic
{
    public string Key => key;

    public IActors Doors => doors!;

    public long Memory { get; set; }

    /// <summary>The message of the call that is under way, where its kind of call has one.</summary>
    public object? Message { get; private set; }

    public async Task<FetchReport> Fetch(CancellationToken cancellation) => new(FetchOutcome.Fetched, Text(await act(this, cancellation)));

    public async Task<DrainReport> Drain(CancellationToken cancellation) => new((int)await act(this, cancellation), 0, 0, false);

    public async Task<Reservation> Reserve(string source, CancellationToken cancellation) =>
        new(new DateTimeOffset(await act(this, cancellation), TimeSpan.Zero), DateTimeOffset.MaxValue);

    public Task Release(string source, CancellationToken cancellation) => act(this, cancellation);

    public Task Pause(DateTimeOffset until, CancellationToken cancellation) => act(this, cancellation);

    public async Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation)
    {
        Message = incoming;
        return new(IngestOutcome.Known, Text(await act(this, cancellation)));
    }

    public async Task<TopicOverview> Overview(Clock clock, CancellationToken cancellation) =>
        new(key, 1, await act(this, cancellation), new(0, 0, 0, 0, 0), new(0, 0, 0, 0, 0), 0, 0, []);

    public async Task<TopicCounts> Counts(CountsQuery query, CancellationToken cancellation)
    {
        Message = query;
        return new(key, 1, 0, await act(this, cancellation), 0, [], []);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One way of calling all kinds.</summary>
internal static class ProbeCalls
{
    private static readonly IncomingItem Item = new(new FeedItem { Id = "1" }, "feed", "The feed");

    /// <summary>Probes of every kind that all do the same.</summary>
    public static ActorFactory Factory(Act act) => new(
        (key, actors) => new Probe(key, actors, act), key => new Probe(key, null, act), key => new Probe(key, null, act), key => new Probe(key, null, act));

    public static async Task<long> Call(this IActors actors, ActorKind kind, string key, CancellationToken cancellation = default) => kind switch
    {
        ActorKind.Source => (await actors.Source(key).Drain(cancellation)).Items,
        ActorKind.Site => (await actors.Site(key).Reserve("feed", cancellation)).StartsAt.UtcTicks,
        ActorKind.Article => long.Parse((await actors.Article(key).Ingest(Item, cancellation)).Reason!, CultureInfo.InvariantCulture),
        _ => (await actors.Topic(key).Counts(new(), cancellation)).Total,
    };
}
