namespace PakRussiaMonitor.Ledger;

/// <summary>
/// Places the articles of a batch in pieces. Pieces that a new text shows to be one are united; articles that an operator placed stay
/// where they are, and a piece that was taken apart is never united again by a comparison.
/// </summary>
internal sealed class PieceAssignment(
    IRecordStore store, IPieceBatch? batch, Dictionary<long, ArticleState> articles, StandingRows standing, RecordChanges changes)
{
    private readonly HashSet<long> complete = [];
    private long sketched = batch is null ? 0 : store.LastSketched();

    /// <summary>The article with its piece and its sketch's place. What moves with it is restated.</summary>
    /// <param name="before">The article as it stood; null for a new one.</param>
    public ArticleState Place(ArticleRecord record, ArticleState article, ArticleState? before)
    {
        if (batch is not null && record.Sketch is not null)
            article = article with { Sketch = record.Sketch, Sketched = ++sketched };
        return article with { Piece = PieceOf(record, article, before), PiecePin = before?.PiecePin ?? PiecePin.None };
    }

    public void Placed(ArticleRecord record, ArticleState article) => batch?.Add(article.Id, record);

    /// <summary>Moves every article of a piece into another.</summary>
    public void Unite(long piece, long into, long pin = PiecePin.None)
    {
        foreach (var article in MembersOf(piece))
            Move(article with { PiecePin = pin == PiecePin.None ? article.PiecePin : pin }, into);
    }

    public void Move(ArticleState article, long piece)
    {
        articles[article.Id] = changes.Articles[article.Id] = article with { Piece = piece };
        standing.Move(article.Id, piece);
    }

    public IReadOnlyList<ArticleState> MembersOf(long piece)
    {
        if (complete.Add(piece))
        {
            foreach (var article in store.ArticlesOf(piece))
                articles.TryAdd(article.Id, article);
        }

        return [.. articles.Values.Where(article => article.Piece == piece && article.MergedInto is null).OrderBy(article => article.Id)];
    }

    private long PieceOf(ArticleRecord record, ArticleState article, ArticleState? before)
    {
        if (before is { PiecePin: not PiecePin.None })
            return before.Piece;
        var alike = batch is null || record.Sketch is null ? [] : batch.AlikeTo(record)
            .Where(id => id != article.Id && articles.TryGetValue(id, out var other) && other.MergedInto is null)
            .Select(id => articles[id])
            .ToArray();
        if (alike.Length == 0)
            return record.Piece;
        var isDisputed = alike.Any(other => other.PiecePin == PiecePin.Apart);
        var piece = isDisputed ? alike[0].Piece : alike.MinBy(other => other.Id)!.Piece;
        if (!isDisputed)
        {
            foreach (var other in alike.Select(other => other.Piece).Distinct().Where(other => other != piece).ToArray())
            {
                if (!MembersOf(other).Any(member => member.PiecePin == PiecePin.Apart))
                    Unite(other, piece);
            }
        }

        return piece;
    }
}

/// <summary>Who placed an article in its piece.</summary>
internal static class PiecePin
{
    /// <summary>Its text.</summary>
    public const long None = 0;

    /// <summary>An operator, who took it out of another piece.</summary>
    public const long Apart = 1;

    /// <summary>An operator, who put it there.</summary>
    public const long Joined = 2;
}
