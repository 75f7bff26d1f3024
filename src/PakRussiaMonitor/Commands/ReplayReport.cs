using System.Text.Encodings.Web;
using System.Text.Json;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Articles;
using PakRussiaMonitor.Ledger;
using PakRussiaMonitor.Sources.Replay;
using PakRussiaMonitor.Topics;

namespace PakRussiaMonitor.Commands;

/// <summary>What a replayed folder became: its articles, and the topics with the files that they count.</summary>
/// <param name="Unusable">Files that held nothing to make an article of.</param>
internal sealed record ReplayReport(
    long AsOf, IReadOnlyList<ReplayedArticle> Articles, IReadOnlyList<ReplayedTopic> Topics, IReadOnlyList<string> Unusable)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(new { AsOf, Articles, Topics }, Json);

    public static async Task<ReplayReport> Make(IServiceProvider services, ReplayFolder folder, CancellationToken cancellation)
    {
        var archive = services.GetRequiredService<ArticleArchive>();
        var ledger = services.GetRequiredService<LedgerReader>();
        var actors = services.GetRequiredService<IActors>();
        var files = await Files(archive, folder, cancellation);
        var articles = new List<ReplayedArticle>();
        foreach (var (file, id) in files)
            articles.Add(ReplayedArticle.From(file, (await archive.Find(id, cancellation))!));

        var asOf = await ledger.Head(cancellation);
        var topics = new List<ReplayedTopic>();
        foreach (var topic in await services.GetRequiredService<TopicTable>().Current(cancellation))
        {
            var counts = await actors.Topic(topic.Topic).Overview(Clock.Published, cancellation);
            var lines = await ledger.Receipt(new(topic.Topic, topic.Revision, asOf, true, false, null, null, null, null, int.MaxValue), cancellation);
            var counted = lines.Select(line => line.Article).ToHashSet();
            topics.Add(new(
                topic.Topic, counts.Articles.Total, counts.Pieces.Total, counts.Outlets, counts.Authors,
                [.. files.Where(file => counted.Contains(file.Article)).Select(file => file.Name)]));
        }

        return new(asOf, articles, topics, [.. folder.Texts.Select(text => text.Name).Except(files.Select(file => file.Name))]);
    }

    private static async Task<IReadOnlyList<(string Name, long Article)>> Files(ArticleArchive archive, ReplayFolder folder, CancellationToken cancellation)
    {
        var known = await archive.ArticlesOf(ReplayNames.SourceId(folder.Name), cancellation);
        return [.. folder.Texts.Where(text => known.ContainsKey(ReplayNames.ItemId(text.Name))).Select(text => (text.Name, known[ReplayNames.ItemId(text.Name)]))];
    }
}

internal sealed record ReplayedArticle(
    string File, string? Title, string? Author, DateTimeOffset? Published, string? Language, string Text, IReadOnlyList<ReplayedRemoval> Removed,
    bool Truncated, string Piece)
{
    public static ReplayedArticle From(string file, StoredArticle article) => new(
        file, article.Title, article.Author, article.Published, article.Language, article.Text,
        [.. article.Removed.Select(span => new ReplayedRemoval(span.Text, span.Rule))], article.Truncated, article.Piece.ToString(null, null));
}

internal sealed record ReplayedRemoval(string Text, string Rule);

internal sealed record ReplayedTopic(string Id, long Articles, long Pieces, long Outlets, long Authors, IReadOnlyList<string> Files);
