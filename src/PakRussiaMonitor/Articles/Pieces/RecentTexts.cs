namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// Stored texts that were compared lately, as committed: texts that one was found like are mostly asked for again soon. At most about
/// 12 MB. Not safe on several threads.
/// </summary>
internal sealed class RecentTexts
{
    /// <summary>When so many words are held they become the older half, and the half before them is let go.</summary>
    private const int WordsPerHalf = 500_000;

    private Dictionary<long, (long Place, PieceText Text)> newer = [], older = [];
    private int words;

    /// <param name="place">Of the text's sketch: with the article it names one text for ever. 0, an article without a sketch, names none.</param>
    public void Add(long article, long place, PieceText text)
    {
        if (place == 0)
            return;
        if ((words += text.Words.Length) > WordsPerHalf)
            (older, newer, words) = (newer, [], text.Words.Length);
        newer[article] = (place, text);
    }

    public bool TryGet(long article, out (long Place, PieceText Text) found)
    {
        if (newer.TryGetValue(article, out found))
            return true;
        if (!older.TryGetValue(article, out found))
            return false;
        Add(article, found.Place, found.Text);
        return true;
    }

    public void Remove(long article)
    {
        newer.Remove(article);
        older.Remove(article);
    }
}
