using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>A record on its way to a piece, and what it has been compared with.</summary>
internal sealed class LookedAt(ArticleRecord record, uint[] anchors)
{
    /// <summary>Words from which on a text is one piece with itself without being compared.</summary>
    private const int ClearlyItself = 8;

    private readonly Dictionary<long, (long Place, double Similarity)> stored = [];
    private readonly Dictionary<LookedAt, double> others = [];
    private PieceText? text;

    public ArticleRecord Record => record;

    public uint[] Anchors => anchors;

    public PieceText Text => text ??= new(record.Words ?? PieceWords.Of(record.Text));

    /// <summary>Where the index stood when the candidates were looked for; below 0: they were not.</summary>
    public long Cursor { get; set; } = -1;

    /// <summary>Stored articles that may be one piece with it.</summary>
    public int[] Candidates { get; set; } = [];

    /// <summary>How much of the shorter text is found in the longer where the two are one piece; else 0.</summary>
    public double SimilarityTo(PieceText other)
    {
        if (Text.Words.Length >= ClearlyItself && Text.Words.AsSpan().SequenceEqual(other.Words))
            return 1;
        return !Text.IsClearlyAnother(other) && PieceComparison.Of(Text.Words, other.Words) is { IsOnePiece: true } alike ? alike.Contained : 0;
    }

    /// <summary>The same of another record; compared once.</summary>
    public double SimilarityTo(LookedAt other)
    {
        if (!others.TryGetValue(other, out var similarity))
            others[other] = similarity = SimilarityTo(other.Text);
        return similarity;
    }

    /// <summary>Compares it with a stored text, whose sketch has this place.</summary>
    public void Compare(long article, long place, PieceText text) => stored[article] = (place, SimilarityTo(text));

    /// <summary>How similar a stored article was found to be; null if it was not compared while its sketch had this place.</summary>
    public double? Known(long article, long place) => stored.TryGetValue(article, out var known) && known.Place == place ? known.Similarity : null;
}
