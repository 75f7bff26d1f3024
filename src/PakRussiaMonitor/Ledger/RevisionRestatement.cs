namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Makes one topic revision count stored articles that match it: the ledger's part of a backfill. Rows of other
/// revisions, frozen or live, stay as they are.
/// </summary>
internal static class RevisionRestatement
{
    /// <summary>
    /// Runs inside a write, under the append lock. An article that was revised or merged since its text was matched is left
    /// alone: whoever did that recorded it with this revision in the topic set.
    /// </summary>
    public static void Save(IRecordStore store, TopicRevision topic, IReadOnlyList<MatchedArticle> matched)
    {
        var articles = store.FindArticles(matched.Select(article => article.Article)).ToDictionary(article => article.Id);
        var standing = new StandingRows();
        standing.Load(store.StandingRows(articles.Values.Select(article => article.Piece).Distinct()).Where(IsOfTopic));
        standing.Load(store.LastRows(articles.Keys).Where(IsOfTopic));
        foreach (var (id, revision) in matched)
        {
            var article = articles[id];
            if (article.Revision == revision && article.MergedInto is null)
                standing.Restate(id, [RecordBatch.RowFor(topic, article)]);
        }

        var changes = new RecordChanges();
        changes.Rows.AddRange(standing.Appended);
        store.Save(changes);

        bool IsOfTopic(LedgerRow row) => row.Topic == topic.Topic && row.TopicRevision == topic.Revision;
    }
}

/// <param name="Revision">The article's revision whose text was matched.</param>
internal sealed record MatchedArticle(long Article, long Revision);
