using PakRussiaMonitor.Telemetry;

namespace PakRussiaMonitor.Actors.InProcess;

/// <summary>The default engine: actors live in this process. Adapters pass each call on as a turn of its key.</summary>
public sealed class InProcessActors : IActors, IGauges
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly Activations<ISource> sources;
    private readonly Activations<ISite> sites;
    private readonly Activations<IArticle> articles;
    private readonly Activations<ITopic> topics;

    public InProcessActors(ActorFactory factory, TimeProvider time)
    {
        sources = new(id => factory.Source(id, this), Idle, time);
        sites = new(factory.Site, Idle, time);
        articles = new(factory.Article, TimeSpan.Zero, time); // an article remembers nothing, so there is nothing to keep
        topics = new(factory.Topic, Idle, time);
    }

    /// <summary>Calls that have not ended yet.</summary>
    public int Calls => sources.Calls + sites.Calls + articles.Calls + topics.Calls;

    public IEnumerable<Gauge> Gauges =>
    [
        new("pakrussia.actors", "{actor}", "Actors in memory, by kind.", () =>
        [
            Gauge.Value(sources.Count, "kind", "source"), Gauge.Value(sites.Count, "kind", "site"),
            Gauge.Value(articles.Count, "kind", "article"), Gauge.Value(topics.Count, "kind", "topic"),
        ]),
        new("pakrussia.actor.calls", "{call}", "Calls to actors that have not ended yet, the waiting ones included.", () => [Gauge.Value(Calls)]),
    ];

    public ISource Source(string id) => new SourceTurns(sources, id);

    public ISite Site(string host) => new SiteTurns(sites, host);

    public IArticle Article(string key) => new ArticleTurns(articles, key);

    public ITopic Topic(string id) => new TopicTurns(topics, id);

    public void DropIdle()
    {
        sources.DropIdle();
        sites.DropIdle();
        topics.DropIdle();
    }

    private sealed record SourceTurns(Activations<ISource> Actors, string Id) : ISource
    {
        public Task<FetchReport> Fetch(CancellationToken cancellation) => Actors.Run(Id, static (source, c) => source.Fetch(c), cancellation);

        public Task<DrainReport> Drain(CancellationToken cancellation) => Actors.Run(Id, static (source, c) => source.Drain(c), cancellation);
    }

    private sealed record SiteTurns(Activations<ISite> Actors, string Host) : ISite
    {
        public Task<Reservation> Reserve(string source, CancellationToken cancellation) => Actors.Run(Host, (site, c) => site.Reserve(source, c), cancellation);

        public Task Release(string source, CancellationToken cancellation) => Actors.Run(Host, (site, c) => Done(site.Release(source, c)), cancellation);

        public Task Pause(DateTimeOffset until, CancellationToken cancellation) => Actors.Run(Host, (site, c) => Done(site.Pause(until, c)), cancellation);

        private static async Task<bool> Done(Task task)
        {
            await task;
            return true;
        }
    }

    private sealed record ArticleTurns(Activations<IArticle> Actors, string Key) : IArticle
    {
        public Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation) => Actors.Run(Key, (article, c) => article.Ingest(incoming, c), cancellation);
    }

    private sealed record TopicTurns(Activations<ITopic> Actors, string Id) : ITopic
    {
        public Task<TopicOverview> Overview(Clock clock, CancellationToken cancellation) => Actors.Run(Id, (topic, c) => topic.Overview(clock, c), cancellation);

        public Task<TopicCounts> Counts(CountsQuery query, CancellationToken cancellation) => Actors.Run(Id, (topic, c) => topic.Counts(query, c), cancellation);
    }
}
