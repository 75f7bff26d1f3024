namespace PakRussiaMonitor.Ledger;

/// <summary>Finds stored texts that are one piece with a new one. What "one piece" means is the articles' business; when and under which lock, the ledger's.</summary>
public interface IPieceIndex
{
    /// <summary>
    /// Compares a batch with what is committed, ahead of the append lock, so that <see cref="Begin"/> finds little left to compare. Nothing
    /// rests on it but time.
    /// </summary>
    Task Look(IDatabase database, IReadOnlyList<ArticleRecord> records);

    /// <summary>
    /// Takes note of what has been stored since the last time, in whatever process, and looks at a batch. Runs inside a write, under the
    /// append lock, so that no two copies can miss each other.
    /// </summary>
    IPieceBatch Begin(IRecordStore store, IReadOnlyList<ArticleRecord> records);
}

/// <summary>The records of one batch, among the stored texts and one another.</summary>
public interface IPieceBatch
{
    /// <summary>Every stored article that is one piece with a record of the batch.</summary>
    IEnumerable<long> Articles { get; }

    /// <summary>The articles that are one piece with the record, the most alike first; earlier ones of the batch among them.</summary>
    IEnumerable<long> AlikeTo(ArticleRecord record);

    /// <summary>The record became this article.</summary>
    void Add(long article, ArticleRecord record);
}
