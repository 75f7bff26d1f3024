namespace PakRussiaMonitor.Ledger;

/// <summary>
/// An operator's word on pieces: a wrong merge undone, a missed one made. The ledger is restated with deltas in the same
/// transaction, and no later comparison decides otherwise.
/// </summary>
public sealed class PieceRulings(IDatabase database, TimeProvider time)
{
    /// <summary>Takes an article out of its piece into one of its own. False: no such article.</summary>
    public Task<bool> Split(long article, CancellationToken cancellation) => database.Append(
        async connection =>
        {
            var store = database.Records(connection);
            if (Find(store, article) is not { } state)
                return false;
            var apart = Unused(store, state.Id);
            Restate(store, [state.Piece, apart], pieces => pieces.Move(state with { PiecePin = PiecePin.Apart }, apart));
            await Audit.Write(connection, Now, "piece.split", $"{state.Id}", $"{state.Piece}");
            return true;
        },
        cancellation);

    /// <summary>Puts an article, with all of its piece, into the piece of another. False: no such article.</summary>
    public Task<bool> Join(long article, long other, CancellationToken cancellation) => database.Append(
        async connection =>
        {
            var store = database.Records(connection);
            if (Find(store, article) is not { } state || Find(store, other) is not { } into)
                return false;
            if (state.Piece != into.Piece)
                Restate(store, [state.Piece, into.Piece], pieces => pieces.Unite(state.Piece, into.Piece, PiecePin.Joined));
            await Audit.Write(connection, Now, "piece.join", $"{state.Id}", $"{into.Piece}");
            return true;
        },
        cancellation);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The article, or the one that it was merged into.</summary>
    private static ArticleState? Find(IRecordStore store, long article)
    {
        var state = store.FindArticles([article]).SingleOrDefault();
        return state?.MergedInto is { } older ? store.FindArticles([older]).SingleOrDefault() : state;
    }

    /// <summary>Pieces named by their words are positive; those made here are negative, by the article that was taken out.</summary>
    private static long Unused(IRecordStore store, long article)
    {
        var piece = -article;
        while (store.ArticlesOf(piece).Any())
            piece -= 1L << 40;
        return piece;
    }

    private static void Restate(IRecordStore store, long[] pieces, Action<PieceAssignment> change)
    {
        var changes = new RecordChanges();
        var standing = new StandingRows();
        standing.Load(store.StandingRows(pieces));
        change(new(store, null, [], standing, changes));
        changes.Rows.AddRange(standing.Appended);
        store.Save(changes);
    }
}
