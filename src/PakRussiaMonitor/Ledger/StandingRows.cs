namespace PakRussiaMonitor.Ledger;

/// <summary>
/// What stands in the ledger for the articles at hand, and the rows that must be appended so that what should stand does.
/// Within a topic's revision the first article of each piece carries the piece, once per clock.
/// </summary>
internal sealed class StandingRows
{
    private readonly Dictionary<Place, LedgerRow> last = [];
    private readonly Dictionary<long, HashSet<Place>> places = [];
    private readonly Dictionary<Group, HashSet<Place>> groups = [];

    /// <summary>An article in a topic's revision.</summary>
    private readonly record struct Place(string Topic, long Revision, long Article);

    /// <summary>The articles of one piece in a topic's revision.</summary>
    private readonly record struct Group(string Topic, long Revision, long Piece);

    /// <summary>The rows to append, in order.</summary>
    public List<LedgerRow> Appended { get; } = [];

    /// <summary>Takes note of rows that are in the book already: the last one of an article wins.</summary>
    public void Load(IEnumerable<LedgerRow> rows)
    {
        foreach (var row in rows)
            Put(row);
    }

    /// <summary>
    /// Makes exactly <paramref name="desired"/> stand for the article, one row at most per topic revision. Their <c>N</c>
    /// and piece columns are worked out here. What stands already is left alone.
    /// </summary>
    public void Restate(long article, IReadOnlyCollection<LedgerRow> desired)
    {
        var settle = new HashSet<Group>();
        var wanted = desired.ToDictionary(row => PlaceOf(row));
        foreach (var place in places.GetValueOrDefault(article)?.ToArray() ?? [])
        {
            var row = last[place];
            if (!row.Stands || (wanted.TryGetValue(place, out var want) && SameButForPieces(row, want)))
                continue;
            settle.Add(GroupOf(row));
            Append(row.Withdrawal());
        }

        foreach (var (place, want) in wanted)
        {
            if (last.TryGetValue(place, out var row) && row.Stands)
                continue;
            settle.Add(GroupOf(want));
            Append(want with { N = (row?.N ?? 0) + 1, Articles = 1, PiecesPublished = 0, PiecesSeen = 0 });
        }

        foreach (var group in settle)
            Settle(group);
    }

    /// <summary>Whatever stands for the article stands for it in another piece.</summary>
    public void Move(long article, long piece)
    {
        LedgerRow[] standing = [.. places.GetValueOrDefault(article)?.Select(place => last[place]).Where(row => row.Stands) ?? []];
        Restate(article, [.. standing.Select(row => row with { Seq = 0, Piece = piece })]);
    }

    /// <summary>Gives each clock's piece to the group's first article, and takes it from all others.</summary>
    private void Settle(Group group)
    {
        var members = groups.GetValueOrDefault(group)?.Select(place => last[place]).ToArray() ?? [];
        if (members.Length == 0)
            return;
        var published = members.MinBy(row => (row.PublishedMinute ?? long.MaxValue, row.SeenMinute, row.Article))!.Article;
        var seen = members.MinBy(row => (row.SeenMinute, row.Article))!.Article;
        foreach (var row in members)
        {
            var right = row with { PiecesPublished = row.Article == published ? 1 : 0, PiecesSeen = row.Article == seen ? 1 : 0 };
            if (right == row)
                continue;
            if (row.Seq == 0 && Appended.LastIndexOf(row) is >= 0 and var fresh)
            {
                Appended[fresh] = right;
                Put(right);
            }
            else
            {
                Append(row.Withdrawal());
                Append(right with { Seq = 0, N = row.N + 2 });
            }
        }
    }

    private void Append(LedgerRow row)
    {
        Appended.Add(row);
        Put(row);
    }

    private void Put(LedgerRow row)
    {
        var place = PlaceOf(row);
        if (last.TryGetValue(place, out var before) && before.Stands)
            groups[GroupOf(before)].Remove(place);
        last[place] = row;
        Of(places, row.Article).Add(place);
        if (row.Stands)
            Of(groups, GroupOf(row)).Add(place);
    }

    private static bool SameButForPieces(LedgerRow row, LedgerRow want) =>
        row.SaysTheSameAs(want with { Articles = 1, PiecesPublished = row.PiecesPublished, PiecesSeen = row.PiecesSeen });

    private static HashSet<Place> Of<TKey>(Dictionary<TKey, HashSet<Place>> index, TKey key)
        where TKey : notnull =>
        index.TryGetValue(key, out var set) ? set : index[key] = [];

    private static Place PlaceOf(LedgerRow row) => new(row.Topic, row.TopicRevision, row.Article);

    private static Group GroupOf(LedgerRow row) => new(row.Topic, row.TopicRevision, row.Piece);
}
