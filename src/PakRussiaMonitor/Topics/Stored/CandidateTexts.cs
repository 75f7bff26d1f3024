using System.Data.Common;
using PakRussiaMonitor.Topics.Query;

namespace PakRussiaMonitor.Topics.Stored;

/// <summary>
/// Walks the stored articles in the order of their ids and reads those that may match a query: by the index of words where a block has
/// it, else all of them. Texts are read a few at a time, however large the archive.
/// </summary>
internal sealed class CandidateTexts(QueryNode query)
{
    private long block = -1;
    private long[]? candidates;

    /// <summary>The next texts behind an id, and the id up to which all are then looked at.</summary>
    /// <param name="until">The last id to look at.</param>
    public async Task<(IReadOnlyList<StoredText> Texts, long Cursor)> Next(DbConnection connection, long after, long until, int most)
    {
        if (after >= until)
            return ([], until);
        if (WordIndex.BlockOf(after + 1) is var here && here != block)
            (block, candidates) = (here, await WordIndex.Candidates(connection, query, here));
        var end = Math.Min(until, WordIndex.LastOf(here));
        if (candidates is null)
        {
            var all = await StoredText.Range(connection, after, end, most);
            return (all, all.Count < most ? end : all[^1].Id);
        }

        var ids = candidates.Where(id => id > after && id <= end).Take(most).ToArray();
        return (ids.Length == 0 ? [] : await StoredText.Of(connection, ids), ids.Length < most ? end : ids[^1]);
    }
}
