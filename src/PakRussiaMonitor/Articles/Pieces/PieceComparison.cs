using System.Buffers;

namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>
/// Whether two texts are one piece, judged on their words: how much of the shorter stands in the longer in runs of five words
/// and more, where it stands, and whether what differs inside what they share is wording or facts. Reports written by one
/// template share their wording and differ in numbers and names; copies, edited or cut, do not.
/// </summary>
internal readonly record struct PieceComparison
{
    private const int Run = PieceSketch.Run;

    /// <summary>Places of one run that are tried: a refrain is not compared with all its returns.</summary>
    private const int MostPlaces = 6;

    /// <summary>Words between two shared runs that are taken as one wording replaced by another.</summary>
    private const int WidestGap = 24;

    /// <summary>Words of a run on average; set phrases are shorter, and even a text with every tenth word changed has longer ones.</summary>
    private const double ShortestAverage = 7.5;

    /// <summary>Words from which on a gap is more than an edit.</summary>
    private const int ShortestPassage = 15;

    /// <summary>From this share of a text on, what it has beside is its surroundings.</summary>
    public const double MostOfIt = 0.6;

    /// <summary>Words, and the share of a text, that a page may have above a copy.</summary>
    private const int LongestPreface = 80;
    private const double Preface = 0.15;

    /// <summary>Share of the shorter text's words that stand in the longer one, 0 to 1.</summary>
    public double Contained { get; private init; }

    /// <summary>The same of the longer text's words.</summary>
    public double Covered { get; private init; }

    /// <summary>Words in shared runs.</summary>
    public int Shared { get; private init; }

    /// <summary>Numbers and names within shared runs.</summary>
    public int SameFacts { get; private init; }

    /// <summary>Numbers and names that stand in one where the other has others, between shared runs.</summary>
    public int OtherFacts { get; private init; }

    /// <summary>Words of the shorter text that stand between shared runs where the longer one has a passage of its own.</summary>
    public int Replaced { get; private init; }

    /// <summary>Where the first shared run begins in the longer and in the shorter text, in words.</summary>
    public (int InLonger, int InShorter) Begins { get; private init; }

    /// <summary>How many runs are shared.</summary>
    public int Runs { get; private init; }

    public bool IsOnePiece { get; private init; }

    /// <summary>
    /// They share wording and are clearly two: what they share is a template's, a site's or a quotation, and says nothing of a piece.
    /// </summary>
    public bool IsOnlyWording => !IsOnePiece && Shared > 0 && (Contained < 0.35 || HasOtherFacts || HasOtherMiddle);

    /// <summary>Two facts changed may be a correction; a template changes most of them.</summary>
    private bool HasOtherFacts => OtherFacts >= 2 && OtherFacts * 4 > SameFacts + OtherFacts;

    /// <summary>
    /// All that is shared stands deep in the longer text and is not most of it: a passage that both quote, or one of several articles in a
    /// round-up. A copy begins where its text does, behind a few lines of the page.
    /// </summary>
    private bool IsWithin => Covered < MostOfIt && Begins.InLonger > LongestPreface && Begins.InLonger * Covered > Preface * Shared;

    /// <summary>The longer text holds the shorter one behind something else.</summary>
    public bool IsInRoundUp => IsWithin && Contained >= 0.8;

    /// <summary>The same greeting and the same farewell around another letter.</summary>
    private bool HasOtherMiddle => Replaced * Contained >= 0.2 * Shared;

    public static PieceComparison Of(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other) => Of(one, other, []);

    /// <param name="runs">Gets the shared runs.</param>
    public static PieceComparison Of(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other, List<SharedRun> runs)
    {
        var shorter = one.Length <= other.Length ? one : other;
        var longer = one.Length <= other.Length ? other : one;
        if (shorter.Length < Run)
            return Identical(shorter, longer) ? new() { Contained = 1, Covered = 1, Shared = shorter.Length, IsOnePiece = shorter.Length > 0 } : default;
        Align(shorter, longer, runs);
        if (runs.Count == 0)
            return default;
        var shared = runs.Sum(run => run.Length);
        var (same, different) = Facts(shorter, longer, runs);
        var comparison = new PieceComparison
        {
            Contained = (double)shared / shorter.Length,
            Covered = Math.Min(1, (double)shared / longer.Length),
            Shared = shared,
            Runs = runs.Count,
            SameFacts = same,
            OtherFacts = different,
            Replaced = ReplacedWords(runs),
            Begins = (runs.Min(run => run.InLonger), runs[0].InShorter),
        };
        return comparison with { IsOnePiece = comparison.Judge(shorter.Length) };
    }

    private bool Judge(int shorter)
    {
        const int FewestShared = 12;
        if (Shared < Math.Min(FewestShared, shorter))
            return false;
        if (HasOtherFacts || HasOtherMiddle || Shared < ShortestAverage * Runs)
            return false;
        if (IsWithin)
            return false;
        // Cut to a teaser: the opening of the longer text.
        return Contained >= (Covered >= 0.4 ? 0.55 : 0.5);
    }

    private static bool Identical(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        if (one.Length != other.Length)
            return false;
        for (var i = 0; i < one.Length; i++)
        {
            if (((one[i] ^ other[i]) & PieceWords.Hash) != 0)
                return false;
        }

        return true;
    }

    /// <summary>Covers the shorter text from left to right with the longest runs that the longer one holds too.</summary>
    private static void Align(ReadOnlySpan<uint> shorter, ReadOnlySpan<uint> longer, List<SharedRun> runs)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)longer.Length * 2);
        var heads = ArrayPool<int>.Shared.Rent(size);
        var next = ArrayPool<int>.Shared.Rent(longer.Length);
        var hashes = ArrayPool<uint>.Shared.Rent(longer.Length);
        heads.AsSpan(0, size).Clear();
        var count = PieceSketch.Runs(longer, hashes);
        for (var i = count - 1; i >= 0; i--)
        {
            ref var head = ref heads[hashes[i] & (size - 1)];
            next[i] = head;
            head = i + 1;
        }

        count = PieceSketch.Runs(shorter, hashes);
        var expected = 0;
        for (var i = 0; i < count;)
        {
            var (at, length) = Longest(shorter[i..], longer, heads[hashes[i] & (size - 1)], next, expected);
            if (length < Run)
            {
                i++;
                continue;
            }

            var back = 0;
            var floor = runs.Count == 0 ? 0 : runs[^1].InShorter + runs[^1].Length;
            while (i - back > floor && at - back > 0 && ((shorter[i - back - 1] ^ longer[at - back - 1]) & PieceWords.Hash) == 0)
                back++;
            runs.Add(new(i - back, at - back, length + back));
            i += length;
            expected = at + length;
        }

        ArrayPool<int>.Shared.Return(heads);
        ArrayPool<int>.Shared.Return(next);
        ArrayPool<uint>.Shared.Return(hashes);
    }

    /// <summary>The longest run that begins here, of the places where the longer text has it; a place near the last run's end wins ties.</summary>
    private static (int At, int Length) Longest(ReadOnlySpan<uint> shorter, ReadOnlySpan<uint> longer, int place, int[] next, int expected)
    {
        var (best, longest) = (0, 0);
        for (var tries = 0; place > 0 && tries < MostPlaces; place = next[place - 1], tries++)
        {
            var at = place - 1;
            var length = 0;
            while (length < shorter.Length && at + length < longer.Length && ((shorter[length] ^ longer[at + length]) & PieceWords.Hash) == 0)
                length++;
            if (length > longest || (length == longest && Math.Abs(at - expected) < Math.Abs(best - expected)))
                (best, longest) = (at, length);
        }

        return (best, longest);
    }

    private static (int Same, int Different) Facts(ReadOnlySpan<uint> shorter, ReadOnlySpan<uint> longer, List<SharedRun> runs)
    {
        // In capitals throughout every word is a name: then only the other text can tell.
        var namesInShorter = HasNames(shorter);
        var namesInLonger = HasNames(longer);
        var (same, different) = (0, 0);
        for (var i = 0; i < runs.Count; i++)
        {
            var (at, place, length) = runs[i];
            for (var j = 0; j < length; j++)
            {
                var isNumber = (shorter[at + j] & PieceWords.Number) != 0;
                var isName = (namesInShorter && (shorter[at + j] & PieceWords.Name) != 0) || (namesInLonger && (longer[place + j] & PieceWords.Name) != 0);
                same += isNumber || isName ? 1 : 0;
            }

            if (i + 1 == runs.Count)
                break;
            var gap = shorter[(at + length)..runs[i + 1].InShorter];
            var end = place + length;
            if (runs[i + 1].InLonger < end || gap.Length > WidestGap || runs[i + 1].InLonger - end > WidestGap)
                continue;
            var otherGap = longer[end..runs[i + 1].InLonger];
            different += Math.Min(Missing(gap, otherGap, PieceWords.Number), Missing(otherGap, gap, PieceWords.Number));
            if (namesInShorter && namesInLonger)
                different += Math.Min(Missing(gap, otherGap, PieceWords.Name), Missing(otherGap, gap, PieceWords.Name));
        }

        return (same, different);
    }

    private static int ReplacedWords(List<SharedRun> runs)
    {
        var replaced = 0;
        for (var i = 1; i < runs.Count; i++)
        {
            var gap = runs[i].InShorter - runs[i - 1].InShorter - runs[i - 1].Length;
            var otherGap = runs[i].InLonger - runs[i - 1].InLonger - runs[i - 1].Length;
            if (gap >= ShortestPassage && otherGap >= ShortestPassage)
                replaced += Math.Min(gap, otherGap);
        }

        return replaced;
    }

    private static bool HasNames(ReadOnlySpan<uint> words)
    {
        var names = 0;
        foreach (var word in words)
            names += (word & PieceWords.Name) != 0 ? 1 : 0;
        return names > 0 && names * 2 < words.Length;
    }

    /// <summary>Facts of a kind that stand in one gap and not in the other.</summary>
    private static int Missing(ReadOnlySpan<uint> gap, ReadOnlySpan<uint> other, uint kind)
    {
        var missing = 0;
        foreach (var word in gap)
        {
            if ((word & kind) == 0)
                continue;
            var found = false;
            foreach (var candidate in other)
                found |= ((candidate ^ word) & PieceWords.Hash) == 0;
            missing += found ? 0 : 1;
        }

        return missing;
    }
}

/// <summary>Words that stand in the same order in two texts: where in each, and how many.</summary>
internal readonly record struct SharedRun(int InShorter, int InLonger, int Length);
