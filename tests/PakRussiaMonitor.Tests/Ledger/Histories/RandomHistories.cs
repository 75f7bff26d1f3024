using FsCheck;
using FsCheck.Fluent;
using PakRussiaMonitor.Actors;
using PakRussiaMonitor.Ledger;

namespace PakRussiaMonitor.Tests.Ledger.Histories;

/// <summary>
/// Random histories over so few articles, pieces, sources and moments that everything meets: repeats, edits and flips back
/// (the drafts of a history are drawn from a small pool), teasers, reprints, late copies, moves between pieces, merges.
/// </summary>
internal static class RandomHistories
{
    public static readonly string[] Topics = ["energy", "defence", "trade"];

    public static readonly string[] Queries = ["gas", "arms", "gas OR arms", "gas AND arms", "gas NOT arms"];

    /// <summary>Moments around which calendars do strange things: changes of clocks by 60 and by 30 minutes, skipped midnights, :30 and :45.</summary>
    private static readonly DateTimeOffset[] Turns =
    [
        Utc(2026, 4, 4, 15, 0), // Lord Howe: half an hour twice
        Utc(2026, 10, 3, 15, 30), // Lord Howe: half an hour left out
        Utc(2026, 9, 6, 4, 0), // Santiago: no midnight
        Utc(2026, 4, 5, 3, 0), // Santiago: the hour before midnight twice
        Utc(2026, 11, 1, 4, 30), // St John's: an hour twice
        Utc(2026, 12, 31, 18, 15), // Kathmandu: a new year
        Utc(2027, 1, 3, 18, 30), // Kolkata: a new week
    ];

    private static readonly string?[] Zones =
        ["UTC", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "America/Santiago", "Asia/Karachi"];

    private static readonly Gen<DateTimeOffset> Moment =
        from turn in Gen.Elements(Turns)
        from seconds in Gen.Elements(-86_400, -3_600, -1_860, -60, -1, 0, 0, 30, 60, 900, 1_800, 1_830, 3_600, 40_000)
        select turn.AddSeconds(seconds);

    private static readonly Gen<DateTimeOffset?> SomeMoment = Maybe(Moment);

    private static readonly Gen<int> Key = Gen.Choose(0, 7);

    private static readonly Gen<IReadOnlyList<int>> Keys = Gen.Frequency(
        (6, Key.Select(key => (IReadOnlyList<int>)[key])),
        (1, from one in Key from two in Key select (IReadOnlyList<int>)[.. new[] { one, two }.Distinct()]));

    private static readonly Gen<Draft> Draft =
        from keys in Keys
        from source in Gen.Choose(0, 2)
        from title in Gen.Elements(null, "gas", "tea")
        from text in Gen.Elements("gas", "gas", "arms", "gas arms", "tea")
        from rank in Gen.Elements(TextRank.Content, TextRank.Content, TextRank.Summary, TextRank.Page)
        from piece in Gen.Choose(1, 3)
        from published in SomeMoment
        from seen in Moment
        from outlet in Gen.Elements("dawn.com", "tass.ru", "ria.ru")
        from author in Gen.Elements(null, "A", "B")
        from language in Gen.Elements(null, "en", "ur")
        from kind in Gen.Elements("opinion", "news")
        select new Draft(keys, source, title, text, rank, piece, published, seen, outlet, author, language, kind);

    /// <summary>The same article once more, with one thing changed.</summary>
    private static Gen<Draft> Edited(Draft draft) => Draft.SelectMany(other => Gen.Elements(
        draft with { Text = other.Text },
        draft with { Piece = other.Piece },
        draft with { Published = other.Published },
        draft with { Source = other.Source, Rank = other.Rank, Text = other.Text },
        draft with { Keys = other.Keys },
        draft with { Keys = [.. draft.Keys.Union(other.Keys)] },
        draft with { Author = other.Author, Kind = other.Kind }));

    public static Gen<CountsQuery> Query { get; } =
        from range in Gen.Frequency((2, Gen.Constant<(DateTimeOffset?, DateTimeOffset?)>((null, null))), (1, from f in SomeMoment from t in SomeMoment select (f, t)))
        from bucket in Gen.Elements<Bucket?>(null, Bucket.Hour, Bucket.Day, Bucket.Week, Bucket.Month)
        from zone in Gen.Elements(Zones)
        from unit in Gen.Elements(Enum.GetValues<Unit>())
        from grouping in Gen.Elements<Grouping?>(null, Grouping.Outlet, Grouping.Author, Grouping.Kind, Grouping.Language)
        from kind in Gen.Elements(null, null, "opinion", "news")
        from clock in Gen.Elements(Enum.GetValues<Clock>())
        select new CountsQuery(range.Item1, range.Item2, bucket, zone!, unit, grouping, kind, clock);

    public static Arbitrary<History> All { get; } = Arb.From(
        from bases in Draft.ArrayOf(4)
        from edits in Gen.CollectToArray(bases, Edited)
        from more in Gen.CollectToArray(bases, Edited)
        from steps in StepFrom([.. bases, .. edits, .. more]).ListOf()
        from seed in Gen.Choose(0, 1_000_000)
        select new History(seed, [.. steps]),
        Shorter);

    private static Gen<Step> StepFrom(Draft[] pool)
    {
        var draft = Gen.Frequency((5, Gen.Elements(pool)), (1, Draft));
        return Gen.Frequency(
            (10, draft.Select(one => (Step)new RecordStep([one]))),
            (3, from count in Gen.Choose(2, 4) from drafts in draft.ArrayOf(count) select (Step)new RecordStep(drafts)),
            (2, from topic in Gen.Elements(Topics) from query in Gen.Elements(Queries) select (Step)new PublishStep(topic, query)),
            (3, Gen.Choose(1, 3).Select(batches => (Step)new BackfillStep(batches))),
            (1, Gen.Choose(0, 7).Select(article => (Step)new PurgeArticleStep(article))),
            (1, Gen.Choose(0, 7).Select(article => (Step)new SplitStep(article))),
            (1, from article in Gen.Choose(0, 7) from other in Gen.Choose(0, 7) select (Step)new JoinStep(article, other)),
            (1, Gen.Choose(0, 2).Select(source => (Step)new PurgeSourceStep(source))),
            (2, from topic in Gen.Elements(Topics) from restart in Gen.Elements(true, false) from query in Query select (Step)new AskStep(topic, restart, query)));
    }

    /// <summary>Half of it, then a step less, then a draft less in a batch.</summary>
    private static IEnumerable<History> Shorter(History history)
    {
        var steps = history.Steps;
        for (var size = steps.Count / 2; size > 0; size /= 2)
        {
            for (var start = 0; start < steps.Count; start += size)
                yield return history with { Steps = [.. steps.Take(start), .. steps.Skip(start + size)] };
        }

        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i] is not RecordStep { Drafts.Count: > 1 } batch)
                continue;
            for (var j = 0; j < batch.Drafts.Count; j++)
            {
                var fewer = batch with { Drafts = [.. batch.Drafts.Take(j), .. batch.Drafts.Skip(j + 1)] };
                yield return history with { Steps = [.. steps.Take(i), fewer, .. steps.Skip(i + 1)] };
            }
        }
    }

    private static Gen<DateTimeOffset?> Maybe(Gen<DateTimeOffset> moment) =>
        Gen.Frequency((3, moment.Select(at => (DateTimeOffset?)at)), (1, Gen.Constant<DateTimeOffset?>(null)));

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
