using Orleans;
using Orleans.Placement;
using PakRussiaMonitor.Actors;

namespace PakRussiaMonitor.Orleans.Grains;

/// <summary>
/// Placed beside the source that brings it, so that its text, the largest of all messages, is shared and never serialised. It remembers
/// nothing and is seldom called twice, so it goes after ten seconds: at 2 KB each, a minute's articles would weigh more than all else.
/// </summary>
[PreferLocalPlacement]
[CollectionAgeLimit("00:00:10")]
internal sealed class ArticleGrain(ActorFactory factory) : ActorGrain<IArticle>(factory.Article), IArticleGrain
{
    public Task<Ingested> Ingest(IncomingItem incoming, CancellationToken cancellation) => Run(article => article.Ingest(incoming, cancellation));
}
