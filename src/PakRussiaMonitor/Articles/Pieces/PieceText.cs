namespace PakRussiaMonitor.Articles.Pieces;

/// <summary>A text's words, and what tells at a glance that another text is no piece with it. Safe on several threads.</summary>
internal sealed class PieceText(uint[] words)
{
    private const int Run = PieceSketch.Run;

    private uint[]? runs;
    private ulong[]? filter;

    public uint[] Words => words;

    private uint[] Runs => runs ??= RunsOf(words);

    /// <summary>One bit of at least sixteen for every run: a run that is not marked does not occur.</summary>
    private ulong[] Filter => filter ??= FilterOf(Runs);

    /// <summary>
    /// True only where <see cref="PieceComparison"/> would find two pieces. It asks for half of the shorter text in shared passages of 7.5 words
    /// on average. A passage of so many words has 3.5 runs of five, so that 7/15 of half the words must begin a run that the longer text has.
    /// </summary>
    public bool IsClearlyAnother(PieceText other)
    {
        var (shorter, longer) = words.Length <= other.Words.Length ? (this, other) : (other, this);
        if (shorter.Words.Length < Run)
            return false;
        var (marks, fewest) = (longer.Filter, shorter.Words.Length * 7 / 30);
        var shared = 0;
        foreach (var run in shorter.Runs)
            shared += (int)(marks[(run >> 6) & (uint)(marks.Length - 1)] >> (int)(run & 63)) & 1;
        return shared < fewest;
    }

    private static uint[] RunsOf(uint[] words)
    {
        if (words.Length < Run)
            return [];
        var runs = new uint[words.Length - Run + 1];
        PieceSketch.Runs(words, runs);
        return runs;
    }

    private static ulong[] FilterOf(uint[] runs)
    {
        var marks = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(runs.Length / 4) + 1)];
        foreach (var run in runs)
            marks[(run >> 6) & (uint)(marks.Length - 1)] |= 1UL << (int)(run & 63);
        return marks;
    }
}
