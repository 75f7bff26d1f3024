using Orleans;
using Orleans.Placement;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans.Grains;

/// <summary>
/// Placed beside the source that brings it, so that its text, the largest of all messages, is shared and never serialised. It remembers
/// nothing and is seldom called twice, so it goes as soon as Orleans allows.
/// </summary>
[PreferLocalPlacement]
[CollectionAgeLimit(Minutes = 1)]
internal sealed class ArticleGrain(ActorFactory factory) : ActorGrain<IArticle>(factory.Article), IArticleGrain
{
    public Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation) => Run(article => article.Ingest(incoming, cancellation));
}
